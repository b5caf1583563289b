import type { ComponentCase } from "../testing.ts";
import { AlicloudExpiry } from "./alicloud.ts";
import { AwsExpiry } from "./aws.ts";
import type { ExpiryArgs } from "./contract.ts";
import { alicloudExpiryArgs, expiryArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<ExpiryArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsExpiry(name, expiryArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<ExpiryArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudExpiry(name, alicloudExpiryArgs(region, more), opts),
});

const drill = { deletion: { allowed: { reason: "a drill" } } } as const;

export const cases: readonly ComponentCase[] = [
  aws("removing", "ap-northeast-1"),
  aws("production, which only reports", "cn-north-1", { environment: "production" }),
  aws("a drill", "us-gov-west-1", drill),
  alibaba("removing", "cn-shanghai"),
  alibaba("production, which only reports", "ap-southeast-1", { environment: "production", ...drill }),
];
