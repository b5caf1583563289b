import type { AlicloudAlertRoute, AwsAlertRoute } from "../chat-notifier/contract.ts";
import type { KeyRef } from "../keys/contract.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { BackupArgs, DeclaredCopyArgs, ElsewhereArgs, ObjectCopyArgs } from "./contract.ts";

const TAGS = {
  department: "it",
  "business-line": "group",
  project: "landing-zone",
  environment: "production",
  owner: "platform",
  "data-class": "confidential",
};

const AWS_ROUTE: AwsAlertRoute = { provider: "aws", topicArn: "topic-arn" };
export const ALICLOUD_ROUTE: AlicloudAlertRoute = {
  provider: "alicloud",
  contactGroup: "people",
  queue: "alerts",
  queueArn: "queue-arn",
  actionPolicy: "policy",
};

const key = (name: string, service: "backup" | "hbr"): KeyRef => ({
  arn: `${name}-arn`,
  id: `${name}-id`,
  serves: [service],
});

/** Tapes of the head office in Chengdu. */
export const TAPES: DeclaredCopyArgs = {
  kind: "declared",
  to: { site: "chengdu-office", latitude: 30.67, longitude: 104.07 },
  medium: "tape",
  how: "Monthly dumps of the databases, written to tape by operations",
  reason: "neither cloud hands recovery points to another",
  owner: "operations",
};

const OBJECTS: ObjectCopyArgs = {
  kind: "objects",
  direction: "out",
  bucket: "mall-receipts",
  other: {
    provider: "alicloud",
    region: "cn-shanghai",
    bucket: "mall-receipts-copy",
    accessKeyId: "access-key",
    accessKeySecret: "access-secret",
  },
};

const rhythm = (of: "core" | "pos") => ({ class: of, everyDays: 1, keptDays: 92 });

export function awsElsewhere(): Readonly<Record<string, ElsewhereArgs>> {
  return {
    receipts: { ...rhythm("core"), ...OBJECTS, bucketKey: "bucket-key-arn" },
    tapes: { ...TAPES, class: "pos", everyDays: 31, keptDays: 1096 },
  };
}

/** Where a second copy of each region's data lies in these examples. */
const FAR: Readonly<Record<string, string>> = {
  "ap-northeast-1": "ap-southeast-1",
  "cn-north-1": "cn-northwest-1",
  "us-gov-west-1": "us-gov-east-1",
  "cn-shanghai": "cn-beijing",
  "ap-southeast-1": "ap-southeast-5",
};

export function backupArgs(region: string, more: Partial<BackupArgs> = {}): BackupArgs {
  const account = "111122223333";
  return {
    account,
    region,
    offSite: FAR[region] ?? region,
    tags: TAGS,
    key: key("home", "backup"),
    offSiteKey: key("far", "backup"),
    classes: { core: {}, pos: {}, ordinary: {} },
    systems: {
      erp: { class: "core", rpoMinutes: 1440 },
      pos: { class: "pos", rpoMinutes: 15 },
      oa: { class: "ordinary", rpoMinutes: 10_080 },
    },
    stewards: [
      arn({ partition: requirePartition(region), service: "iam", account, resource: "role/atrium-security" }),
    ],
    elsewhere: awsElsewhere(),
    drills: { types: ["RDS", "S3"] },
    audit: { bucket: "reports" },
    route: AWS_ROUTE,
    ...more,
  };
}

export function alicloudBackupArgs(region: string, more: Partial<BackupArgs> = {}): BackupArgs {
  const account = "1000000000000001";
  const { audit: _, ...common } = backupArgs("ap-northeast-1");
  return {
    ...common,
    account,
    region,
    offSite: FAR[region] ?? region,
    key: key("home", "hbr"),
    offSiteKey: key("far", "hbr"),
    systems: { ...common.systems, pos: { class: "pos", rpoMinutes: 30 } },
    stewards: [acsArn({ service: "ram", region: "*", account, resource: "role/atrium-security" })],
    elsewhere: {
      receipts: {
        ...rhythm("core"),
        ...OBJECTS,
        other: { provider: "aws", region: "ap-southeast-1", bucket: "mall-receipts-copy" },
      },
      tapes: { ...TAPES, class: "pos", everyDays: 31, keptDays: 1096 },
    },
    drills: {
      buckets: { receipts: { class: "core", from: "mall-receipts", into: "mall-drills" } },
      databases: {
        till: {
          class: "pos",
          instanceId: "rm-till",
          vpcId: "vpc-drill",
          subnet: "vsw-drill",
          expects: ["sales", "stock"],
        },
      },
      machines: { erp: { class: "core", instanceId: "i-erp", zone: zoneOf(more.region ?? region) } },
      record: { bucket: "mall-records", keepDays: 1096 },
    },
    databases: { till: { class: "pos", policy: "own", instanceId: "rm-till" } },
    route: ALICLOUD_ROUTE,
    ...more,
  };
}

/** Regions whose names end in a digit join their zones without a hyphen. */
function zoneOf(region: string): string {
  return `${region}${/-\d$/.test(region) ? "" : "-"}a`;
}
