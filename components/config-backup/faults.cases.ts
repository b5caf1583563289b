import { ALICLOUD_ROUTE, type FaultCase, keyFor } from "../workload/testing.ts";
import type { CollectorArgs, ConfigBackupArgs, DeviceArgs } from "./contract.ts";
import { ALI_ROLE, roleOf } from "./testing.ts";

type Plant = (
  code: string,
  title: string,
  args: Partial<ConfigBackupArgs>,
  twin?: Partial<ConfigBackupArgs>,
) => FaultCase<ConfigBackupArgs>;

const aws: Plant = (code, title, args, twin = {}) => ({ title, cloud: "aws", code, args, twin });
const alibaba: Plant = (code, title, args, twin = {}) => ({ title, cloud: "alicloud", code, args, twin });

const ROUTER: DeviceArgs = { kind: "network-core" };
const collector = (more: Partial<CollectorArgs>, name = "network"): Partial<ConfigBackupArgs> => ({
  collectors: {
    [name]: {
      purpose: "fetches from devices",
      takenBy: roleOf("ap-southeast-1", "oxidized"),
      devices: { "Router-A": ROUTER },
      ...more,
    },
  },
});
const devices = (given: Readonly<Record<string, DeviceArgs>>) => collector({ devices: given });
const many = (count: number, takenBy = roleOf("ap-southeast-1", "oxidized")) =>
  collector({
    takenBy,
    devices: Object.fromEntries(
      [...Array(count).keys()].map((index) => [`Router-${1000 + index}`, ROUTER] as const),
    ),
  });
const two = (second: string): Partial<ConfigBackupArgs> => {
  const one = (device: string): CollectorArgs => ({
    purpose: "fetches",
    takenBy: roleOf("ap-southeast-1", "oxidized"),
    devices: { [device]: ROUTER },
  });
  return { collectors: { north: one("Router-A"), south: one(second) } };
};

export const faultCases: readonly FaultCase<ConfigBackupArgs>[] = [
  aws(
    "config-backup.device",
    "a name with an underscore",
    devices({ Router_A: ROUTER }),
    devices({ "Router-A": ROUTER }),
  ),
  aws(
    "config-backup.device",
    "a name with a path in it",
    devices({ "../Router-A": ROUTER }),
    devices({ "Router-A": ROUTER }),
  ),
  aws("config-backup.twice", "a device with two collectors", two("router-a"), two("Router-B")),
  aws(
    "config-backup.kind",
    "a kind that nobody knows",
    devices({ A1: { kind: "printer" as "server" } }),
    devices({ A1: { kind: "server" } }),
  ),
  aws(
    "config-backup.core",
    "a firewall kept three months",
    devices({ A1: { kind: "security", core: false } }),
    devices({ A1: { kind: "security" } }),
  ),
  aws("config-backup.collectors", "nobody who uploads", { collectors: {} }),
  aws("config-backup.devices", "a collector of nothing", collector({ devices: {} }), collector({})),
  aws(
    "config-backup.taker",
    "a role of another account",
    collector({ takenBy: roleOf("ap-southeast-1", "x").replace("111122223333", "999900001111") }),
    collector({}),
  ),
  aws(
    "config-backup.taker",
    "a certificate of no anchor",
    collector({ takenBy: { certificates: "CN=router" } }),
    collector({}),
  ),
  alibaba(
    "config-backup.cloud",
    "a certificate where none signs in",
    collector({ takenBy: { certificates: "anchor" } }),
    collector({ takenBy: ALI_ROLE }),
  ),
  aws("config-backup.name", "a collector with capitals", collector({}, "Network"), collector({}, "network")),
  aws("config-backup.purpose", "a collector without a purpose", collector({ purpose: " " }), collector({})),
  aws("config-backup.readers", "nobody who may restore", { readers: {} }),
  aws(
    "config-backup.name",
    "who writes reads as well",
    { readers: { network: "restores" } },
    { readers: { restorers: "restores" } },
  ),
  aws("config-backup.quota", "more devices than a bucket watches", many(1001), many(40)),
  aws("config-backup.policy-size", "more devices than fit into a policy", many(300), many(40)),
  alibaba(
    "config-backup.policy-size",
    "more devices than fit into a policy",
    many(100, ALI_ROLE),
    many(30, ALI_ROLE),
  ),
  aws("config-backup.route", "alarms to the other cloud", { route: ALICLOUD_ROUTE }),
  aws("config-backup.cloud", "an access log of the other cloud", { accessLog: { project: "p", store: "s" } }),
  aws(
    "object-store.off-site",
    "the copy in the same region",
    { offSite: "ap-southeast-1" },
    { offSite: "ap-northeast-1" },
  ),
  alibaba(
    "object-store.off-site",
    "a copy that leaves the mainland",
    { offSite: "cn-hongkong" },
    { offSite: "cn-hangzhou" },
  ),
  aws("keys.serves", "a key that S3 may not use", { key: keyFor("rds") }, { key: keyFor("s3", "rds") }),
  alibaba(
    "keys.serves",
    "a key that OSS may not use",
    { offSiteKey: keyFor("ecs") },
    { offSiteKey: keyFor("oss") },
  ),
  aws("placement.account", "an account with a letter", { account: "11112222333a" }),
];
