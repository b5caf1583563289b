import type { ComponentCase } from "../testing.ts";
import { TAGS } from "../workload/testing.ts";
import { AlicloudWebTier } from "./alicloud.ts";
import { AwsWebTier } from "./aws.ts";
import type { WebTierArgs } from "./contract.ts";
import { alicloudEdge, alicloudWebTierArgs, awsEdge, INSIDE, webTierArgs } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<WebTierArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsWebTier(name, webTierArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<WebTierArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudWebTier(name, alicloudWebTierArgs(region, more), opts),
});

const drill = { deletion: { allowed: { reason: "a drill" } } } as const;
const origin = { header: "X-Origin", value: "known" };

/** Work that may stop, outside production. */
const batch = (type: string, other: string): Partial<WebTierArgs> => ({
  environment: "test",
  tags: { ...TAGS, environment: "test" },
  interruptible: { reason: "nightly reports", owner: "bi-team", types: [type, other] },
});

export const cases: readonly ComponentCase[] = [
  aws("on the internet", "ap-southeast-1"),
  aws("behind a delivery network", "ap-southeast-1", {
    exposure: { to: "internet", edge: awsEdge("ap-southeast-1", { origin }) },
  }),
  aws("inside", "cn-north-1", { exposure: INSIDE }),
  aws("a drill", "us-gov-west-1", { ...drill, exposure: INSIDE }),
  aws("interruptible", "ap-southeast-1", { exposure: INSIDE, ...batch("m7i.large", "m6i.large") }),
  alibaba("on the internet", "cn-shanghai"),
  alibaba("behind a delivery network", "cn-shanghai", {
    exposure: { to: "internet", edge: alicloudEdge("cn-shanghai", { origin }) },
  }),
  alibaba("inside, a drill", "ap-southeast-1", { ...drill, exposure: INSIDE }),
  alibaba("interruptible", "cn-shanghai", {
    exposure: INSIDE,
    ...batch("ecs.g8i.large", "ecs.g7.large"),
    permissions: [
      {
        Effect: "Allow",
        Action: ["oss:GetObject"],
        Resource: ["acs-name"],
      },
    ],
  }),
];
