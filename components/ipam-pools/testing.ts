import type { Tags } from "../tagging/contract.ts";
import type { IpamPoolsArgs, PlannedRange } from "./contract.ts";

const TAGS: Tags = {
  department: "it",
  "business-line": "retail",
  project: "address-plan",
  environment: "production",
  owner: "network-team",
  "data-class": "internal",
};

/** Two regions with stores, a network on each cloud, a partner's range, and guests in a VRF of their own. */
export const RANGES: Readonly<Record<string, PlannedRange>> = {
  "aggregates/group": { kind: "aggregate", blocks: ["10.0.0.0/8"], description: "集团私有地址" },
  "aggregates/guests": { kind: "aggregate", blocks: ["10.64.0.0/12"], vrf: "guest" },
  "clouds/hangzhou": {
    kind: "network",
    blocks: ["10.96.0.0/17"],
    cloud: { provider: "alicloud", region: "cn-hangzhou" },
  },
  "clouds/tokyo": {
    kind: "network",
    blocks: ["10.16.0.0/17"],
    cloud: { provider: "aws", region: "ap-northeast-1" },
  },
  east: { kind: "region", blocks: ["10.1.0.0/16", "10.5.0.0/16"] },
  "east/sh-001": { kind: "site", blocks: ["10.1.0.0/20"], description: "Store at People's Square" },
  "east/sh-002": { kind: "site", blocks: ["10.1.16.0/20", "10.5.0.0/24"] },
  "east@guest": { kind: "region", blocks: ["10.64.0.0/16"], vrf: "guest" },
  "east/sh-001@guest": { kind: "site", blocks: ["10.64.0.0/22"], vrf: "guest" },
  "reserved/bank": { kind: "reserved", blocks: ["10.200.0.0/16"], description: "leased line to the bank" },
  "reserved/lab": { kind: "reserved", blocks: ["192.168.0.0/16"] },
};

export function ipamPoolsArgs(region: string, more: Partial<IpamPoolsArgs> = {}): IpamPoolsArgs {
  return { region, ranges: RANGES, tags: TAGS, ...more };
}
