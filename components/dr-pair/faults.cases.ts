import { AWS_ROUTE, type FaultCase, keyFor } from "../workload/testing.ts";
import type { CapacityArgs, DataArgs, DrPairArgs, EntryArgs } from "./contract.ts";
import { alicloudPair, awsPair } from "./testing.ts";

type Row = FaultCase<DrPairArgs>;
const row = (
  cloud: Row["cloud"],
  title: string,
  code: string,
  args: Row["args"],
  twin: Row["twin"] = {},
): Row => ({ title, cloud, args, code, twin });

const AWS = awsPair("ap-southeast-1");
const ALI = alicloudPair("cn-shanghai", "cn-beijing");
const sales = (more: Partial<DataArgs>): DrPairArgs["data"] => ({
  sales: {
    kind: "global-cluster",
    group: "pos-global",
    id: "pos-elsewhere",
    lostMinutes: 1,
    restoreMinutes: 5,
    key: "data",
    ...more,
  },
});
const servers = (more: Partial<CapacityArgs>): DrPairArgs["capacity"] => ({
  till: { group: "pos-till", image: "till", standing: 0, full: 6, startMinutes: 10, ...more },
});
const entry = (of: DrPairArgs, more: Partial<EntryArgs>): DrPairArgs["entries"] => ({
  till: { ...(of.entries.till as EntryArgs), ...more },
});
const without = <K extends keyof EntryArgs>(of: DrPairArgs, key: K): DrPairArgs["entries"] => {
  const { [key]: _, ...rest } = of.entries.till as EntryArgs;
  return { till: rest as unknown as EntryArgs };
};
const stores = (count: number): DrPairArgs["entries"] =>
  Object.fromEntries(
    [...Array(count).keys()].map((index) => [
      `store-${index}`,
      { ...(AWS.entries.till as EntryArgs), name: `s${index}.mall.example` },
    ]),
  );

export const faultCases: readonly Row[] = [
  row(
    "aws",
    "stands in for itself",
    "dr-pair.second",
    { second: "ap-southeast-1" },
    { second: "ap-northeast-1" },
  ),
  row("aws", "is in a region that is none", "dr-pair.second", { second: "mars-1" }),
  row(
    "alicloud",
    "is too near",
    "dr-pair.near",
    { region: "cn-shenzhen", second: "cn-hongkong" },
    { region: "cn-shenzhen", second: "cn-shanghai" },
  ),
  row("aws", "crosses the border", "dr-pair.side", { second: "cn-north-1" }),
  row(
    "alicloud",
    "leaves the mainland",
    "dr-pair.side",
    { second: "ap-southeast-1" },
    { second: "cn-chengdu" },
  ),
  row("aws", "is neither light nor warm", "dr-pair.posture", { posture: "hot" as "warm-standby" }),
  row(
    "aws",
    "is warm with nobody standing",
    "dr-pair.standing",
    { posture: "warm-standby" },
    { posture: "warm-standby", capacity: servers({ standing: 1 }) },
  ),
  row(
    "aws",
    "has more standing than it takes",
    "dr-pair.servers",
    { capacity: servers({ standing: 7 }) },
    { capacity: servers({ standing: 6 }) },
  ),
  row("aws", "makes servers of an image that is not there", "dr-pair.image", {
    capacity: servers({ image: "shop" }),
  }),
  row("aws", "has an image without a version", "dr-pair.version", {
    images: { till: { source: "ami-1", version: "", key: "disks" } },
  }),
  row(
    "aws",
    "has no key there for its images",
    "dr-pair.key",
    { keys: { data: keyFor("rds", "s3") } },
    { keys: { data: keyFor("rds", "s3"), disks: keyFor("ebs") } },
  ),
  row("aws", "has a key there that leaves databases out", "keys.serves", {
    keys: { data: keyFor("s3"), disks: keyFor("ebs") },
  }),
  row("aws", "keeps nothing", "dr-pair.data", { data: {} }),
  row("aws", "keeps what is no kind of data", "dr-pair.kind", { data: sales({ kind: "tape" as "files" }) }),
  row(
    "alicloud",
    "promotes a replica that ApsaraDB has not",
    "dr-pair.kind",
    { data: sales({ kind: "database" }) },
    { data: sales({ kind: "database-backups" }) },
  ),
  row("aws", "names nothing to take over", "dr-pair.id", { data: sales({ id: "" }) }),
  row(
    "alicloud",
    "names no network to move",
    "dr-pair.id",
    { data: sales({ group: "" }) },
    { data: sales({}) },
  ),
  row(
    "aws",
    "loses more than is promised",
    "dr-pair.rpo",
    { data: sales({ lostMinutes: 16 }) },
    {
      data: sales({ lostMinutes: 15 }),
    },
  ),
  row(
    "aws",
    "takes longer than is promised",
    "dr-pair.rto",
    { objectives: { rtoMinutes: 97, rpoMinutes: 15 } },
    { objectives: { rtoMinutes: 98, rpoMinutes: 15 } },
  ),
  row("aws", "promises no time", "dr-pair.objectives", { objectives: { rtoMinutes: 0.5, rpoMinutes: 15 } }),
  row(
    "aws",
    "has a stage of no length",
    "dr-pair.minutes",
    { minutes: { decide: 0 } },
    { minutes: { decide: 5 } },
  ),
  row("aws", "has a stage of its own", "dr-pair.stage", {
    minutes: { coffee: 5 } as DrPairArgs["minutes"] & object,
  }),
  row("aws", "is found by nobody", "dr-pair.entries", { entries: {} }),
  row("aws", "has a name that is none", "dr-pair.entry-name", { entries: entry(AWS, { name: "POS" }) }),
  row("aws", "is probed at no path", "dr-pair.probe", { entries: entry(AWS, { probe: { path: "ready" } }) }),
  row("alicloud", "is probed by an alarm", "dr-pair.probe", {
    entries: entry(ALI, { probe: { alarm: { name: "x", region: "cn-shanghai" } } }),
  }),
  row("aws", "leads to a balancer without a zone", "dr-pair.entry-zone", {
    entries: entry(AWS, { secondary: { host: "pos-2.elb.example" } }),
  }),
  row("alicloud", "has nothing that moves its name", "dr-pair.gtm", { entries: without(ALI, "gtm") }),
  row(
    "aws",
    "has more names than probes",
    "dr-pair.quota",
    { entries: stores(201) },
    { entries: stores(200) },
  ),
  row("aws", "has nobody who decides", "dr-pair.contacts", {
    contacts: { decides: "", leads: "operations", tells: "service desk" },
  }),
  row(
    "aws",
    "is rehearsed once a year",
    "dr-pair.drills",
    { drills: { months: [4] } },
    { drills: { months: [3, 9] } },
  ),
  row(
    "aws",
    "waits too long between drills",
    "dr-pair.drills",
    { drills: { months: [1, 3] } },
    {
      drills: { months: [1, 5, 9] },
    },
  ),
  row(
    "aws",
    "is rehearsed at night",
    "dr-pair.drill-hour",
    { drills: { hour: 3 } },
    { drills: { hour: 10 } },
  ),
  row("alicloud", "hears of drills by the other cloud", "route.cloud", { route: AWS_ROUTE }),
  row("aws", "is of an account that is none", "placement.account", { account: "1" }),
];
