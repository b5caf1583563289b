import { type Diagnostic, didYouMean, type Path } from "../../ipam/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import type { WorkloadScope } from "./asked.ts";

/** What something in `workloads:` stands on, as the file has it. */
export interface Standing {
  readonly path: Path;
  readonly network: string;
  readonly tier: string | undefined;
  /** Peers that it is reached from, and where in its part of the file they are. */
  readonly from: readonly string[];
  readonly fromPath: Path;
  /** What is the account's, for whoever has not described it. */
  readonly needs: string;
}

/** Networks name their account by its number. */
export function accountOf(
  { network }: Pick<Standing, "network">,
  { networks, accounts }: Pick<WorkloadScope, "networks" | "accounts">,
): GovernedAccount | undefined {
  const id = networks[network]?.args.account;
  return Object.values(accounts).find((account) => account.id === id);
}

/** Networks, accounts, tiers and peers that the estate lacks. */
export function standingFaults(standing: Standing, scope: WorkloadScope): readonly Diagnostic[] {
  const { source, document, networks } = scope;
  const fault = (path: Path, message: string, hint: string): Diagnostic =>
    source.fault({ path: [...standing.path, ...path] }, { code: "estate.reference", message, hint });
  const known = Object.keys(document.networks);
  if (!known.includes(standing.network)) {
    const hint = didYouMean(standing.network, known, "network");
    return [fault(["network"], "networks: has no such network", hint)];
  }
  const network = networks[standing.network];
  // A network that could not be read is a fault of its own.
  if (network === undefined) return [];
  const faults: Diagnostic[] = [];
  if (accountOf(standing, scope) === undefined) {
    const hint = `describe the account in accounts: ${standing.needs}`;
    faults.push(fault(["network"], "stands in an account that accounts: does not name", hint));
  }
  const tiers = Object.keys(network.args.addresses.tiers);
  if (standing.tier !== undefined && !tiers.includes(standing.tier)) {
    faults.push(fault(["tier"], "is no tier of the network", didYouMean(standing.tier, tiers, "tier")));
  }
  const peers = Object.keys(network.args.peers ?? {});
  for (const [index, peer] of standing.from.entries()) {
    if (peers.includes(peer)) continue;
    faults.push(
      fault([...standing.fromPath, index], "peers: has no such peer", didYouMean(peer, peers, "peer")),
    );
  }
  return faults;
}
