import type { ComponentCase } from "../testing.ts";
import { AlicloudIdentity } from "./alicloud.ts";
import { AwsIdentity } from "./aws.ts";
import type { IdentityArgs } from "./contract.ts";
import { ACCOUNTS, identityArgs, NOW, TAGS } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<IdentityArgs> = {}): ComponentCase => {
  const regions = Object.keys(more.alerts ?? {}).filter((each) => each !== region);
  return {
    title: `AWS, ${region}, ${title}`,
    cloud: "aws",
    region,
    regions,
    build: (name, opts) => new AwsIdentity(name, identityArgs("aws", region, more), opts, NOW),
  };
};

const alicloud = (title: string, region: string, more: Partial<IdentityArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudIdentity(name, identityArgs("alicloud", region, more), opts, NOW),
});

const topic = (region: string) => ({
  provider: "aws" as const,
  topicArn: `topic of ${region}`,
});

export const cases: readonly ComponentCase[] = [
  aws("everything", "ap-northeast-1", {
    alerts: { "ap-northeast-1": topic("ap-northeast-1"), "us-east-1": topic("us-east-1") },
    secrets: {
      ledger: {
        purpose: "Ledger export",
        username: "ledger",
        rotation: { by: "function", functionArn: "function-arn", days: 30 },
      },
    },
  }),
  aws("people elsewhere", "cn-north-1", {
    people: { account: ACCOUNTS.aws.people },
    deletion: { allowed: { reason: "a drill" } },
  }),
  {
    title: "AWS, us-gov-west-1, least",
    cloud: "aws",
    region: "us-gov-west-1",
    build: (name, opts) =>
      new AwsIdentity(
        name,
        {
          account: ACCOUNTS.aws.own,
          region: "us-gov-west-1",
          tags: TAGS,
          without: { finance: { reason: "billed in the commercial partition", owner: "finance" } },
          analyzer: { off: { reason: "a drill", owner: "security" } },
        },
        opts,
        NOW,
      ),
  },
  alicloud("everything", "cn-shanghai", {
    people: { signInFrom: ["203.0.113.0/24"] },
    secrets: {
      members: {
        purpose: "Member database",
        username: "members",
        rotation: { by: "rds", instance: "rm-uf6wjk5example", days: 30 },
      },
    },
  }),
  alicloud("people elsewhere", "ap-southeast-1", { people: { account: ACCOUNTS.alicloud.people } }),
];
