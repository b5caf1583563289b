import { ALICLOUD_ROUTE, AWS_ROUTE, type FaultCase, TAGS } from "../workload/testing.ts";
import type { CapacityArgs, PeakArgs, Reserve } from "./contract.ts";
import { capacityArgs, DEMAND, RESERVES } from "./testing.ts";

type Args = Partial<CapacityArgs>;

const aws = (title: string, code: string, args: Args, twin: Args = {}): FaultCase<CapacityArgs> => ({
  title,
  cloud: "aws",
  code,
  args,
  twin,
});
const holding = (more: Readonly<Record<string, Reserve>>): Args => ({ reserves: { ...RESERVES, ...more } });
const peaking = (more: Partial<PeakArgs>): Args => ({
  peaks: { june: { on: "2027-06-18", demand: { transactions: 1200 }, ...more } },
});
const scaling = (more: Readonly<Record<string, number>>): Args => ({
  groups: { batch: { group: "pos-batch", ...more } },
});
const LITTLE = { ...DEMAND, capacity: 1100 } as const;
const WHY = { reason: "new servers are ordered", owner: "pos-team" };
const { targets } = capacityArgs("ap-southeast-1");

/** Planted mistakes, each with its correct twin. */
export const faultCases: readonly FaultCase<CapacityArgs>[] = [
  aws(
    "a tenth above the peak",
    "capacity.reserve",
    holding({ transactions: LITTLE }),
    // 1,200 in June and 30 %.
    holding({ transactions: { ...DEMAND, capacity: 1560 } }),
  ),
  aws(
    "a campaign larger than the year",
    "capacity.reserve",
    peaking({ demand: { transactions: 1300 } }),
    peaking({ demand: { transactions: 1230 } }),
  ),
  aws(
    "a database three quarters full",
    "capacity.storage",
    holding({ database: { kind: "storage", sizeGb: 1000, usedGb: 750, growthGbPerMonth: 0 } }),
    holding({ database: { kind: "storage", sizeGb: 1000, usedGb: 700, growthGbPerMonth: 0 } }),
  ),
  aws(
    "a database that is full in a quarter",
    "capacity.storage",
    holding({ database: { kind: "storage", sizeGb: 1000, usedGb: 500, growthGbPerMonth: 100 } }),
    holding({ database: { kind: "storage", sizeGb: 1000, usedGb: 500, growthGbPerMonth: 60 } }),
  ),
  aws(
    "a line used at 80 %",
    "capacity.line",
    holding({ uplink: { kind: "line", mbps: 500, peakMbps: 400 } }),
    holding({ uplink: { kind: "line", mbps: 500, peakMbps: 350 } }),
  ),
  aws(
    "too little, accepted for ever",
    "capacity.accepted",
    holding({ transactions: { ...LITTLE, accepted: { ...WHY, until: "2026-01-01" } } }),
    holding({ transactions: { ...LITTLE, accepted: { ...WHY, until: "2027-02-01" } } }),
  ),
  aws(
    "enough, and accepted all the same",
    "capacity.accepted",
    holding({ transactions: { ...DEMAND, accepted: { ...WHY, until: "2027-02-01" } } }),
  ),
  aws(
    "too little, accepted by nobody",
    "capacity.reason",
    holding({ transactions: { ...LITTLE, accepted: { ...WHY, owner: "", until: "2027-02-01" } } }),
    holding({ transactions: { ...LITTLE, accepted: { ...WHY, until: "2027-02-01" } } }),
  ),
  aws(
    "a peak in four weeks",
    "capacity.peak-late",
    peaking({ on: "2026-12-12" }),
    peaking({ on: "2026-12-12", late: { reason: "a new mall", owner: "pos-team" } }),
  ),
  aws(
    "a peak that is over",
    "capacity.peak-over",
    peaking({ on: "2026-11-11" }),
    peaking({ on: "2027-03-01" }),
  ),
  aws("a peak on no day", "capacity.peak-day", peaking({ on: "June" }), peaking({ on: "2027-06-01" })),
  aws(
    "a peak of something unknown",
    "capacity.demand",
    peaking({ demand: { tps: 1200 } }),
    peaking({ demand: { transactions: 1100 } }),
  ),
  aws("a peak of nothing", "capacity.demand", peaking({ demand: {} }), peaking({})),
  aws(
    "a measurement of nothing",
    "capacity.number",
    holding({ uplink: { kind: "line", mbps: 0, peakMbps: 300 } }),
    holding({ uplink: { kind: "line", mbps: 1000, peakMbps: 300 } }),
  ),
  aws("no reserve at all", "capacity.none", { reserves: {}, peaks: {} }, { peaks: {} }),
  aws("a page of nothing", "capacity.targets", { targets: {} }, { targets }),
  aws(
    "a target of no kind",
    "capacity.kind",
    { targets: { x: { kind: "heat" as "group-cpu", dimensions: {} } } },
    { targets: { x: { kind: "group-cpu", dimensions: { AutoScalingGroupName: "x" } } } },
  ),
  aws("a CPU target of 50", "capacity.cpu-target", scaling({ cpuTarget: 50 }), scaling({ cpuTarget: 60 })),
  aws(
    "ten minutes until servers count",
    "capacity.warmup",
    scaling({ warmupSeconds: 600 }),
    scaling({ warmupSeconds: 60 }),
  ),
  aws("a plan of no day", "capacity.planned-on", { plannedOn: "23.11.2026" }, { plannedOn: "2026-11-24" }),
  aws("a tag of another system", "capacity.system", { tags: { ...TAGS, system: "erp" } }, { tags: TAGS }),
  aws("the other cloud's alerts", "route.cloud", { route: ALICLOUD_ROUTE }, { route: AWS_ROUTE }),
];
