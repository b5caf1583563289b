import type { ComponentCase } from "../testing.ts";
import { AlicloudIot } from "./alicloud.ts";
import { AwsIot } from "./aws.ts";
import type { IotArgs } from "./contract.ts";
import { alicloudIotArgs, awsIotArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<IotArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsIot(name, awsIotArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<IotArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudIot(name, alicloudIotArgs(region, more), opts),
});

const drill: Partial<IotArgs> = { deletion: { allowed: { reason: "a drill" } } };

export const cases: readonly ComponentCase[] = [
  aws("machine rooms and cold chain", "ap-southeast-1"),
  aws("one class", "cn-north-1", { classes: { counter: { purpose: "footfall" } } }),
  aws("a drill", "us-gov-west-1", drill),
  alibaba("machine rooms and cold chain", "cn-shanghai"),
  alibaba("a drill", "ap-southeast-1", drill),
];
