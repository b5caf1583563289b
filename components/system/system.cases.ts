import type { ComponentCase } from "../testing.ts";
import { AlicloudSystem } from "./alicloud.ts";
import { AwsSystem } from "./aws.ts";
import type { SystemArgs } from "./contract.ts";
import { systemArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<SystemArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsSystem(name, systemArgs("aws", region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<SystemArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudSystem(name, systemArgs("alicloud", region, more), opts),
});

const drill = { deletion: { allowed: { reason: "a drill" } } } as const;

export const cases: readonly ComponentCase[] = [
  aws("tills", "ap-southeast-1"),
  aws("tills", "cn-north-1"),
  aws("a drill", "us-gov-west-1", drill),
  alibaba("tills", "cn-shanghai"),
  alibaba("a drill", "ap-northeast-1", drill),
];
