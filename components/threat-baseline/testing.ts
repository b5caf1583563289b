import type { AwsLogSink } from "../audit-log/contract.ts";
import type { AlicloudAlertRoute, AwsAlertRoute } from "../chat-notifier/contract.ts";
import { arn, requirePartition } from "../partition/aws.ts";
import type { Tags } from "../tagging/contract.ts";
import type { ThreatBaselineArgs } from "./contract.ts";

const TAGS: Tags = {
  department: "it",
  "business-line": "group",
  project: "landing-zone",
  environment: "production",
  owner: "platform",
  "data-class": "confidential",
};

export const WAIVER = { reason: "a drill", owner: "security" } as const;
export const SERVER = "032b618f-b220-4a0d-bd37-fbdc6ef58b6a";

const AWS_ROUTE: AwsAlertRoute = { provider: "aws", topicArn: "planned-topic" };
const ALICLOUD_ROUTE: AlicloudAlertRoute = {
  provider: "alicloud",
  contactGroup: "duty",
  queue: "alerts",
  queueArn: "planned-queue",
  actionPolicy: "duty",
};

export function configSink(region: string, more: Partial<AwsLogSink> = {}): AwsLogSink {
  const bucket = "archive-access";
  return {
    provider: "aws",
    source: "config",
    logClass: "access",
    days: 365,
    bucket,
    bucketArn: arn({ partition: requirePartition(region), service: "s3", resource: bucket }),
    from: "any-region",
    ...more,
  };
}

export function awsBaseline(region: string, more: Partial<ThreatBaselineArgs> = {}): ThreatBaselineArgs {
  return {
    account: "111122223333",
    region,
    home: region,
    regions: [region],
    tags: TAGS,
    route: AWS_ROUTE,
    archive: configSink(region),
    ...more,
  };
}

export function alicloudBaseline(region: string, more: Partial<ThreatBaselineArgs> = {}): ThreatBaselineArgs {
  return {
    account: "1234567890123456",
    region,
    home: region,
    regions: [region],
    tags: TAGS,
    route: ALICLOUD_ROUTE,
    securityCenter: { bought: { bruteForce: { servers: [SERVER] } } },
    ...more,
  };
}
