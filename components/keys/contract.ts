import type { Input } from "@pulumi/pulumi";

/** What may write with a key on AWS; `aws-services.ts` says which principal that is and what it is allowed. */
export const AWS_KEY_SERVICES = [
  "athena",
  "autoscaling",
  "backup",
  "budgets",
  "cloudtrail",
  "cloudwatch",
  "config",
  "cost-alerts",
  "dynamodb",
  "ebs",
  "efs",
  "elasticache",
  "events",
  "guardduty",
  "inspector",
  "lambda",
  "log-delivery",
  "logs",
  "macie",
  "rds",
  "s3",
  "secretsmanager",
  "securityhub",
  "sns",
  "sqs",
  "ssm",
] as const;

/** The same on Alibaba Cloud; `alicloud-services.ts` says which role that is. */
export const ALICLOUD_KEY_SERVICES = [
  "actiontrail",
  "ecs",
  "ess",
  "fc",
  "hbr",
  "log",
  "mns",
  "nas",
  "oss",
  "polardb",
  "rds",
  "redis",
  "secretsmanager",
] as const;

export type AwsKeyService = (typeof AWS_KEY_SERVICES)[number];
export type AlicloudKeyService = (typeof ALICLOUD_KEY_SERVICES)[number];
export type KeyService = AwsKeyService | AlicloudKeyService;

/**
 * A key as other components take it. Their layout checks `serves`: a service that writes with a key whose
 * policy leaves it out fails hours later and elsewhere.
 */
export interface KeyRef {
  readonly arn: Input<string>;
  readonly id: Input<string>;
  readonly serves: readonly KeyService[];
}
