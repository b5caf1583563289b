import type { ComponentCase } from "../testing.ts";
import { AlicloudPatching } from "./alicloud.ts";
import { AwsPatching } from "./aws.ts";
import type { PatchingArgs } from "./contract.ts";
import { alicloudPatchingArgs, awsPatchingArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<PatchingArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsPatching(name, awsPatchingArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<PatchingArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudPatching(name, alicloudPatchingArgs(region, more), opts),
});

const drill: Partial<PatchingArgs> = { deletion: { allowed: { reason: "a drill" } } };
const rejected: Partial<PatchingArgs> = { rejected: { "kernel-6.1.999": "tills do not start with it" } };

export const cases: readonly ComponentCase[] = [
  aws("two systems", "ap-southeast-1"),
  aws("an update kept out", "cn-north-1", rejected),
  aws("a drill", "us-gov-west-1", drill),
  alibaba("two systems", "cn-shanghai"),
  alibaba("an update kept out", "ap-southeast-1", rejected),
];
