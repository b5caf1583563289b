import { checkOffSite } from "../bucket/off-site.ts";
import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { type Cloud, checkKey, checkPlace, checkTags } from "./check-place.ts";
import type { ArchiveRef, AuditTrailArgs } from "./contract.ts";
import { OFF_SITE, RETENTION } from "./retention.ts";

/** Every fault of a trail's arguments. */
export function checkTrail(faults: Faults, cloud: Cloud, args: AuditTrailArgs): void {
  const known = checkPlace(faults, cloud, args);
  if (args.archive === undefined) {
    const hint = "make an archive first, in an account of its own, and give its `archive` [§1.10.2-e]";
    faults.add("audit-log.archive", "archive", undefined, "is missing: the trail would be kept once", hint);
    return;
  }
  if (known) checkArchiveRef(faults, cloud, args, args.archive);
  if (args.organization !== undefined && args.organization.management !== args.account) {
    faults.add(
      "audit-log.organization",
      "organization.management",
      args.organization.management,
      `is not this account (${args.account}), and only a management account has a trail for all`,
      "leave organization out here; its trail covers this account",
    );
  }
  if (cloud === "aws") {
    checkKey(faults, "archive.key", args.archive.key, ["cloudtrail"], "encrypts the trail");
    checkKey(faults, "logKey", args.logKey, ["logs"], "encrypts the log group");
  }
  checkLogGroup(faults, cloud, args);
  checkDataEvents(faults, cloud, args);
  checkTags(faults, cloud, args.tags);
  if (cloud === "aws" && args.history === true) {
    const hint = "leave it out; the console's event history shows the last 90 days";
    faults.add(
      "audit-log.history",
      "history",
      true,
      "is not to be had: CloudTrail delivers from now on",
      hint,
    );
  }
  if (cloud === "alicloud" && args.fileNotices === true) {
    const hint = "leave it out; a consumer group on the log store is the nearest replacement";
    faults.add("audit-log.file-notices", "fileNotices", true, "exists on AWS alone", hint);
  }
  if (cloud === "aws" && args.fileNotices === true && args.logKey !== undefined) {
    checkServes(faults, "logKey", args.logKey, "cloudtrail", "sns");
  }
  if (args.insights === true && (cloud === "alicloud" || partitionOf(args.region) === "aws-cn")) {
    const where = cloud === "alicloud" ? "through the interface of ActionTrail" : "in the China regions";
    faults.add(
      "audit-log.insights",
      "insights",
      true,
      `is not to be had ${where}`,
      "leave it out; the alarms on failed calls and sign-ins are the nearest replacement",
    );
  }
}

function checkArchiveRef(faults: Faults, cloud: Cloud, args: AuditTrailArgs, archive: ArchiveRef): void {
  if (cloud === "aws" && partitionOf(args.region) !== partitionOf(archive.region)) {
    faults.add(
      "audit-log.partition",
      "archive.region",
      archive.region,
      `is another partition than ${args.region}; no trail crosses it`,
      "make a second archive in the trail's own partition",
    );
  }
  if (cloud === "alicloud" && sideOf(args.region) !== sideOf(archive.region)) {
    faults.add(
      "audit-log.border",
      "archive.region",
      archive.region,
      `is on the other side of the border than ${args.region}`,
      "make a second archive on the trail's own side",
    );
  }
  // Whoever made the reference by hand is held to the same as the archive itself.
  checkOffSite(faults, OFF_SITE, { provider: cloud, region: archive.region }, archive.offSite ?? "");
}

/** What CloudWatch Logs accepts for `retentionInDays`. @pulumi/aws 7.48, LogGroupArgs */
const LOG_GROUP_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

function checkLogGroup(faults: Faults, cloud: Cloud, { logGroupDays }: AuditTrailArgs): void {
  if (logGroupDays === undefined) return;
  const { floor, clauses } = RETENTION.security;
  const offered = LOG_GROUP_DAYS.filter((days) => days >= floor);
  const taken = cloud === "aws" ? offered.includes(logGroupDays) : false;
  if (taken) return;
  const hint =
    cloud === "aws"
      ? `use one of ${offered.join(", ")} [${clauses}]`
      : "leave it out; the archive's store keeps the events";
  faults.add("audit-log.log-group-days", "logGroupDays", logGroupDays, "is not to be had", hint);
}

/** 250 resources in all selectors of a trail; "CloudTrail quotas", read on 2026-11-23. */
const SELECTOR_RESOURCES = 250;

function checkDataEvents(faults: Faults, cloud: Cloud, { dataEvents = {} }: AuditTrailArgs): void {
  let resources = 0;
  for (const [key, wanted] of Object.entries(dataEvents)) {
    const path = `dataEvents.${key}`;
    if (cloud === "alicloud") {
      const hint = "leave it out; OSS access logs in `collect` of the archive are the nearest replacement";
      faults.add(
        "audit-log.data-events",
        path,
        undefined,
        "is not to be had: ActionTrail records few of them",
        hint,
      );
    } else if ("objectsOf" in wanted) {
      resources += wanted.objectsOf.length;
      if (wanted.objectsOf.length === 0) {
        faults.add("audit-log.data-events", path, undefined, "names no bucket", "name one, or remove it");
      }
    }
  }
  const most = SELECTOR_RESOURCES - LOG_BUCKETS;
  if (resources > most) {
    const hint = `name at most ${most} buckets`;
    faults.add(
      "audit-log.data-events",
      "dataEvents",
      `${resources} buckets`,
      "is more than a trail takes",
      hint,
    );
  }
}

/** The archive's own buckets and their copies, which are always recorded. */
const LOG_BUCKETS = 6;
