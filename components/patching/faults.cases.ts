import { ALICLOUD_ROUTE, AWS_ROUTE, type FaultCase, keyFor } from "../workload/testing.ts";
import type { PatchGroupArgs, PatchingArgs } from "./contract.ts";

const night = { start: "02:00", hours: 2 } as const;
const tills = (more: Partial<PatchGroupArgs>): Partial<PatchingArgs> => ({
  groups: { tills: { system: "redhat", window: night, ...more } },
});
const many = (count: number): Partial<PatchingArgs> => ({
  groups: Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`group-${n}`, { system: "redhat", window: night }]),
  ),
});

export const faultCases: readonly FaultCase<PatchingArgs>[] = [
  {
    title: "restarts tills at noon",
    cloud: "aws",
    args: tills({ window: { start: "12:00", hours: 2 } }),
    code: "window.opening-hours",
    twin: tills({ window: { start: "22:00", hours: 2 } }),
  },
  {
    title: "runs into the opening in the morning",
    cloud: "alicloud",
    args: tills({ window: { start: "07:30", hours: 2 } }),
    code: "window.opening-hours",
    twin: tills({ window: { start: "07:00", hours: 2 } }),
  },
  {
    title: "starts at no time of day",
    cloud: "aws",
    args: tills({ window: { start: "2 am", hours: 2 } }),
    code: "window.start",
    twin: tills({}),
  },
  {
    title: "takes longer than what is announced",
    cloud: "alicloud",
    args: tills({ window: { start: "02:00", hours: 4 } }),
    code: "patching.hours",
    twin: tills({ window: { start: "02:00", hours: 3 } }),
  },
  {
    title: "has a clock of half an hour",
    cloud: "aws",
    args: tills({ window: { ...night, offset: "+05:30" } }),
    code: "patching.offset",
    twin: tills({ window: { ...night, offset: "+09:00" } }),
  },
  {
    title: "patches a system of the other cloud",
    cloud: "aws",
    args: tills({ system: "alibaba-linux" }),
    code: "patching.system",
    twin: tills({ system: "rocky" }),
  },
  {
    title: "patches what its cloud cannot tell the age of",
    cloud: "alicloud",
    args: tills({ system: "windows" }),
    code: "patching.system",
    twin: tills({ system: "alibaba-linux" }),
  },
  {
    title: "has nothing to patch",
    cloud: "aws",
    args: { groups: {} },
    code: "patching.groups",
    twin: tills({}),
  },
  {
    title: "has a group that no tag can name",
    cloud: "aws",
    args: { groups: { Tills: { system: "redhat", window: night } } },
    code: "patching.name",
    twin: { groups: { "tills-2": { system: "redhat", window: night } } },
  },
  {
    title: "has medium updates everywhere after more than a week",
    cloud: "aws",
    args: { delayDays: { medium: 6 } },
    code: "patching.late",
    twin: { delayDays: { medium: 5 } },
  },
  {
    title: "has low updates everywhere after more than a month",
    cloud: "alicloud",
    args: { delayDays: { low: 29 } },
    code: "patching.late",
    twin: { delayDays: { low: 28 } },
  },
  {
    title: "waits for half a day",
    cloud: "aws",
    args: { delayDays: { low: 1.5 } },
    code: "patching.delay",
    twin: { delayDays: { low: 0 } },
  },
  {
    title: "keeps an update out without a reason",
    cloud: "aws",
    args: { rejected: { KB5034441: " " } },
    code: "patching.rejected",
    twin: { rejected: { KB5034441: "tills of 2019 do not start with it" } },
  },
  {
    title: "has no key for its ledger",
    cloud: "aws",
    args: { key: undefined } as unknown as Partial<PatchingArgs>,
    code: "patching.key",
    twin: { key: keyFor("logs") },
  },
  {
    title: "has a key that serves no logs",
    cloud: "aws",
    args: { key: keyFor("s3") },
    code: "keys.serves",
    twin: { key: keyFor("s3", "logs") },
  },
  {
    title: "keeps its ledger for a year",
    cloud: "alicloud",
    args: { ledger: { bucket: "mall-records", keepDays: 365 } },
    code: "patching.ledger",
    twin: { ledger: { bucket: "mall-records", keepDays: 1096 } },
  },
  {
    title: "has no ledger",
    cloud: "alicloud",
    args: { ledger: undefined } as unknown as Partial<PatchingArgs>,
    code: "patching.ledger",
    twin: {},
  },
  {
    title: "has a ledger of the other cloud",
    cloud: "aws",
    args: { ledger: { bucket: "mall-records", keepDays: 1096 } },
    code: "patching.cloud",
    twin: {},
  },
  {
    title: "has a key of the other cloud",
    cloud: "alicloud",
    args: { key: keyFor("logs") },
    code: "patching.cloud",
    twin: {},
  },
  {
    title: "tells people of the other cloud",
    cloud: "aws",
    args: { route: ALICLOUD_ROUTE },
    code: "patching.route",
    twin: { route: AWS_ROUTE },
  },
  {
    title: "has more windows than an account",
    cloud: "aws",
    args: many(26),
    code: "patching.quota",
    twin: many(25),
  },
];
