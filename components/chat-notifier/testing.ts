import * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../keys/contract.ts";
import type { ChatNotifierArgs } from "./contract.ts";

export const TAGS = {
  department: "it",
  "business-line": "group",
  project: "landing-zone",
  environment: "production",
  owner: "platform",
  "data-class": "internal",
};

export const AWS_KEY: KeyRef = {
  arn: "key-arn",
  id: "key-id",
  serves: ["sns", "sqs", "events", "cloudwatch", "logs", "secretsmanager", "budgets", "cost-alerts"],
};
const ALICLOUD_KEY: KeyRef = { arn: "key-arn", id: "key-id", serves: ["secretsmanager", "mns"] };

export function chatArgs(region: string, more: Partial<ChatNotifierArgs> = {}): ChatNotifierArgs {
  const secret = pulumi.secret("SEC-of-the-robot");
  return {
    account: "111122223333",
    region,
    tags: TAGS,
    channels: {
      duty: {
        kind: "dingtalk",
        url: pulumi.secret("https://oapi.dingtalk.com/robot/send?access_token=very-secret"),
        secret,
      },
      finance: {
        kind: "webhook",
        url: pulumi.secret("https://alerts.mall.example/in"),
        secret,
        from: "high",
        systems: ["pos"],
      },
    },
    hosts: ["alerts.mall.example"],
    quietHours: { start: "22:00", end: "07:00" },
    fallback: ["duty@mall.example", "it-lead@mall.example"],
    key: AWS_KEY,
    ...more,
  };
}

export function alicloudChatArgs(region: string, more: Partial<ChatNotifierArgs> = {}): ChatNotifierArgs {
  return chatArgs(region, { account: "1000000000000001", key: ALICLOUD_KEY, kmsInstance: "kst-1", ...more });
}
