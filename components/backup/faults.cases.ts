import type { FaultCase } from "../workload/testing.ts";
import type { BackupClassName, RuleKey } from "./classes.ts";
import { type BackupArgs, COMPLIANCE_WORDS, type ElsewhereArgs } from "./contract.ts";
import { ALICLOUD_ROUTE, awsElsewhere, TAPES } from "./testing.ts";

type Plant = (
  code: string,
  title: string,
  args: Partial<BackupArgs>,
  twin?: Partial<BackupArgs>,
) => FaultCase<BackupArgs>;

const aws: Plant = (code, title, args, twin = {}) => ({ title, cloud: "aws", code, args, twin });
const alibaba: Plant = (code, title, args, twin = {}) => ({ title, cloud: "alicloud", code, args, twin });

const { receipts, tapes } = awsElsewhere();
const copies = (more: Readonly<Record<string, ElsewhereArgs>>): Partial<BackupArgs> => ({
  elsewhere: { ...(receipts && { receipts }), ...(tapes && { tapes }), ...more },
});
const tapesOf = (more: Partial<ElsewhereArgs>): ElsewhereArgs =>
  ({ ...TAPES, class: "pos", everyDays: 31, keptDays: 92, ...more }) as ElsewhereArgs;
const receiptsOf = (other: object, bucket = "mall-receipts"): ElsewhereArgs => ({
  class: "core",
  everyDays: 1,
  keptDays: 92,
  kind: "objects",
  direction: "out",
  bucket,
  other: {
    provider: "alicloud",
    region: "cn-shanghai",
    bucket: "mall-receipts-copy",
    accessKeyId: "id",
    accessKeySecret: "secret",
    ...other,
  },
});
const system = (rpoMinutes: number, of: BackupClassName = "core"): Partial<BackupArgs> => ({
  systems: { till: { class: of, rpoMinutes } },
});
const kept = (of: BackupClassName, rule: RuleKey, days: number): Partial<BackupArgs> => ({
  classes: { core: {}, pos: {}, ordinary: {}, [of]: { keptDays: { [rule]: days } } },
});
const compliance = (graceDays: number, acknowledged = COMPLIANCE_WORDS): Partial<BackupArgs> => ({
  lock: { compliance: { graceDays, acknowledged } },
});
const key = (arn: string, ...serves: readonly ("backup" | "rds" | "hbr" | "oss")[]) => ({
  arn,
  id: "key",
  serves,
});
const drillInto = (into: string): Partial<BackupArgs> => ({
  drills: { buckets: { receipts: { class: "core", from: "mall-receipts", into } } },
});

const rehearsed = (more: object): Partial<BackupArgs> => ({
  drills: {
    databases: {
      till: {
        class: "pos",
        instanceId: "rm-till",
        vpcId: "vpc-drill",
        subnet: "vsw-drill",
        expects: ["sales"],
        ...more,
      },
    },
  },
});
const started = (zone: string): Partial<BackupArgs> => ({
  drills: { machines: { erp: { class: "core", instanceId: "i-erp", zone } } },
});
const recorded = (keepDays: number): Partial<BackupArgs> => ({
  drills: { types: ["RDS"], record: { bucket: "mall-records", keepDays } },
});

export const faultCases: readonly FaultCase<BackupArgs>[] = [
  aws("backup.rpo", "an hour may be lost, and a day is", system(60), system(1440)),
  aws("backup.rpo", "five minutes of tills may be lost, fifteen are", system(5, "pos"), system(15, "pos")),
  alibaba(
    "backup.rpo",
    "a quarter of an hour of tills, half an hour is lost",
    system(15, "pos"),
    system(30, "pos"),
  ),
  aws("backup.rpo", "a system that bears no loss at all", system(0), system(1500)),
  aws(
    "backup.off-site",
    "the copy in the same region",
    { offSite: "ap-northeast-1" },
    { offSite: "ap-northeast-3" },
  ),
  alibaba(
    "backup.off-site",
    "another region of the same city",
    { region: "cn-hangzhou", offSite: "cn-hangzhou-finance" },
    { region: "cn-hangzhou", offSite: "cn-shenzhen" },
  ),
  aws("backup.off-site", "core data in one place", {
    classes: { core: { offSite: false }, pos: {}, ordinary: {} },
  }),
  aws("backup.border", "a copy in another partition", { offSite: "cn-north-1" }, { offSite: "ap-east-1" }),
  alibaba(
    "backup.border",
    "a copy that leaves the mainland",
    { offSite: "cn-hongkong" },
    { offSite: "cn-guangzhou" },
  ),
  aws("backup.region", "a region that is none", { offSite: "ap-nowhere-1" }, { offSite: "ap-south-1" }),
  aws(
    "backup.retention",
    "monthly backups of core data for a year",
    kept("core", "monthly", 365),
    kept("core", "monthly", 1827),
  ),
  aws(
    "backup.retention",
    "nightly backups of tills for five days",
    kept("pos", "nightly", 5),
    kept("pos", "nightly", 7),
  ),
  aws(
    "backup.retention",
    "office data for three months",
    kept("ordinary", "monthly", 92),
    kept("ordinary", "monthly", 200),
  ),
  aws("backup.days", "half a day", kept("core", "weekly", 92.5), kept("core", "weekly", 93)),
  aws(
    "backup.rule",
    "a rule that office data does not have",
    kept("ordinary", "nightly", 35),
    kept("ordinary", "weekly", 35),
  ),
  aws("backup.continuous", "the log of tills given up", {
    classes: { core: {}, pos: { continuous: false }, ordinary: {} },
  }),
  aws(
    "backup.continuous",
    "points in time for two months",
    kept("pos", "nightly", 60),
    kept("pos", "nightly", 35),
  ),
  alibaba("backup.continuous", "tills without a database whose log is kept", { databases: {} }),
  aws(
    "backup.elsewhere",
    "core data with one provider alone",
    { elsewhere: { ...(tapes && { tapes }) } },
    copies({}),
  ),
  aws(
    "backup.elsewhere",
    "another region called another provider",
    copies({ second: tapesOf({ to: { provider: "aws", region: "ap-southeast-1" } }) }),
    copies({ second: tapesOf({ to: { provider: "alicloud", region: "cn-shanghai" } }) }),
  ),
  aws(
    "backup.waiver",
    "a declared copy that nobody answers for",
    copies({ tapes: tapesOf({ owner: " " }) }),
    copies({ tapes: tapesOf({}) }),
  ),
  aws(
    "backup.site",
    "a site beyond the pole",
    copies({ tapes: tapesOf({ to: { site: "x", latitude: 104, longitude: 30 } }) }),
    copies({ tapes: tapesOf({ to: { site: "x", latitude: 30, longitude: 104 } }) }),
  ),
  aws(
    "backup.door",
    "a copy without a key to the other cloud",
    copies({ receipts: receiptsOf({ accessKeyId: undefined }) }),
    copies({ receipts: receiptsOf({}) }),
  ),
  aws(
    "backup.bucket",
    "an ARN for a bucket's name",
    copies({ receipts: receiptsOf({}, "s3:receipts") }),
    copies({ receipts: receiptsOf({}, "receipts") }),
  ),
  aws(
    "backup.name",
    "a copy whose name is no name",
    copies({ "Receipts!": receiptsOf({}) }),
    copies({ "receipts-2": receiptsOf({}) }),
  ),
  aws(
    "backup.service-key",
    "a vault under the service's own key",
    { key: key("alias/aws/backup", "backup") },
    { key: key("alias/mall-data", "backup") },
  ),
  aws(
    "keys.serves",
    "a key that Backup may not use",
    { key: key("arn", "rds") },
    { key: key("arn", "rds", "backup") },
  ),
  aws(
    "keys.serves",
    "a key of the second region without the right",
    { offSiteKey: key("arn", "rds") },
    { offSiteKey: key("arn", "backup") },
  ),
  alibaba(
    "keys.serves",
    "a key that Cloud Backup may not use",
    { key: key("arn", "oss") },
    { key: key("arn", "oss", "hbr") },
  ),
  aws(
    "backup.off-site-key",
    "one key for vaults of two regions",
    { key: key("k", "backup"), offSiteKey: key("k", "backup") },
    { key: key("k", "backup"), offSiteKey: key("l", "backup") },
  ),
  aws("backup.opening-hours", "backups at noon", { startsAt: "12:00" }, { startsAt: "00:00" }),
  aws(
    "backup.opening-hours",
    "monthly backups that begin after opening",
    { startsAt: "04:00" },
    { startsAt: "02:30" },
  ),
  aws("backup.start", "no time of day", { startsAt: "24:00" }, { startsAt: "23:59" }),
  aws("backup.zone", "a misspelt time zone", { timeZone: "Asia/Shangai" }, { timeZone: "Asia/Tokyo" }),
  aws("backup.grace", "a lock for good after a day", compliance(1), compliance(3)),
  aws("backup.compliance", "a lock for good that nobody read about", compliance(7, "yes"), compliance(7)),
  aws(
    "backup.waiver",
    "an unlocked vault without a reason",
    { lock: { off: { reason: "", owner: "platform" } } },
    { lock: { off: { reason: "a trial", owner: "platform" } } },
  ),
  aws("backup.stewards", "nobody who may delete", { stewards: [] }),
  alibaba(
    "backup.drill-expects",
    "a drill of a database that proves nothing",
    rehearsed({ expects: [] }),
    rehearsed({ expects: ["sales", "stock"] }),
  ),
  alibaba(
    "backup.drill-storage",
    "a drill on a storage that RDS has not",
    rehearsed({ storageType: "gp3" }),
    rehearsed({ storageType: "general_essd" }),
  ),
  alibaba(
    "backup.drill-zone",
    "a drill of a machine in a zone of another region",
    started("cn-beijing-a"),
    started("cn-shanghai-b"),
  ),
  aws("backup.drill-record", "drills on record for a year", recorded(365), recorded(1096)),
  aws("backup.drills", "no restore drill", { drills: {} }, { drills: { types: ["EFS"] } }),
  alibaba(
    "backup.drills",
    "a drill of the other cloud",
    { drills: { types: ["RDS"] } },
    drillInto("mall-drills-2"),
  ),
  alibaba(
    "backup.drill-target",
    "a drill that writes over what it tests",
    drillInto("mall-receipts"),
    drillInto("mall-drills"),
  ),
  aws(
    "backup.drill-hours",
    "a restore looked at for a fortnight",
    { drills: { types: ["RDS"], validationHours: 336 } },
    { drills: { types: ["RDS"], validationHours: 168 } },
  ),
  aws(
    "backup.drill-type",
    "a kind restored twice",
    { drills: { types: ["RDS", "RDS"] } },
    { drills: { types: ["RDS", "Aurora"] } },
  ),
  aws(
    "backup.classes",
    "no class at all",
    { classes: {} },
    { classes: { ordinary: {} }, systems: {}, elsewhere: {} },
  ),
  aws(
    "backup.class",
    "a system in a class that is not made",
    { classes: { ordinary: {} }, elsewhere: {}, ...system(1440) },
    { classes: { ordinary: {} }, elsewhere: {}, ...system(20_000, "ordinary") },
  ),
  aws("backup.route", "notices to the other cloud", { route: ALICLOUD_ROUTE }),
  aws(
    "backup.account",
    "an account with eleven digits",
    { account: "11112222333" },
    { account: "111122223334" },
  ),
  aws("backup.tags", "no owner", { tags: {} }),
  aws(
    "backup.air-gapped",
    "an air gap of a day",
    { airGapped: { keptDays: 1 } },
    { airGapped: { keptDays: 7 } },
  ),
  alibaba("backup.cloud", "an air gap where there is none", { airGapped: { keptDays: 365 } }),
  alibaba("backup.cloud", "an audit framework where there is none", { audit: { bucket: "reports" } }),
  alibaba(
    "backup.days",
    "copies of a database for longer than ApsaraDB keeps",
    kept("pos", "monthly", 1827),
    kept("pos", "monthly", 1825),
  ),
];
