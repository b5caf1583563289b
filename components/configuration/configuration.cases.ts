import type { ComponentCase } from "../testing.ts";
import { AlicloudConfiguration } from "./alicloud.ts";
import { AwsConfiguration } from "./aws.ts";
import type { ConfigurationArgs } from "./contract.ts";
import { alicloudConfigurationArgs, awsConfigurationArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<ConfigurationArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsConfiguration(name, awsConfigurationArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<ConfigurationArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudConfiguration(name, alicloudConfigurationArgs(region, more), opts),
});

export const cases: readonly ComponentCase[] = [
  aws("turned back by an alarm", "ap-southeast-1"),
  aws("at once", "cn-north-1", { environment: "test", rollBackOn: {} }),
  aws("without readers", "us-gov-west-1", { readers: {} }),
  alibaba("two documents", "cn-shanghai"),
  alibaba("another class", "ap-southeast-1", { size: "MSE_SC_4_8_200_c" }),
  alibaba("a drill", "cn-shanghai", { deletion: { allowed: { reason: "a drill" } } }),
];
