import { MAIN_VRF, type Prefix, PrefixTable, parsePrefix } from "../../ipam/index.ts";
import { Faults } from "../faults.ts";
import { checkIpamPools, checkQuotas } from "./check.ts";
import type { IpamPoolsArgs, PlannedRange } from "./contract.ts";

/** Every decision about an IPAM, as plain data. Parents stand before their children. */
export interface IpamPoolsLayout {
  readonly region: string;
  /** Regions in which pools may be used: that of the IPAM and those of this cloud's networks. */
  readonly operatingRegions: readonly string[];
  /** VRFs that need a scope besides the IPAM's default private one, which is the main VRF's. */
  readonly scopes: readonly string[];
  readonly pools: readonly PoolPlan[];
  readonly allocations: readonly AllocationPlan[];
}

export interface PoolPlan {
  readonly key: string;
  readonly vrf: string;
  /** Pool whose space this one is cut from. */
  readonly parent?: PoolCidr["key"];
  /** Region whose networks may take from the pool; absent for one that others are cut from. */
  readonly locale?: string;
  readonly cidrs: readonly PoolCidr[];
  readonly note?: string;
}

export interface PoolCidr {
  readonly key: string;
  readonly cidr: string;
}

/** Space that is taken, in the smallest pool around it. */
export interface AllocationPlan {
  readonly key: string;
  readonly pool: string;
  readonly cidr: string;
  /** Whose it is: `site`, `network`, `reserved`. */
  readonly kind: PlannedRange["kind"];
  readonly range: string;
  readonly note?: string;
}

/** @throws BadInput with every fault of the arguments at once, before any resource exists. */
export function layoutIpamPools(
  name: string,
  cloud: "aws" | "alicloud",
  args: IpamPoolsArgs,
): IpamPoolsLayout {
  const faults = new Faults(`ipam pools "${name}"`);
  checkIpamPools(faults, cloud, args);
  // Only ranges that can be read can be put into one another.
  faults.throwIfAny();
  const ranges = Object.entries(args.ranges).map(([key, range]) => ({ key, ...range }));
  const aggregates = ranges.filter(({ kind }) => kind === "aggregate").map(aggregatePool);
  const around = tablesOf(aggregates);
  const children = ranges.flatMap((range) => childPools(range, cloud, around));
  const pools = [...aggregates, ...children];
  const layout: IpamPoolsLayout = {
    region: args.region,
    operatingRegions: [
      ...new Set([args.region, ...pools.flatMap(({ locale }) => (locale === undefined ? [] : [locale]))]),
    ].sort(),
    scopes: [...new Set(pools.map(({ vrf }) => vrf))].filter((vrf) => vrf !== MAIN_VRF).sort(),
    pools,
    allocations: allocationsOf(ranges, tablesOf(pools), faults),
  };
  checkQuotas(faults, cloud, args, layout);
  faults.throwIfAny();
  return layout;
}

type Range = PlannedRange & { readonly key: string };
/** Pool keys by the prefixes of the pool, one table for each VRF. */
type Tables = ReadonlyMap<string, PrefixTable<string>>;

function vrfOf({ vrf = MAIN_VRF }: PlannedRange): string {
  return vrf;
}

function aggregatePool(range: Range): PoolPlan {
  const { key, blocks, description } = range;
  return { key, vrf: vrfOf(range), cidrs: blocks.map(cidrOf), ...noteOf(description) };
}

/** An aggregate, a region or a network may have several blocks; a block is known by its own address. */
function cidrOf(cidr: string): PoolCidr {
  return { key: cidr.replace("/", "-"), cidr };
}

function noteOf(description: string | undefined): { readonly note?: string } {
  return description === undefined ? {} : { note: description };
}

/** A pool has one parent, so a region with blocks in two aggregates has two pools. */
function childPools(range: Range, cloud: string, around: Tables): readonly PoolPlan[] {
  const isOwn = range.kind === "network" && range.cloud?.provider === cloud;
  if (range.kind !== "region" && !isOwn) return [];
  const byParent = new Map<string, string[]>();
  for (const block of range.blocks) {
    const parent = poolAround(block, range, around);
    byParent.set(parent, [...(byParent.get(parent) ?? []), block]);
  }
  return [...byParent].map(([parent, blocks]) => ({
    key: `${isOwn ? range.key : `regions/${range.key}`}/${parent.split("/").at(-1)}`,
    vrf: vrfOf(range),
    parent,
    ...(isOwn && range.cloud ? { locale: range.cloud.region } : {}),
    cidrs: blocks.map(cidrOf),
    ...noteOf(range.description),
  }));
}

function tablesOf(pools: readonly PoolPlan[]): Tables {
  const tables = new Map<string, PrefixTable<string>>();
  for (const { key, vrf, cidrs } of pools) {
    const table = tables.get(vrf) ?? new PrefixTable<string>();
    tables.set(vrf, table);
    for (const { cidr } of cidrs) table.set(parsePrefix(cidr), key);
  }
  return tables;
}

function poolAround(block: string, range: PlannedRange, pools: Tables): string {
  const match = pools.get(vrfOf(range))?.longestMatch(parsePrefix(block));
  if (match === undefined) throw new Error(`${block} was checked and lies in no pool`);
  return match.value;
}

/**
 * Sites, reserved ranges, and networks of either cloud. A reserved range may reach beyond the aggregates, hold
 * a part of them, or another reserved range: what of it lies in a pool and is not yet taken is allocated.
 */
function allocationsOf(ranges: readonly Range[], pools: Tables, faults: Faults): readonly AllocationPlan[] {
  const taken = new Map<string, PrefixTable<string>>();
  const wanted = ranges
    .filter(({ kind }) => kind === "site" || kind === "network" || kind === "reserved")
    .flatMap((range) => range.blocks.map((block) => ({ range, prefix: parsePrefix(block) })))
    .sort((a, b) => a.prefix.length - b.prefix.length || a.prefix.compare(b.prefix));
  const plans: AllocationPlan[] = [];
  for (const { range, prefix } of wanted) {
    const vrf = vrfOf(range);
    const table = taken.get(vrf) ?? new PrefixTable<string>();
    taken.set(vrf, table);
    for (const part of partsInPools(prefix, pools.get(vrf))) {
      const holder = table.longestMatch(part.prefix)?.value ?? poolInside(part, pools.get(vrf));
      if (holder !== undefined) {
        if (range.kind !== "reserved" || !holder.startsWith("reserved/")) {
          const path = `ranges.${range.key}.blocks`;
          const hint = "take one of the two out, or give them space of their own";
          faults.add("ipam-pools.overlap", path, String(prefix), `shares addresses with ${holder}`, hint);
        }
        continue;
      }
      table.set(part.prefix, range.key);
      plans.push({
        key: `${range.key}/${cidrOf(String(part.prefix)).key}`,
        pool: part.pool,
        cidr: String(part.prefix),
        kind: range.kind,
        range: range.key,
        ...noteOf(range.description),
      });
    }
  }
  return plans.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** A pool cut out of the space that is to be allocated as one piece. */
function poolInside(part: PoolPart, pools: PrefixTable<string> | undefined): string | undefined {
  return pools?.subtree(part.prefix).find(({ value }) => value !== part.pool)?.value;
}

interface PoolPart {
  readonly prefix: Prefix;
  readonly pool: string;
}

function partsInPools(prefix: Prefix, pools: PrefixTable<string> | undefined): readonly PoolPart[] {
  const around = pools?.longestMatch(prefix);
  if (around !== undefined) return [{ prefix, pool: around.value }];
  return (pools?.subtree(prefix) ?? []).map((entry) => ({ prefix: entry.prefix, pool: entry.value }));
}
