import type { ComponentCase } from "../testing.ts";
import { AlicloudBastion } from "./alicloud.ts";
import { AwsBastion } from "./aws.ts";
import type { BastionAccessArgs } from "./contract.ts";
import { alicloudBastionArgs, awsBastionArgs } from "./testing.ts";

const drill = { deletion: { allowed: { reason: "a drill" } } } as const;

const aws = (title: string, region: string, more: Partial<BastionAccessArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsBastion(name, awsBastionArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<BastionAccessArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudBastion(name, alicloudBastionArgs(region, more), opts),
});

export const cases: readonly ComponentCase[] = [
  aws("a door and a database", "ap-southeast-1"),
  aws("without databases", "cn-north-1", { databases: {}, ...drill }),
  aws("second factors at the provider", "us-gov-west-1", {
    mfa: { atProvider: { reason: "IAM Identity Center asks at each sign-in", owner: "security" } },
  }),
  alibaba("two machines", "cn-shanghai"),
  alibaba("two machines", "ap-southeast-1", drill),
];
