import type { Diagnostic } from "../../ipam/index.ts";
import type { EstateNetwork } from "../estate.ts";
import { plannedLinks } from "../governance/check.ts";
import { accessBucket } from "../governance/complete.ts";
import type { AccountPlan, GovernancePlan } from "../governance/plan.ts";
import { stepsOf } from "../governance/written.ts";
import { moved, once } from "../moved.ts";
import { type Asked, edgeKey, type WorkloadLinks, type WorkloadScope } from "./asked.ts";
import { plannedEdges } from "./edge-shield.ts";
import { groupAsked } from "./group.ts";
import { plannedFleets } from "./iot.ts";
import { siteOf } from "./site.ts";
import { plannedHubs } from "./store-link.ts";
import { systemReferences, systemsAsked, ungovernedSystems } from "./systems.ts";
import { visitorPeers } from "./visitors.ts";

/** What runs, and what its sites know beside their networks. */
export interface Workloads {
  readonly asked: readonly Asked[];
  /** Peers that entries name → their prefixes. */
  readonly visitors: Readonly<Record<string, readonly string[]>>;
}

const NOTHING: Workloads = { asked: [], visitors: {} };

/** Everything that the estate asks to run, and what is wrong with it, before the program starts. */
export function workloadFaults(
  scope: WorkloadScope,
  governance: GovernancePlan,
): Workloads & { readonly faults: readonly Diagnostic[] } {
  const visitors = visitorPeers(scope);
  const lost = [...ungovernedSystems(scope), ...systemReferences(scope), ...visitors.faults];
  if (lost.length > 0) return { ...NOTHING, faults: lost };
  // Accounts that could not be read are faults of their own.
  if (Object.keys(governance).length === 0) return { ...NOTHING, faults: [] };
  const group = groupAsked(scope);
  if (group.faults.length > 0) return { ...NOTHING, faults: group.faults };
  const asked = [
    ...group.asked.filter(({ first }) => first === true),
    ...systemsAsked(scope),
    ...group.asked.filter(({ first }) => first === undefined),
  ];
  const links = planned(scope, governance, visitors.peers);
  const faults = asked.flatMap(({ layout, at, place = (path) => [...at, ...stepsOf(path)] }) =>
    moved(() => layout(links), place, scope.source),
  );
  return { asked, visitors: visitors.peers, faults: once(faults) };
}

/** Keys, routes and networks as the plan has them. */
function planned(
  scope: WorkloadScope,
  governance: GovernancePlan,
  visitors: Workloads["visitors"],
): WorkloadLinks {
  const { networks, document, accounts } = scope;
  return workloadLinks(
    { networks, governance, visitors },
    (plan) => plannedLinks(plan),
    () => undefined,
    {
      edges: plannedEdges(document.workloads["edge-shields"], accounts),
      hubs: plannedHubs(document.workloads["store-links"], { accounts }),
      fleets: plannedFleets(document.workloads.iot, scope),
    },
  );
}

interface Sites {
  readonly networks: Readonly<Record<string, EstateNetwork>>;
  readonly governance: GovernancePlan;
  readonly visitors: Workloads["visitors"];
}

/** @param made what a network gives its hosts, where it stands already */
export function workloadLinks(
  { networks, governance, visitors }: Sites,
  linksOf: (plan: AccountPlan) => ReturnType<typeof plannedLinks>,
  made: (network: string) => Parameters<typeof siteOf>[4],
  { edges, hubs, fleets }: Pick<WorkloadLinks, "edges" | "hubs" | "fleets">,
): WorkloadLinks {
  const plan = (account: string): AccountPlan => {
    const found = governance[account];
    if (found === undefined) throw new Error(`the estate has no account ${account}`);
    return found;
  };
  return {
    site: (name) => {
      const network = networks[name];
      const holder = Object.values(governance).find(
        ({ account }) =>
          account.id === network?.args.account && account.provider === network.args.addresses.provider,
      );
      if (network === undefined || holder === undefined)
        throw new Error(`no account governs network ${name}`);
      const archive = governance[holder.audit?.archive.name ?? ""];
      const accessLogs = archive === undefined ? undefined : accessBucket(archive, network.args.addresses);
      const edge = edges.get(edgeKey(holder.account.name, network.args.addresses.region));
      const more = {
        peers: visitors,
        ...(accessLogs !== undefined && { accessLogs }),
        ...(edge !== undefined && { edge }),
      };
      return siteOf(name, network, holder, linksOf(holder), made(name), more);
    },
    key: (account, region, domain) => linksOf(plan(account)).key(region, domain),
    kmsInstance: (account, region) => plan(account).regions[region]?.keys.kmsInstance,
    route: (account, region) => linksOf(plan(account)).route(region),
    edges,
    hubs,
    fleets,
  };
}
