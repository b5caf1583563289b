import { MAIN_VRF, MalformedAddress, type Prefix, PrefixTable, parsePrefix } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import type { IpamPoolsArgs, PlannedRange } from "./contract.ts";
import type { IpamPoolsLayout } from "./layout.ts";
import { DEFAULT_QUOTAS } from "./limits.ts";

type Cloud = "aws" | "alicloud";

/** As the lock writes its keys: names from the outside in; a VRF behind the last one. */
const KEY = /^[a-z0-9][a-z0-9.-]*(\/[a-z0-9][a-z0-9.-]*)*(@[a-z0-9][a-z0-9-]*)?$/;

/** Every fault of the arguments that one range, or two of them, can have. */
export function checkIpamPools(faults: Faults, cloud: Cloud, args: IpamPoolsArgs): void {
  checkRegion(faults, cloud, "region", args.region, args.region);
  for (const fault of tagFaults(args.tags, cloud)) {
    const path = fault.key === "" ? "tags" : `tags.${fault.key}`;
    faults.add("ipam-pools.tags", path, fault.value, fault.message, fault.hint);
  }
  const aggregates = new Map<string, PrefixTable<string>>();
  const read = new Map<string, readonly Prefix[]>();
  for (const [key, range] of Object.entries(args.ranges)) {
    const blocks = readBlocks(faults, key, range);
    read.set(key, blocks);
    if (range.kind !== "aggregate") continue;
    const vrf = range.vrf ?? MAIN_VRF;
    const table = aggregates.get(vrf) ?? new PrefixTable<string>();
    aggregates.set(vrf, table);
    for (const block of blocks) table.set(block, key);
  }
  for (const [key, range] of Object.entries(args.ranges)) {
    checkPlace(faults, key, range, read.get(key) ?? [], aggregates.get(range.vrf ?? MAIN_VRF));
    const own = range.kind === "network" && range.cloud?.provider === cloud ? range.cloud : undefined;
    if (own) checkRegion(faults, cloud, `ranges.${key}.cloud.region`, own.region, args.region);
  }
}

function checkRegion(faults: Faults, cloud: Cloud, path: string, region: string, home: string): void {
  const known = cloud === "aws" ? partitionOf(region) : sideOf(region);
  if (known === undefined) {
    const example = cloud === "aws" ? "ap-southeast-1 or cn-north-1" : "cn-shanghai or ap-southeast-1";
    const hint = `write it as ${example}`;
    faults.add("ipam-pools.region", path, region, "is no region of the cloud", hint);
  } else if (cloud === "aws" && partitionOf(home) !== undefined && known !== partitionOf(home)) {
    // Partitions of AWS share nothing; Alibaba Cloud has one IPAM for both sides of the border.
    const hint = "make one IPAM in each partition, each with the networks of its own";
    faults.add("ipam-pools.partition", path, region, `is in another partition than ${home}`, hint);
  }
}

function readBlocks(faults: Faults, key: string, { blocks }: PlannedRange): readonly Prefix[] {
  if (!KEY.test(key)) {
    const hint = "use the key of the lock file, such as east/sh-001";
    faults.add("ipam-pools.key", `ranges.${key}`, key, "is no key of a plan", hint);
  }
  return blocks.flatMap((block, index) => {
    const path = `ranges.${key}.blocks[${index}]`;
    try {
      const prefix = parsePrefix(block);
      if (prefix.family === "ipv4") return [prefix];
      faults.add(
        "ipam-pools.family",
        path,
        block,
        "is no IPv4 prefix",
        "leave IPv6 to the cloud's own pools",
      );
    } catch (error) {
      if (!(error instanceof MalformedAddress)) throw error;
      faults.add("ipam-pools.prefix", path, block, error.message, error.hint);
    }
    return [];
  });
}

function checkPlace(
  faults: Faults,
  key: string,
  range: PlannedRange,
  blocks: readonly Prefix[],
  aggregates: PrefixTable<string> | undefined,
): void {
  if (range.blocks.length === 0) {
    faults.add("ipam-pools.blocks", `ranges.${key}.blocks`, [], "is empty", "leave the range out");
  }
  for (const block of blocks) {
    const around = aggregates?.matches(block).filter(({ value }) => value !== key) ?? [];
    const path = `ranges.${key}.blocks`;
    if (range.kind === "aggregate" && around.length > 0) {
      const message = `lies in ${around[0]?.value}`;
      faults.add("ipam-pools.overlap", path, String(block), message, "merge the two aggregates");
    } else if (range.kind !== "aggregate" && range.kind !== "reserved" && around.length === 0) {
      const hint = "pools are cut from aggregates: add the one it belongs to";
      faults.add("ipam-pools.outside", path, String(block), "lies in no aggregate of its VRF", hint);
    }
  }
}

/** Counted over what will be made. */
export function checkQuotas(
  faults: Faults,
  cloud: Cloud,
  { quotas }: IpamPoolsArgs,
  layout: IpamPoolsLayout,
): void {
  const most = { ...DEFAULT_QUOTAS[cloud], ...quotas };
  const raise = "ask the cloud for more and say so in quotas, or plan with fewer blocks";
  for (const { key, cidrs } of layout.pools) {
    if (cidrs.length <= most.cidrsPerPool) continue;
    const message = `has ${cidrs.length} blocks; a pool takes ${most.cidrsPerPool}`;
    faults.add("ipam-pools.quota", `pools.${key}`, undefined, message, raise);
  }
  for (const vrf of [MAIN_VRF, ...layout.scopes]) {
    const count = layout.pools.filter((pool) => pool.vrf === vrf).length;
    if (count <= most.poolsPerScope) continue;
    const message = `VRF ${vrf} needs ${count} pools; a scope takes ${most.poolsPerScope}`;
    faults.add("ipam-pools.quota", "ranges", undefined, message, raise);
  }
  if (layout.scopes.length > most.scopes) {
    const message = `${layout.scopes.length} VRFs besides ${MAIN_VRF} need a scope each; there are ${most.scopes}`;
    faults.add("ipam-pools.quota", "ranges", undefined, message, raise);
  }
}
