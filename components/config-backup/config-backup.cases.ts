import type { ProviderResource } from "@pulumi/pulumi";
import { arn, requirePartition } from "../partition/aws.ts";
import type { ComponentCase } from "../testing.ts";
import { AlicloudConfigBackup } from "./alicloud.ts";
import { AwsConfigBackup } from "./aws.ts";
import type { ConfigBackupArgs } from "./contract.ts";
import { alicloudConfigBackupArgs, configBackupArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<ConfigBackupArgs> = {}): ComponentCase => {
  const args = configBackupArgs(region, more);
  return {
    title: `AWS, ${region}, ${title}`,
    cloud: "aws",
    region,
    regions: [args.offSite],
    build: (name, opts) => new AwsConfigBackup(name, args, opts),
  };
};

const alibaba = (title: string, region: string, more: Partial<ConfigBackupArgs> = {}): ComponentCase => {
  const args = alicloudConfigBackupArgs(region, more);
  return {
    title: `Alibaba Cloud, ${region}, ${title}`,
    cloud: "alicloud",
    region,
    regions: [args.offSite],
    build: (name, opts, providers) =>
      new AlicloudConfigBackup(name, args, opts, { offSite: providers[args.offSite] as ProviderResource }),
  };
};

const drill: Partial<ConfigBackupArgs> = { deletion: { allowed: { reason: "a drill" } } };

export const anchor = (region: string): string =>
  arn({
    partition: requirePartition(region),
    service: "rolesanywhere",
    region,
    account: "111122223333",
    resource: "trust-anchor/0a1b2c3d-0000-4000-8000-000000000001",
  });

export const cases: readonly ComponentCase[] = [
  aws("a collector", "ap-southeast-1"),
  aws("by certificate", "cn-north-1", {
    collectors: {
      edge: {
        purpose: "routers of stores",
        takenBy: { certificates: anchor("cn-north-1") },
        devices: { "Router-B": { kind: "network-core" } },
      },
    },
  }),
  aws("a drill", "us-gov-west-1", drill),
  alibaba("a collector", "cn-shanghai"),
  alibaba("a drill", "ap-southeast-1", drill),
];
