import { createHash } from "node:crypto";
import { PrefixSet, type Provider, parsePrefix } from "../../ipam/index.ts";
import { Faults } from "../faults.ts";
import { physicalName } from "../naming/layout.ts";
import type { PlannedPolicy } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { tunnelLogPolicies } from "./aws-policy.ts";
import { checkStoreLink } from "./check.ts";
import { checkQuotas } from "./check-quotas.ts";
import type { LineArgs, StoreArgs, StoreLinkArgs, Vendor } from "./contract.ts";
import { type HubDistance, hubOf, nearestHubs } from "./hubs.ts";
import { ASN, LOG_DAYS, PROBES_PER_MONITOR } from "./limits.ts";
import { nationalOf, type PlannedNational } from "./national.ts";
import { type Reach, reachOf, segmentsOf, zoneMatrix } from "./segments.ts";
import {
  type InsideAddresses,
  insideAddresses,
  LINES,
  type LineKey,
  TUNNELS,
  type TunnelIndex,
} from "./tunnels.ts";

/** Every decision about a hub and its stores, as plain data: the leaves only translate it. */
export interface StoreLinkLayout {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly asn: { readonly hub: number; readonly stores: number };
  readonly stores: readonly PlannedStore[];
  readonly gateways: readonly PlannedGateway[];
  readonly connections: readonly PlannedConnection[];
  /** One table a segment and one a network; nothing stands in the hub's own default table. */
  readonly tables: readonly PlannedTable[];
  /** Ways from segments into networks. */
  readonly routes: readonly PlannedRoute[];
  readonly networks: readonly PlannedNetwork[];
  readonly probes: readonly PlannedProbe[];
  /** Gateways by the national standard, and the stores that end at them. */
  readonly national: readonly PlannedNational[];
  readonly logDays: number;
  readonly logGroup: string;
  readonly keysSince: string;
  readonly policies: readonly PlannedPolicy[];
  /** Stores that another hub is nearer to by now; they stay where they are. */
  readonly nearer: Readonly<Record<string, HubDistance>>;
}

export interface PlannedStore {
  readonly key: string;
  readonly device: Vendor;
  readonly lines: Readonly<Partial<Record<LineKey, LineArgs>>>;
  readonly secret: string;
  /** KMS takes no second value under one version: the day and the tunnels are in its name. */
  readonly secretVersion: string;
  readonly tags: Tags;
  readonly segments: readonly {
    readonly key: string;
    readonly slot: number;
    readonly announces: readonly string[];
    readonly accepts: readonly string[];
  }[];
  readonly national: boolean;
}

/** A line of a store, as the cloud knows it. */
export interface PlannedGateway {
  readonly key: string;
  readonly store: string;
  readonly line: LineArgs;
  readonly tags: Tags;
}

export interface PlannedConnection {
  readonly key: string;
  readonly store: string;
  readonly segment: string;
  readonly line: LineKey;
  readonly gateway: string;
  readonly auth: "certificate" | "pre-shared-key";
  readonly tunnels: readonly PlannedTunnel[];
  /** Networks whose tables learn the store's prefixes from it. */
  readonly networks: readonly string[];
  readonly tags: Tags;
}

export interface PlannedTunnel {
  readonly key: string;
  readonly index: TunnelIndex;
  readonly number: number;
  readonly inside: InsideAddresses;
}

export interface PlannedTable {
  readonly key: string;
  readonly of: "segment" | "network";
  readonly name: string;
}

export interface PlannedRoute {
  readonly key: string;
  readonly segment: string;
  readonly network: string;
  readonly zone: string;
  readonly prefix: string;
}

export interface PlannedNetwork {
  readonly key: string;
  readonly azs: readonly string[];
  /** Ways from the network's own tables to the stores. */
  readonly routes: readonly { readonly key: string; readonly table: string; readonly block: string }[];
}

export interface PlannedProbe {
  readonly store: string;
  /** Of twenty stores together, by number: a store that is added moves no other. */
  readonly monitor: string;
  readonly destination: string;
}

/**
 * Arguments → layout.
 * @throws BadInput with every fault of the arguments at once, before any resource exists.
 */
export function layoutStoreLink(name: string, cloud: Provider, args: StoreLinkArgs): StoreLinkLayout {
  const faults = new Faults(`store-link "${name}"`);
  checkStoreLink(faults, cloud, args);
  // Connections can be counted only once it is clear what is joined to what.
  faults.throwIfAny();
  const layout = plan(name, cloud, args);
  checkQuotas(faults, cloud, args, layout);
  faults.throwIfAny();
  return layout;
}

function plan(name: string, cloud: Provider, args: StoreLinkArgs): StoreLinkLayout {
  const matrix = zoneMatrix(args);
  const segments = segmentsOf(args);
  const reach = Object.fromEntries(
    Object.entries(segments).map(([key, segment]) => [key, reachOf(segment, args.networks, matrix)]),
  );
  const used = Object.keys(segments).filter((key) => (reach[key] ?? []).length > 0);
  const own = hubOf(cloud, args.region);
  const stores = Object.entries(args.stores)
    .filter(([, { hub }]) => hub === own)
    .map(([key, store]) => plannedStore(key, store, { name, cloud, args, used, reach }));
  const tables = [
    ...used.map((key) => ({ key, of: "segment" as const, name: `${name}-${key}` })),
    ...Object.keys(args.networks).map((key) => ({
      key: `to-${key}`,
      of: "network" as const,
      name: `${name}-to-${key}`,
    })),
  ];
  const logGroup = physicalName("aws:cloudwatch/logGroup:LogGroup", `/aws/vendedlogs/atrium/${name}/tunnels`);
  return {
    account: args.account,
    region: args.region,
    name,
    asn: { hub: args.asn?.hub ?? ASN.hub, stores: args.asn?.stores ?? ASN.stores },
    stores,
    gateways: stores.flatMap((store) => gatewaysOf(store)),
    connections: stores
      .filter(({ national }) => !national)
      .flatMap((store) => connectionsOf(store, args, reach)),
    tables,
    routes: used.flatMap((segment) => routesOf(segment, reach[segment] ?? [])),
    networks: Object.entries(args.networks).map(([key, network]) => ({
      key,
      azs: Object.keys(network.subnets),
      routes: Object.keys(network.routeTables).flatMap((table) =>
        args.storeBlocks.map((block) => ({ key: `${key}-${table}-${slug(block)}`, table, block })),
      ),
    })),
    national: nationalOf(name, stores, reach),
    probes: probesOf(name, args, stores),
    logDays: args.logRetentionDays ?? LOG_DAYS.default,
    logGroup,
    keysSince: args.keysSince,
    policies: cloud === "aws" ? tunnelLogPolicies(args, logGroup) : [],
    nearer: nearerHubs(args, stores),
  };
}

interface StoreContext {
  readonly name: string;
  readonly cloud: Provider;
  readonly args: StoreLinkArgs;
  readonly used: readonly string[];
  readonly reach: Readonly<Record<string, readonly Reach[]>>;
}

function plannedStore(
  key: string,
  store: StoreArgs,
  { name, cloud, args, used, reach }: StoreContext,
): PlannedStore {
  const segments = segmentsOf(args);
  const type = cloud === "aws" ? "aws:secretsmanager/secret:Secret" : "alicloud:kms/secret:Secret";
  const own = used.flatMap((segment) => {
    const { slot, zones } = segments[segment] ?? { slot: 0, zones: [] };
    const announces = summarised(zones.flatMap((zone) => store.zones[zone] ?? []));
    const accepts = summarised((reach[segment] ?? []).flatMap(({ prefixes }) => prefixes));
    return announces.length === 0 ? [] : [{ key: segment, slot, announces, accepts }];
  });
  const tunnels = own.flatMap(({ key: segment }) =>
    Object.keys(store.lines).map((line) => `${segment}-${line}`),
  );
  return {
    key,
    secretVersion: `v-${args.keysSince}-${createHash("sha256").update(tunnels.sort().join()).digest("hex").slice(0, 8)}`,
    segments: own,
    device: store.device,
    lines: store.lines,
    secret: physicalName(type, `atrium/${name}/${key}`),
    tags: { site: key, ...waivers(store) },
    national: typeof store.cipher === "object",
  };
}

/** The same addresses in as few prefixes as there are. */
function summarised(prefixes: readonly string[]): readonly string[] {
  return PrefixSet.of(prefixes.map((each) => parsePrefix(each))).cidrs();
}

function linesOf({ lines }: PlannedStore): readonly (readonly [LineKey, LineArgs])[] {
  return LINES.flatMap((key) => {
    const line = lines[key];
    return line === undefined ? [] : [[key, line] as const];
  });
}

function gatewaysOf(store: PlannedStore): readonly PlannedGateway[] {
  if (store.segments.length === 0) return [];
  return linesOf(store).map(([key, line]) => ({
    key: `${store.key}-${key}`,
    store: store.key,
    line,
    tags: store.tags,
  }));
}

function connectionsOf(
  store: PlannedStore,
  args: StoreLinkArgs,
  reach: Readonly<Record<string, readonly Reach[]>>,
): readonly PlannedConnection[] {
  const number = args.stores[store.key]?.number ?? 0;
  return store.segments.flatMap(({ key: segment, slot }) =>
    linesOf(store).map(([line, { certificateArn }]) => ({
      key: `${store.key}-${segment}-${line}`,
      store: store.key,
      segment,
      line,
      gateway: `${store.key}-${line}`,
      auth: certificateArn === undefined ? ("pre-shared-key" as const) : ("certificate" as const),
      tunnels: TUNNELS.map((index) => ({
        key: `${segment}-${line}-${index}`,
        index,
        number: 10 + slot * 4 + LINES.indexOf(line) * 2 + index,
        inside: insideAddresses(number, slot, line, index),
      })),
      networks: [...new Set((reach[segment] ?? []).map(({ network }) => network))],
      tags: { ...store.tags, segment },
    })),
  );
}

function routesOf(segment: string, reach: readonly Reach[]): readonly PlannedRoute[] {
  return reach.flatMap(({ network, zone, prefixes }) =>
    prefixes.map((prefix) => ({
      key: `${segment}-${network}-${slug(prefix)}`,
      segment,
      network,
      zone,
      prefix,
    })),
  );
}

function probesOf(
  name: string,
  args: StoreLinkArgs,
  stores: readonly PlannedStore[],
): readonly PlannedProbe[] {
  if (args.probes === undefined) return [];
  return stores.flatMap(({ key }) => {
    const { probe, number } = args.stores[key] ?? {};
    if (probe === undefined || number === undefined) return [];
    const group = Math.floor((number - 1) / PROBES_PER_MONITOR) + 1;
    return [{ store: key, monitor: `${name}-${group}`, destination: probe }];
  });
}

function nearerHubs(
  args: StoreLinkArgs,
  stores: readonly PlannedStore[],
): Readonly<Record<string, HubDistance>> {
  return Object.fromEntries(
    stores.flatMap(({ key }) => {
      const store = args.stores[key];
      const [first] = store === undefined ? [] : nearestHubs(store.place, args.hubs);
      return store === undefined || first === undefined || first.hub === store.hub ? [] : [[key, first]];
    }),
  );
}

function waivers({ waivers: given = {}, cipher }: StoreArgs): Tags {
  return {
    ...Object.fromEntries(
      Object.entries(given).map(([key, { reason, owner }]) => [
        `waiver-${key}`,
        tagText(`${reason} - ${owner}`),
      ]),
    ),
    ...(typeof cipher === "object" && {
      "tunnel-cipher": tagText(`SM4: ${cipher.sm4.reason} - ${cipher.sm4.owner}`),
    }),
  };
}

/** Of a prefix, in names of resources. */
export function slug(prefix: string): string {
  return prefix.replace(/[./:]+/g, "-");
}
