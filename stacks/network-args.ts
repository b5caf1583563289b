import { isDeepStrictEqual } from "node:util";
import type { FlowArgs, NetworkArgs, PeerArgs, TierRole } from "../components/index.ts";
import {
  type Allocation,
  type Diagnostic,
  didYouMean,
  MalformedAddress,
  type Path,
  type Prefix,
  PrefixSet,
  parsePrefix,
  type Source,
  ZONES,
  type ZoneRules,
} from "../ipam/index.ts";
import type { EstateDocument, NetworkDocument, PeerDocument } from "./schema.ts";

/** Tiers that need no settings: their name says what they are. */
export const ROLES: readonly string[] = ["web", "app", "db", "management"] satisfies readonly TierRole[];

/** What a network takes from the plan. */
export interface PlanFacts {
  readonly allocation: Allocation;
  readonly zones: ReadonlyMap<string, ZoneRules>;
}

/**
 * What one network of the estate asks of its component: the estate's words, the plan's addresses.
 * `args` is absent where the plan does not know the network.
 */
export function networkArgs(
  name: string,
  document: EstateDocument,
  source: Source,
  plan: PlanFacts,
): { readonly args?: NetworkArgs; readonly faults: readonly Diagnostic[] } {
  const written = document.networks[name];
  const addresses = plan.allocation.cloudNetworks.get(name);
  if (written === undefined || addresses === undefined) return { faults: [] };
  const faults: Diagnostic[] = [];
  const tiers = tiersOf(name, written, Object.keys(addresses.tiers), source, faults);
  const flows = flowsOf(document, written, Object.keys(addresses.tiers));
  const peers = peersOf(document, flows, source, plan.allocation, faults);
  const zones = ownZones(plan.zones);
  const args: NetworkArgs = {
    account: written.account,
    addresses,
    tags: { ...document.tags, environment: written.environment, ...written.tags },
    tiers,
    egress: withoutUndefined(written.egress),
    peers,
    flows,
    ...(Object.keys(zones).length > 0 && { zones }),
    ...withoutUndefined({
      endpoints: written.endpoints && withoutUndefined(written.endpoints),
      flowLogs: flowLogsOf(written),
      deletion: written.deletion,
      quotas: written.quotas && withoutUndefined(written.quotas),
    }),
  };
  return { args, faults };
}

/** Switched off, a retention means nothing. */
function flowLogsOf({ flowLogs }: NetworkDocument): NetworkArgs["flowLogs"] {
  if (flowLogs === undefined) return undefined;
  const { off, ...on } = flowLogs;
  return off === undefined ? withoutUndefined(on) : { off };
}

/** A tier of the plan is its own role if it has a role's name; any other name has to say what it is. */
function tiersOf(
  name: string,
  { tiers }: NetworkDocument,
  planned: readonly string[],
  source: Source,
  faults: Diagnostic[],
): NetworkArgs["tiers"] {
  const args: Record<string, NetworkArgs["tiers"][string]> = {};
  for (const tier of new Set([...planned, ...Object.keys(tiers)])) {
    const { role = ROLES.find((known) => known === tier), ...settings } = tiers[tier] ?? {};
    if (role === undefined) {
      faults.push(
        source.fault(
          { path: ["networks", name, "tiers", tier] },
          {
            code: "estate.tier-role",
            message: `tier "${tier}" of the plan has no role`,
            hint: `write tiers: { ${tier}: { role: app } }; roles are ${ROLES.join(", ")}`,
          },
        ),
      );
    } else {
      args[tier] = { role: role as TierRole, ...withoutUndefined(settings) };
    }
  }
  return args;
}

/** The estate's flows apply where both ends exist; the network's own always do, and win. */
function flowsOf(
  { flows, peers }: EstateDocument,
  written: NetworkDocument,
  tiers: readonly string[],
): Readonly<Record<string, FlowArgs>> {
  const ends = new Set(["internet", ...tiers, ...Object.keys(peers)]);
  const common = Object.entries(flows).filter(([, { from, to }]) => ends.has(from) && ends.has(to));
  const all = { ...Object.fromEntries(common), ...written.flows };
  return Object.fromEntries(Object.entries(all).map(([key, flow]) => [key, withoutUndefined(flow)]));
}

/** Only peers that a flow of this network names: others would be addresses for nothing. */
function peersOf(
  { peers, networks }: Pick<EstateDocument, "peers" | "networks">,
  flows: Readonly<Record<string, FlowArgs>>,
  source: Source,
  allocation: Allocation,
  faults: Diagnostic[],
): Readonly<Record<string, PeerArgs>> {
  const used = new Set(Object.values(flows).flatMap(({ from, to }) => [from, to]));
  return Object.fromEntries(
    Object.entries(peers)
      .filter(([peer]) => used.has(peer))
      .map(([peer, written]) => [
        peer,
        peerArgs(["peers", peer], written, { networks, source, allocation }, faults),
      ]),
  );
}

/** What a peer's prefixes are read from. */
interface PeerScope {
  readonly networks: EstateDocument["networks"];
  readonly source: Source;
  readonly allocation: Allocation;
}

export function peerArgs(
  path: Path,
  { description, ipv4 = [], ipv6 = [], plan }: PeerDocument,
  { networks, source, allocation }: PeerScope,
  faults: Diagnostic[],
): PeerArgs {
  if (plan?.networks !== undefined) {
    const { prefixes, zones } = cloudPeer([...path, "plan"], plan, { networks, source, allocation }, faults);
    return {
      description,
      zones,
      ipv4: [...ipv4, ...prefixes],
      ...(ipv6.length > 0 && { ipv6 }),
    };
  }
  const planned =
    plan === undefined ? [] : plannedPrefixes([...path, "plan"], plan, source, allocation, faults);
  const v4 = [...ipv4, ...merged(planned, "ipv4")];
  const v6 = [...ipv6, ...merged(planned, "ipv6")];
  const zones = zonesAt([...v4, ...v6], allocation);
  return {
    description,
    ...(zones.length > 0 && { zones }),
    ...(v4.length > 0 && { ipv4: v4 }),
    ...(v6.length > 0 && { ipv6: v6 }),
  };
}

/** Zones of the plan that have an address among these, whoever wrote them down. */
function zonesAt(prefixes: readonly string[], { prefixes: rows }: Allocation): readonly string[] {
  const space = PrefixSet.of(prefixes.flatMap(readable));
  const held = rows.filter(
    ({ zone, region, status, prefix }) =>
      zone !== null && region !== null && status !== "deprecated" && space.overlaps(prefix),
  );
  return [...new Set(held.map(({ zone }) => zone ?? ""))].sort();
}

/** A prefix that cannot be read is refused by the network itself. */
function readable(text: string): readonly Prefix[] {
  try {
    return [parsePrefix(text)];
  } catch (error) {
    if (error instanceof MalformedAddress) return [];
    throw error;
  }
}

/** What the guide's zones do not say by themselves. */
function ownZones(zones: PlanFacts["zones"]): NonNullable<NetworkArgs["zones"]> {
  const own = [...zones].filter(([name, { isolation }]) => {
    return !isDeepStrictEqual(isolation, ZONES.get(name)?.isolation);
  });
  return Object.fromEntries(own.map(([name, { isolation }]) => [name, isolation]));
}

type PlanSelection = NonNullable<PeerDocument["plan"]>;

/** Hosts of other networks of the group: their blocks, and the zones that their tiers are in. */
function cloudPeer(
  path: Path,
  { networks: named = [], tiers, ...sites }: PlanSelection,
  { networks, source, allocation }: PeerScope,
  faults: Diagnostic[],
): { readonly prefixes: readonly string[]; readonly zones: readonly string[] } {
  const lost = (at: Path, message: string, hint: string): void => {
    faults.push(source.fault({ path: [...path, ...at] }, { code: "estate.reference", message, hint }));
  };
  for (const [selector] of Object.entries(sites).filter(([, value]) => value !== undefined)) {
    lost(
      [selector],
      "is said of sites, beside networks",
      "write a peer for the sites, and one for the networks",
    );
  }
  const known = [...allocation.cloudNetworks.keys()];
  const found = named.flatMap((name, index) => {
    const network = allocation.cloudNetworks.get(name);
    if (network !== undefined) return [{ name, network }];
    lost(["networks", index], "the plan has no such network", didYouMean(name, known, "network"));
    return [];
  });
  const all = [...new Set(found.flatMap(({ network }) => Object.keys(network.tiers)))];
  for (const [index, tier] of (tiers ?? []).entries()) {
    if (found.length === 0 || all.includes(tier)) continue;
    lost(["tiers", index], "is no tier of these networks", didYouMean(tier, all, "tier"));
  }
  const zones = found.flatMap(({ name, network }) =>
    Object.keys(network.tiers)
      .filter((tier) => tiers?.includes(tier) ?? true)
      .map((tier) => zoneOf(tier, networks[name]?.tiers[tier])),
  );
  const prefixes = found.flatMap(({ network }) =>
    tiers === undefined
      ? [network.ipv4, ...(network.secondary ?? [])]
      : tiers.flatMap((tier) => network.tiers[tier]?.ipv4 ?? []),
  );
  return { prefixes: [...new Set(prefixes)], zones: [...new Set(zones)].sort() };
}

/** As the network component has it, where nothing else is said. */
function zoneOf(tier: string, written: NetworkDocument["tiers"][string] | undefined): string {
  return written?.zone ?? ((written?.role ?? tier) === "management" ? "management" : "server");
}

/** Prefixes of the plan that a peer stands for; a name the plan lacks is a fault, not an empty peer. */
function plannedPrefixes(
  path: Path,
  { regions, sites, zone, zones = [] }: PlanSelection,
  source: Source,
  allocation: Allocation,
  faults: Diagnostic[],
): Allocation["prefixes"] {
  const all = allocation.prefixes.filter(({ region }) => region !== null);
  const refer = (key: string, names: readonly string[], known: Iterable<string | null>, noun: string) => {
    const candidates = [...new Set(known)].filter((name) => name !== null);
    for (const [index, name] of names.entries()) {
      if (candidates.includes(name)) continue;
      const hint = didYouMean(name, candidates, noun);
      const at = key === "zone" ? [...path, key] : [...path, key, index];
      faults.push(
        source.fault(
          { path: at },
          { code: "estate.reference", message: `the plan has no such ${noun}`, hint },
        ),
      );
    }
  };
  refer(
    "regions",
    regions ?? [],
    all.map((row) => row.region),
    "region",
  );
  refer(
    "sites",
    sites ?? [],
    all.map((row) => row.site),
    "site",
  );
  const known = all.map((row) => row.zone);
  refer("zone", zone === undefined ? [] : [zone], known, "zone");
  refer("zones", zones, known, "zone");
  const wanted = zone === undefined ? zones : [zone, ...zones];
  return all.filter(
    (row) =>
      (regions === undefined || regions.includes(row.region ?? "")) &&
      (sites === undefined || sites.includes(row.site ?? "")) &&
      (wanted.length === 0 ? row.status === "container" : wanted.includes(row.zone ?? "")),
  );
}

/** As few prefixes as cover the same addresses: security groups and ACLs count them. */
function merged(rows: Allocation["prefixes"], family: "ipv4" | "ipv6"): readonly string[] {
  const texts = rows.filter(({ prefix }) => prefix.family === family).map(({ prefix }) => prefix);
  return PrefixSet.of(texts)
    .prefixes()
    .map((prefix) => prefix.toString());
}

/** Optional settings of the file are left out, not passed as undefined. */
function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never;
}
