import { checkOffSite } from "../bucket/off-site.ts";
import type { Faults } from "../faults.ts";
import type { KeyService } from "../keys/contract.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { type Cloud, checkKey, checkPlace, checkRegion, checkTags } from "./check-place.ts";
import type { AuditArchiveArgs, LogSource } from "./contract.ts";
import {
  LOG_CLASSES,
  LONGEST_LOCK_DAYS,
  LONGEST_STORE_DAYS,
  lockModeOf,
  OFF_SITE,
  RETENTION,
} from "./retention.ts";

/**
 * What writes with the archive's key: CloudTrail, the delivery of flow, WAF and name look-up logs, and S3 when
 * it copies; ActionTrail, OSS and Log Service on Alibaba Cloud.
 */
export const ARCHIVE_KEY_SERVES: Readonly<Record<Cloud, readonly KeyService[]>> = {
  aws: ["cloudtrail", "log-delivery", "s3"],
  alicloud: ["actiontrail", "log", "oss"],
};

const COPY_KEY_SERVES: Readonly<Record<Cloud, readonly KeyService[]>> = { aws: ["s3"], alicloud: ["oss"] };

/**
 * Where OSS has retention policies on buckets: "Retention policies", OSS user guide, read on 2026-11-23.
 * `cn-fuzhou` is its local region there.
 */
const WORM_REGIONS: ReadonlySet<string> = new Set(
  `ap-northeast-1 ap-northeast-2 ap-southeast-1 ap-southeast-3 ap-southeast-5 ap-southeast-6 ap-southeast-7
   cn-beijing cn-chengdu cn-fuzhou cn-guangzhou cn-hangzhou cn-heyuan cn-hongkong cn-huhehaote cn-qingdao
   cn-shanghai cn-shenzhen cn-wulanchabu cn-zhangjiakou eu-central-1 eu-west-1 me-east-1 us-west-1`.split(
    /\s+/,
  ),
);

/** Every fault of the archive's arguments; the layout may trust what passes. */
export function checkArchive(faults: Faults, cloud: Cloud, args: AuditArchiveArgs): void {
  const known = checkPlace(faults, cloud, args);
  if (known) checkOffSite(faults, OFF_SITE, { provider: cloud, region: args.region }, args.offSite ?? "");
  checkWriters(faults, cloud, args);
  checkRetention(faults, cloud, args);
  checkStewards(faults, cloud, args);
  checkLock(faults, args);
  checkDisposal(faults, args);
  checkKey(faults, "key", args.key, ARCHIVE_KEY_SERVES[cloud], "encrypts the logs");
  checkKey(faults, "offSiteKey", args.offSiteKey, COPY_KEY_SERVES[cloud], "encrypts the copy");
  checkTags(faults, cloud, args.tags);
  if (args.bytesPerQuery !== undefined && !(args.bytesPerQuery >= 10_000_000)) {
    const hint = "Athena takes 10 MB (10000000) and more";
    faults.add("audit-log.bytes-per-query", "bytesPerQuery", args.bytesPerQuery, "is too low", hint);
  }
  if (args.route !== undefined && args.route.provider !== cloud) {
    const hint = "give the route of the archive's own account and region";
    faults.add("audit-log.route", "route", args.route.provider, "is a route of the other cloud", hint);
  }
  if (cloud === "alicloud" && lockModeOf(args.environment, args.lock) === "compliance") {
    for (const path of ["region", "offSite"] as const) {
      const region = args[path];
      if (sideOf(region ?? "") === undefined || WORM_REGIONS.has(region)) continue;
      const hint = `use a region that has them, such as ${region.startsWith("cn-") ? "cn-shanghai or cn-beijing" : "ap-southeast-1 or eu-central-1"} [§1.10.2-d]`;
      faults.add("audit-log.worm", path, region, "has no retention policies on buckets", hint);
    }
  }
  checkCollect(faults, cloud, args);
  checkRegions(faults, cloud, args);
  if (cloud === "aws" && args.collect !== undefined) {
    const hint = "remove it: on AWS each service is told its log sink";
    faults.add("audit-log.collect", "collect", undefined, "exists on Alibaba Cloud alone", hint);
  }
}

function checkWriters(faults: Faults, cloud: Cloud, args: AuditArchiveArgs): void {
  const { writers, organization, account } = args;
  if (Object.keys(writers).length === 0) {
    faults.add(
      "audit-log.writers",
      "writers",
      undefined,
      "names no account: nobody may write to the archive",
      `name each account and its trail's home region, this one too: { "${account}": { home: "${args.region}" } }`,
    );
  }
  for (const [writer, { home }] of Object.entries(writers)) {
    const path = `writers.${writer}`;
    checkPlaceOfWriter(faults, cloud, path, writer, home);
  }
  if (organization === undefined) return;
  if (!Object.hasOwn(writers, organization.management)) {
    faults.add(
      "audit-log.organization",
      "organization.management",
      organization.management,
      "is none of the writers, and the organisation's trail is made there",
      "add it to writers",
    );
  }
  const form = cloud === "aws" ? /^o-[a-z0-9]{10,32}$/ : /^rd-[A-Za-z0-9]{4,32}$/;
  if (!form.test(organization.id)) {
    const hint =
      cloud === "aws" ? "write it as o-exampleorgid" : "write it as rd-4w****, as the console has it";
    faults.add("audit-log.organization", "organization.id", organization.id, "is no organisation id", hint);
  }
}

function checkPlaceOfWriter(faults: Faults, cloud: Cloud, path: string, account: string, home: string): void {
  const digits = cloud === "aws" ? 12 : 16;
  if (!new RegExp(`^\\d{${digits}}$`).test(account)) {
    faults.add("audit-log.account", path, account, "is no account id", `write its ${digits} digits, as text`);
  }
  checkRegion(faults, cloud, `${path}.home`, home);
}

/** @clause 1.2.3-b @clause 1.10.2-a @clause 1.10.2-c @clause 1.10.4-b */
function checkRetention(faults: Faults, cloud: Cloud, { retention }: AuditArchiveArgs): void {
  for (const logClass of LOG_CLASSES) {
    const days = retention?.[logClass];
    if (days === undefined) continue;
    const { floor, clauses } = RETENTION[logClass];
    const longest = cloud === "aws" ? LONGEST_LOCK_DAYS.aws : LONGEST_STORE_DAYS;
    const path = `retention.${logClass}`;
    if (!Number.isInteger(days) || days < floor) {
      const hint = `keep them at least ${floor} days [${clauses}]`;
      faults.add("audit-log.retention", path, days, "is shorter than the guide lets pass", hint);
    } else if (days > longest) {
      const who = cloud === "aws" ? "S3 object lock" : "Log Service";
      faults.add("audit-log.retention", path, days, `is more than ${who} takes`, `use at most ${longest}`);
    }
  }
}

/** Without one, the first deployment would lock itself out of the buckets it just made. */
function checkStewards(faults: Faults, cloud: Cloud, { stewards, readers = [] }: AuditArchiveArgs): void {
  if (stewards.length === 0) {
    faults.add(
      "audit-log.stewards",
      "stewards",
      undefined,
      "names nobody, and everybody else is denied: the deployment would lock itself out",
      "name the deployment's role and break-glass, by ARN",
    );
  }
  for (const [path, roles] of [
    ["stewards", stewards],
    ["readers", readers],
  ] as const) {
    for (const [index, role] of roles.entries()) {
      if (isRole(cloud, role)) continue;
      const hint = "write the ARN of a role, with its account and role/…";
      faults.add("audit-log.role", `${path}[${index}]`, role, "is no role", hint);
    }
  }
}

/** Sources that have a log store on Alibaba Cloud. */
const STORED: readonly LogSource[] = [
  "flow",
  "waf",
  "dns",
  "database",
  "application",
  "load-balancer",
  "object-access",
];

function checkRegions(faults: Faults, cloud: Cloud, { region, regions }: AuditArchiveArgs): void {
  if (cloud === "alicloud" && regions !== undefined) {
    const hint = "remove it: collection rules reach every region by themselves";
    faults.add("audit-log.regions", "regions", regions, "exists on AWS alone", hint);
    return;
  }
  for (const [index, each] of (regions ?? []).entries()) {
    const path = `regions[${index}]`;
    if (checkRegion(faults, cloud, path, each) && partitionOf(each) !== partitionOf(region)) {
      const hint = "make a second archive in that partition";
      faults.add("audit-log.partition", path, each, "lies in another partition than the archive", hint);
    }
  }
}

function checkCollect(faults: Faults, cloud: Cloud, { collect = {} }: AuditArchiveArgs): void {
  if (cloud === "aws") return;
  for (const [key, { product, type, source }] of Object.entries(collect)) {
    if (!STORED.includes(source)) {
      const hint = `use one of ${STORED.join(", ")}`;
      faults.add("audit-log.collect", `collect.${key}.source`, source, "has no log store", hint);
    }
    for (const [part, code] of [
      ["product", product],
      ["type", type],
    ] as const) {
      if (/^[a-z][a-z0-9_]*$/.test(code)) continue;
      const hint = "write the code that Log Service's list of cloud services has, such as oss and access_log";
      faults.add("audit-log.collect", `collect.${key}.${part}`, code, "is no code", hint);
    }
    if (key === "log-buckets") {
      const hint = "name it otherwise";
      faults.add("audit-log.collect", `collect.${key}`, key, "is the name of the archive's own rule", hint);
    }
  }
}

function checkLock(faults: Faults, { lock }: AuditArchiveArgs): void {
  if (lock === undefined || lock === "compliance") return;
  for (const part of ["reason", "owner"] as const) {
    if (lock.governance[part].trim() !== "") continue;
    const hint = "say why stewards may remove logs before their time, and who answers for it [§1.10.2-d]";
    faults.add("audit-log.lock", `lock.governance.${part}`, undefined, "is empty", hint);
  }
}

/** @clause 1.10.2-d */
function checkDisposal(faults: Faults, { disposal }: AuditArchiveArgs): void {
  if (disposal === undefined) return;
  for (const part of ["security", "operations", "reason"] as const) {
    if (disposal[part].trim() !== "") continue;
    const hint = "name who of security and who leads operations agreed, and why [§1.10.2-d]";
    faults.add("audit-log.disposal", `disposal.${part}`, undefined, "is empty", hint);
  }
  if (disposal.security.trim() !== "" && disposal.security.trim() === disposal.operations.trim()) {
    faults.add(
      "audit-log.disposal",
      "disposal.operations",
      disposal.operations,
      "is the same person as for security",
      "two people agree to the removal of logs [§1.10.2-d]",
    );
  }
}

/** `…:role/name`; the name may end in a star. */
function isRole(cloud: Cloud, text: string): boolean {
  const form =
    cloud === "aws"
      ? ["arn", "aws(?:-cn|-us-gov)?", "iam", "", "\\d{12}", "role/\\S+"]
      : ["acs", "ram", "", "\\d{16}", "role/\\S+"];
  return new RegExp(`^${form.join(":")}$`).test(text);
}
