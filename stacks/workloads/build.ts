import type { NetworkOutputs } from "../../components/index.ts";
import type { EstateNetwork } from "../estate.ts";
import type { GovernedAccounts } from "../governance/build.ts";
import type { GovernancePlan } from "../governance/plan.ts";
import type { At } from "./asked.ts";
import { type Workloads, workloadLinks } from "./check.ts";

/** Makes what the estate asks to run, on the accounts and networks that stand. */
export function buildWorkloads(
  { asked, visitors }: Workloads,
  accounts: GovernedAccounts,
  networks: Readonly<Record<string, EstateNetwork>>,
  made: Readonly<Record<string, NetworkOutputs>>,
): void {
  if (asked.length === 0) return;
  const governance: GovernancePlan = Object.fromEntries(
    Object.entries(accounts).map(([name, { plan }]) => [name, plan]),
  );
  const site = (account: string) => {
    const found = accounts[account];
    if (found === undefined) throw new Error(`the estate has no account ${account}`);
    return found;
  };
  const links = workloadLinks(
    { networks, governance, visitors },
    ({ account }) => site(account.name).links,
    (network) => made[network],
    { edges: new Map(), hubs: new Map(), fleets: new Map() },
  );
  const at: At = (account, region) => site(account).builder.at(region);
  for (const { build } of asked) build(links, at);
}
