import { ALICLOUD_ROUTE, AWS_ROUTE, TAGS } from "../workload/testing.ts";
import type { CapacityArgs, Reserve } from "./contract.ts";

export const DEMAND = { kind: "demand", unit: "TPS", peak: 1000, capacity: 1600 } as const satisfies Reserve;

export const RESERVES: Readonly<Record<string, Reserve>> = {
  transactions: DEMAND,
  database: { kind: "storage", sizeGb: 1000, usedGb: 500, growthGbPerMonth: 20 },
  uplink: { kind: "line", mbps: 500, peakMbps: 300 },
};

const SHARED = {
  tags: TAGS,
  system: "pos",
  plannedOn: "2026-11-23",
  reserves: RESERVES,
  peaks: { june: { on: "2027-06-18", demand: { transactions: 1200 } } },
};

export function capacityArgs(region: string, more: Partial<CapacityArgs> = {}): CapacityArgs {
  return {
    ...SHARED,
    account: "111122223333",
    region,
    targets: {
      latency: { kind: "web-latency", dimensions: { LoadBalancer: "app/pos/1" } },
      "database-space": {
        kind: "database-space",
        dimensions: { DBInstanceIdentifier: "pos-db" },
        whole: 1000,
      },
    },
    groups: { batch: { group: "pos-batch" } },
    route: AWS_ROUTE,
    ...more,
  };
}

export function alicloudCapacityArgs(region: string, more: Partial<CapacityArgs> = {}): CapacityArgs {
  return {
    ...SHARED,
    account: "1000000000000001",
    region,
    targets: { latency: { kind: "web-latency", dimensions: { loadBalancerId: "alb-1" } } },
    groups: { batch: { group: "asg-1" } },
    route: ALICLOUD_ROUTE,
    ...more,
  };
}
