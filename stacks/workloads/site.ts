import type { NetworkOutputs } from "../../components/index.ts";
import { layoutNetwork } from "../../components/network/index.ts";
import type { SiteTier, SystemSite } from "../../components/system/index.ts";
import { BadInput } from "../../ipam/index.ts";
import type { EstateNetwork } from "../estate.ts";
import type { Links } from "../governance/complete.ts";
import type { AccountPlan } from "../governance/plan.ts";

/** What a network gives its hosts; in a check nothing of it is there yet. */
export type NetworkLinks = Pick<NetworkOutputs, "vpcId" | "subnetIds" | "securityGroupIds" | "routeTableIds">;

/**
 * A network as a workload finds it.
 * @param made undefined in a check: ids are empty then
 */
export function siteOf(
  name: string,
  { args }: EstateNetwork,
  { regions }: Pick<AccountPlan, "regions">,
  { key, route }: Links,
  made: NetworkLinks | undefined,
  { peers = {}, ...more }: Partial<Pick<SystemSite, "accessLogs" | "edge" | "peers">> = {},
): SystemSite {
  const { provider, region } = args.addresses;
  const keys = regions[region]?.keys;
  const to = route(region);
  return {
    provider,
    network: name,
    account: args.account,
    region,
    environment: environmentOf(args.tags),
    vpcId: made?.vpcId ?? "",
    routeTables: made?.routeTableIds ?? plannedTables(args),
    tiers: Object.fromEntries(
      Object.keys(args.addresses.tiers).map((tier) => [tier, tierOf(tier, args, made)]),
    ),
    peers: {
      ...Object.fromEntries(Object.entries(args.peers ?? {}).map(([peer, { ipv4 = [] }]) => [peer, ipv4])),
      ...peers,
    },
    flows: args.flows,
    keys: Object.fromEntries(Object.keys(keys?.domains ?? {}).map((domain) => [domain, key(region, domain)])),
    ...(keys?.kmsInstance !== undefined && { kmsInstance: keys.kmsInstance }),
    ...(to !== undefined && { route: to }),
    ...more,
  };
}

/** Names of the tables that the network will have; a network with faults of its own is told of elsewhere. */
function plannedTables(args: EstateNetwork["args"]): Readonly<Record<string, string>> {
  try {
    const { routing } = layoutNetwork(args.addresses.name, args.addresses.provider, args);
    return Object.fromEntries(routing.tables.map(({ key }) => [key, ""]));
  } catch (error) {
    if (error instanceof BadInput) return {};
    throw error;
  }
}

function tierOf(tier: string, args: EstateNetwork["args"], made: NetworkLinks | undefined): SiteTier {
  const subnets = args.addresses.tiers[tier]?.subnets ?? {};
  return {
    role: args.tiers[tier]?.role ?? "app",
    ...(args.tiers[tier]?.zone === undefined ? {} : { zone: args.tiers[tier].zone }),
    group: made?.securityGroupIds[tier] ?? "",
    subnets: Object.fromEntries(
      Object.keys(subnets).map((zone) => [zone, made?.subnetIds[tier]?.[zone] ?? ""]),
    ),
    prefixes: Object.fromEntries(Object.entries(subnets).map(([zone, { ipv4 }]) => [zone, ipv4])),
  };
}

/** The network's own word, which its schema has read already. */
function environmentOf(tags: EstateNetwork["args"]["tags"]): SystemSite["environment"] {
  return tags.environment as SystemSite["environment"];
}
