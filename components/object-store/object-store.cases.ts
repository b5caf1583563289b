import type { ProviderResource } from "@pulumi/pulumi";
import type { ComponentCase } from "../testing.ts";
import { AlicloudObjectStore } from "./alicloud.ts";
import { AwsObjectStore } from "./aws.ts";
import type { ObjectStoreArgs } from "./contract.ts";
import { alicloudStoreArgs, awsStoreArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<ObjectStoreArgs> = {}): ComponentCase => {
  const args = awsStoreArgs(region, more);
  return {
    title: `AWS, ${region}, ${title}`,
    cloud: "aws",
    region,
    regions: [args.offSite],
    build: (name, opts) => new AwsObjectStore(name, args, opts),
  };
};

const alibaba = (title: string, region: string, more: Partial<ObjectStoreArgs> = {}): ComponentCase => {
  const args = alicloudStoreArgs(region, more);
  return {
    title: `Alibaba Cloud, ${region}, ${title}`,
    cloud: "alicloud",
    region,
    regions: [args.offSite],
    build: (name, opts, providers) =>
      new AlicloudObjectStore(name, args, opts, { offSite: providers[args.offSite] as ProviderResource }),
  };
};

const drill: Partial<ObjectStoreArgs> = { deletion: { allowed: { reason: "a drill" } } };

export const cases: readonly ComponentCase[] = [
  aws("locked and copied", "ap-southeast-1"),
  aws("no copies", "cn-north-1", {
    buckets: {
      media: { purpose: "pictures", noCopy: { reason: "made again from originals", owner: "web" } },
    },
    users: {},
  }),
  aws("a drill", "us-gov-west-1", drill),
  alibaba("copied", "cn-shanghai"),
  alibaba("locked for good", "ap-southeast-1", {
    buckets: {
      ledger: { purpose: "books", lock: { mode: "compliance", days: 3650, approver: "finance director" } },
    },
    users: {},
  }),
  alibaba("a drill", "cn-shanghai", drill),
];
