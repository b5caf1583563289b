import type { ComponentCase } from "../testing.ts";
import { AlicloudQueue } from "./alicloud.ts";
import { AwsQueue } from "./aws.ts";
import type { QueueArgs } from "./contract.ts";
import { alicloudQueueArgs, awsQueueArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<QueueArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsQueue(name, awsQueueArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<QueueArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudQueue(name, alicloudQueueArgs(region, more), opts),
});

const drill: Partial<QueueArgs> = { deletion: { allowed: { reason: "a drill" } } };

export const cases: readonly ComponentCase[] = [
  aws("three zones", "ap-southeast-1"),
  aws("two brokers in each zone", "cn-north-1", { brokersPerZone: 2 }),
  aws("a drill", "us-gov-west-1", drill),
  alibaba("three zones", "cn-shanghai"),
  alibaba("a drill", "ap-southeast-1", drill),
];
