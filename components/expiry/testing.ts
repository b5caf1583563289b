import type { AlicloudAlertRoute, AwsAlertRoute } from "../chat-notifier/contract.ts";
import type { KeyRef } from "../keys/contract.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { ExpiryArgs } from "./contract.ts";

const TAGS = {
  department: "it",
  "business-line": "group",
  project: "landing-zone",
  environment: "development",
  owner: "platform",
  "data-class": "internal",
};

const AWS_ROUTE: AwsAlertRoute = { provider: "aws", topicArn: "topic-arn" };
const ALICLOUD_ROUTE: AlicloudAlertRoute = {
  provider: "alicloud",
  contactGroup: "people",
  queue: "alerts",
  queueArn: "queue-arn",
  actionPolicy: "policy",
};

export const KEY: KeyRef = { arn: "key-arn", id: "key-id", serves: ["sns", "sqs", "cloudwatch", "logs"] };

const OFFICE = { start: "08:30", stop: "20:00", holidays: ["2027-01-01"], extraWorkdays: ["2027-01-03"] };

export function expiryArgs(region: string, more: Partial<ExpiryArgs> = {}): ExpiryArgs {
  const account = "111122223333";
  return {
    account,
    region,
    tags: TAGS,
    environment: "development",
    approvers: [
      arn({
        partition: requirePartition(region),
        service: "iam",
        account,
        resource: "role/atrium-security",
      }),
    ],
    officeHours: OFFICE,
    route: AWS_ROUTE,
    key: KEY,
    ...more,
  };
}

export function alicloudExpiryArgs(region: string, more: Partial<ExpiryArgs> = {}): ExpiryArgs {
  return {
    account: "1000000000000001",
    region,
    tags: TAGS,
    environment: "development",
    approvers: ["atrium-security"],
    officeHours: OFFICE,
    route: ALICLOUD_ROUTE,
    ...more,
  };
}
