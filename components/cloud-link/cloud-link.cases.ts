import type { ComponentCase } from "../testing.ts";
import { AlicloudCloudLink, AlicloudLinkGateway } from "./alicloud.ts";
import { AwsCloudLink } from "./aws.ts";
import type { CloudLinkArgs } from "./contract.ts";
import { alicloudLinkArgs, awsLinkArgs, cloudLinkArgs } from "./testing.ts";

const drill = { deletion: { allowed: { reason: "a drill" } } } as const;
const licence = { crossBorder: { reason: "leased line of a licensed operator", owner: "network-team" } };

const aws = (
  title: string,
  region: string,
  other: string,
  more: Partial<CloudLinkArgs> = {},
): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsCloudLink(name, awsLinkArgs(cloudLinkArgs(region, other, {}, more)), opts),
});

const alibaba = (
  title: string,
  region: string,
  other: string,
  build: (args: CloudLinkArgs) => ComponentCase["build"],
  more: Partial<CloudLinkArgs> = {},
): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: build(cloudLinkArgs(other, region, {}, more)),
});

const gateway =
  (args: CloudLinkArgs): ComponentCase["build"] =>
  (name, opts) =>
    new AlicloudLinkGateway(name, args, opts);
const connection =
  (args: CloudLinkArgs): ComponentCase["build"] =>
  (name, opts) =>
    new AlicloudCloudLink(name, alicloudLinkArgs(args), opts);

export const cases: readonly ComponentCase[] = [
  aws("to Singapore", "ap-southeast-1", "ap-southeast-1"),
  aws("inside China", "cn-north-1", "cn-beijing", drill),
  aws("GovCloud", "us-gov-west-1", "us-west-1"),
  aws("over the border", "ap-northeast-1", "cn-shanghai", licence),
  alibaba("the gateway", "ap-southeast-1", "ap-southeast-1", gateway),
  alibaba("the connection", "ap-southeast-1", "ap-southeast-1", connection),
  alibaba("the connection inside China", "cn-beijing", "cn-north-1", connection),
];
