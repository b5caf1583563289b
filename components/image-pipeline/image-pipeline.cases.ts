import type { ComponentCase } from "../testing.ts";
import { keyFor } from "../workload/testing.ts";
import { AlicloudImagePipeline } from "./alicloud.ts";
import { AwsImagePipeline } from "./aws.ts";
import type { ImagePipelineArgs } from "./contract.ts";
import { alicloudImagePipelineArgs, awsImagePipelineArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<ImagePipelineArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsImagePipeline(name, awsImagePipelineArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<ImagePipelineArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudImagePipeline(name, alicloudImagePipelineArgs(region, more), opts),
});

export const cases: readonly ComponentCase[] = [
  aws("Linux", "ap-southeast-1", { copies: { "ap-southeast-3": keyFor("imagebuilder") } }),
  aws("Linux", "cn-north-1"),
  aws("Windows of a drill", "us-gov-west-1", {
    system: "windows",
    steps: {},
    checks: { agent: ["Get-Service monitoring-agent"] },
    deletion: { allowed: { reason: "a drill" } },
  }),
  alibaba("Linux", "cn-shanghai", { copies: { "cn-beijing": keyFor("ecs") } }),
  alibaba("an image of its own to build on", "ap-southeast-1", { base: "m-t4nexample" }),
];
