import type { ComponentCase } from "../testing.ts";
import { AlicloudBackup } from "./alicloud.ts";
import { AwsBackup } from "./aws.ts";
import { type BackupArgs, COMPLIANCE_WORDS } from "./contract.ts";
import { alicloudBackupArgs, backupArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<BackupArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  regions: [backupArgs(region).offSite],
  build: (name, opts) => new AwsBackup(name, backupArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<BackupArgs> = {}): ComponentCase => {
  const args = alicloudBackupArgs(region, more);
  return {
    title: `Alibaba Cloud, ${region}, ${title}`,
    cloud: "alicloud",
    region,
    regions: [args.offSite],
    build: (name, opts, { [args.offSite]: offSiteProvider }) => {
      if (offSiteProvider === undefined) throw new Error(`no provider of ${args.offSite}`);
      return new AlicloudBackup(name, { ...args, offSiteProvider }, opts);
    },
  };
};

const drill = { deletion: { allowed: { reason: "a drill" } } } as const;
const off = { off: { reason: "nothing worth it yet", owner: "platform" } };

export const cases: readonly ComponentCase[] = [
  aws("all classes", "ap-northeast-1", { airGapped: { keptDays: 365 }, copiesFrom: ["444455556666"] }),
  aws("locked for good", "cn-north-1", {
    lock: { compliance: { graceDays: 7, acknowledged: COMPLIANCE_WORDS } },
  }),
  aws("a drill", "us-gov-west-1", { ...drill, lock: off, drills: off }),
  alibaba("all classes", "cn-shanghai"),
  alibaba("a drill", "ap-southeast-1", { ...drill, lock: off, drills: off }),
];
