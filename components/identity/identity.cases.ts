import type { AlicloudAlertRoute, AwsAlertRoute } from "../chat-notifier/contract.ts";
import type { ComponentCase } from "../testing.ts";
import { AlicloudIdentity } from "./alicloud.ts";
import { AlicloudBreakGlassAlarm } from "./alicloud-break-glass-alarm.ts";
import { AlicloudGeneratedSecrets } from "./alicloud-secrets.ts";
import { AwsIdentity } from "./aws.ts";
import { AwsBreakGlassAlarm } from "./aws-break-glass-alarm.ts";
import { AwsGeneratedSecrets } from "./aws-secrets.ts";
import type { GeneratedSecretsArgs, IdentityArgs } from "./contract.ts";
import { ACCOUNTS, alarmArgs, identityArgs, NOW, secretsArgs, TAGS } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<IdentityArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  regions: Object.keys(more.alerts ?? {}).filter((each) => each !== region),
  build: (name, opts) => new AwsIdentity(name, identityArgs("aws", region, more), opts, NOW),
});

const alicloud = (title: string, region: string, more: Partial<IdentityArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudIdentity(name, identityArgs("alicloud", region, more), opts, NOW),
});

const secrets = (
  cloud: "aws" | "alicloud",
  region: string,
  more: Partial<GeneratedSecretsArgs>,
): ComponentCase => ({
  title: `secrets on ${cloud}, ${region}`,
  cloud,
  region,
  build: (name, opts) => {
    const args = secretsArgs(cloud, region, more);
    return cloud === "aws"
      ? new AwsGeneratedSecrets(name, args, opts, NOW)
      : new AlicloudGeneratedSecrets(name, args, opts, NOW);
  },
});

const TOPIC: AwsAlertRoute = { provider: "aws", topicArn: "topic" };

const QUEUE: AlicloudAlertRoute = {
  provider: "alicloud",
  contactGroup: "duty",
  queue: "chat",
  queueArn: "queue",
  actionPolicy: "chat",
};

const kept = (cloud: "aws" | "alicloud", region: string): Partial<IdentityArgs> => {
  const { secrets: own, key } = secretsArgs(cloud, region);
  return { secrets: own, key };
};

const LEAST: ComponentCase = {
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
};

const ALARMS: readonly ComponentCase[] = [
  {
    title: "AWS, cn-north-1, break-glass alarm",
    cloud: "aws",
    region: "cn-north-1",
    build: (name, opts) => new AwsBreakGlassAlarm(name, alarmArgs("aws", "cn-north-1"), TOPIC, opts),
  },
  {
    title: "Alibaba Cloud, cn-shanghai, break-glass alarm",
    cloud: "alicloud",
    region: "cn-shanghai",
    build: (name, opts) =>
      new AlicloudBreakGlassAlarm(name, alarmArgs("alicloud", "cn-shanghai"), QUEUE, opts),
  },
];

export const cases: readonly ComponentCase[] = [
  aws("everything", "ap-northeast-1", {
    ...kept("aws", "ap-northeast-1"),
    alerts: { "ap-northeast-1": TOPIC, "us-east-1": TOPIC },
  }),
  aws("people elsewhere", "cn-north-1", { people: { account: ACCOUNTS.aws.people } }),
  LEAST,
  alicloud("everything", "cn-shanghai", {
    ...kept("alicloud", "cn-shanghai"),
    people: { signInFrom: ["203.0.113.0/24"] },
    alerts: { "cn-shanghai": QUEUE },
  }),
  alicloud("people elsewhere", "ap-southeast-1", { people: { account: ACCOUNTS.alicloud.people } }),
  secrets("aws", "ap-northeast-1", {
    secrets: {
      ledger: {
        purpose: "Ledger export",
        username: "ledger",
        rotation: { by: "function", functionArn: "function-arn", days: 30 },
      },
    },
  }),
  secrets("aws", "cn-north-1", { deletion: { allowed: { reason: "a drill" } } }),
  secrets("alicloud", "cn-shanghai", {
    kmsInstance: "kst-shh6459example",
    secrets: {
      members: {
        purpose: "Member database",
        username: "members",
        rotation: { by: "rds", instance: "rm-uf6wjk5example", days: 30 },
      },
    },
  }),
  secrets("alicloud", "ap-southeast-1", {}),
  ...ALARMS,
];
