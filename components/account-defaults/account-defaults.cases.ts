import type { ComponentCase } from "../testing.ts";
import { AlicloudAccountDefaults } from "./alicloud.ts";
import { AwsAccountDefaults } from "./aws.ts";
import type { AccountDefaultsArgs } from "./contract.ts";
import { alicloudDefaults, awsDefaults } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<AccountDefaultsArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsAccountDefaults(name, awsDefaults(region, more), opts),
});

const alicloud = (title: string, region: string, more: Partial<AccountDefaultsArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudAccountDefaults(name, alicloudDefaults(region, more), opts),
});

export const cases: readonly ComponentCase[] = [
  aws("at home", "ap-southeast-1", { internetGateways: "egress-only" }),
  aws("away", "ap-northeast-1", { home: "ap-southeast-1", metadataHops: 2 }),
  aws("at home", "cn-north-1"),
  aws("no default VPC", "us-gov-west-1", {
    defaultVpc: "none",
    deletion: { allowed: { reason: "a drill" } },
    off: { "image-sharing": { reason: "images are sold", owner: "it" } },
  }),
  alicloud("at home", "cn-shanghai"),
  alicloud("away", "ap-southeast-1", { home: "cn-shanghai" }),
];
