import type { ComponentCase } from "../testing.ts";
import { AlicloudCache } from "./alicloud.ts";
import { AwsCache } from "./aws.ts";
import type { CacheArgs } from "./contract.ts";
import { alicloudCacheArgs, awsCacheArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<CacheArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsCache(name, awsCacheArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<CacheArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudCache(name, alicloudCacheArgs(region, more), opts),
});

const drill: Partial<CacheArgs> = { deletion: { allowed: { reason: "a drill" } } };

export const cases: readonly ComponentCase[] = [
  aws("one shard", "ap-southeast-1"),
  aws("three shards", "cn-north-1", { shards: 3, replicas: 2 }),
  aws("a drill", "us-gov-west-1", drill),
  alibaba("two zones", "cn-shanghai"),
  alibaba("a drill", "ap-southeast-1", { ...drill, shards: 2 }),
];
