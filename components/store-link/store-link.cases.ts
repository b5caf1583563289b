import type { ComponentCase } from "../testing.ts";
import { AlicloudStoreLink } from "./alicloud.ts";
import { AwsStoreLink } from "./aws.ts";
import type { StoreLinkArgs } from "./contract.ts";
import { alicloudStoreLinkArgs, nationalArgs, storeLinkArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<StoreLinkArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsStoreLink(name, storeLinkArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<StoreLinkArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudStoreLink(name, alicloudStoreLinkArgs(region, more), opts),
});

const drill = { deletion: { allowed: { reason: "a drill" } } } as const;

export const cases: readonly ComponentCase[] = [
  aws("two stores with backup lines", "ap-southeast-1"),
  aws("two stores", "cn-north-1", drill),
  aws("two stores", "us-gov-west-1"),
  alibaba("two stores with backup lines", "cn-shanghai"),
  alibaba("a store by the national standard", "cn-shanghai", nationalArgs()),
  alibaba("two stores", "ap-southeast-1", drill),
];
