import type * as alicloud from "@pulumi/alicloud";
import type { ComponentCase } from "../testing.ts";
import { AlicloudChatNotifier } from "./alicloud.ts";
import { AwsChatNotifier } from "./aws.ts";
import type { ChatNotifierArgs } from "./contract.ts";
import { alicloudChatArgs, chatArgs } from "./testing.ts";

const aws = (region: string, more: Partial<ChatNotifierArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsChatNotifier(name, chatArgs(region, more), opts),
});

const alibaba = (region: string, more: Partial<ChatNotifierArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}`,
  cloud: "alicloud",
  region,
  regions: ["cn-heyuan"],
  build: (name, opts, providers) =>
    new AlicloudChatNotifier(name, alicloudChatArgs(region, more), opts, {
      alertCentre: providers["cn-heyuan"] as alicloud.Provider,
    }),
});

export const cases: readonly ComponentCase[] = [
  aws("ap-northeast-1"),
  aws("cn-north-1"),
  aws("us-gov-west-1", { deletion: { allowed: { reason: "a drill" } } }),
  alibaba("cn-shanghai", { encryptQueues: true }),
  alibaba("ap-southeast-1", { deletion: { allowed: { reason: "a drill" } } }),
];
