import { type Partition, requirePartition } from "../partition/aws.ts";
import type { PolicyCondition } from "../policy-document.ts";
import type { AwsKeyService } from "./contract.ts";

/** How a service comes to a key. */
export type ServiceGrant =
  /** It calls the key as itself. */
  | {
      readonly by: "principal";
      /** Name before the domain, e.g. `cloudtrail`. */
      readonly principal: string;
      readonly actions: readonly string[];
      readonly condition: (place: GrantPlace) => PolicyCondition;
    }
  /** It calls the key with the rights of whoever asked it: `kms:ViaService`. */
  | { readonly by: "caller"; readonly service: string; readonly grants: boolean }
  /** It calls the key by its service-linked role. */
  | { readonly by: "linked-role"; readonly service: string; readonly role: string };

/** What conditions are written about. */
export interface GrantPlace {
  readonly region: string;
  /** Accounts whose services write: the key's own and its `sources`. */
  readonly accounts: readonly string[];
  /** An ARN of this region and partition, once for each account. */
  readonly arns: (service: string, resource: string, region?: string) => readonly string[];
}

const ENCRYPT_DATA = ["kms:GenerateDataKey*", "kms:Decrypt"];

const sourceAccount = ({ accounts }: GrantPlace): PolicyCondition => ({
  StringEquals: { "aws:SourceAccount": accounts },
});

const source =
  (service: string, resource: string, region?: string) =>
  (place: GrantPlace): PolicyCondition => ({
    ...sourceAccount(place),
    ArnLike: { "aws:SourceArn": place.arns(service, resource, region) },
  });

/** The key is only for what lies in a resource of these accounts, whoever sent it there. */
const context =
  (key: string, service: string, resource: string, region?: string) =>
  (place: GrantPlace): PolicyCondition => ({
    ArnLike: { [`kms:EncryptionContext:${key}`]: place.arns(service, resource, region) },
  });

/**
 * What each service needs of a key policy, from the service's own guide:
 * - CloudTrail "Configure AWS KMS key policies", CloudWatch Logs "Encrypt log data", VPC "Flow logs to S3",
 *   Config "KMS key for the delivery channel", GuardDuty, Inspector and Macie "Export findings", SNS "Key
 *   management", SQS "Key management", Budgets and Cost Anomaly Detection "SNS topics", Auto Scaling "Required
 *   KMS key policy", AWS Backup "Encryption".
 * - EventBridge fills in no source for what it sends to SNS ("You can't use Condition blocks in Amazon SNS topic
 *   policies"), and Backup is not said to, so their statements are bound by the topic or queue instead.
 */
export const AWS_GRANTS: Readonly<Record<AwsKeyService, readonly ServiceGrant[]>> = {
  appconfig: [{ by: "caller", service: "appconfig", grants: false }],
  athena: [
    { by: "caller", service: "athena", grants: false },
    { by: "caller", service: "s3", grants: false },
  ],
  autoscaling: [{ by: "linked-role", service: "autoscaling", role: "AWSServiceRoleForAutoScaling" }],
  backup: [
    { by: "caller", service: "backup", grants: true },
    { by: "linked-role", service: "backup", role: "AWSServiceRoleForBackup" },
    // Notices of jobs, into an encrypted topic.
    {
      by: "principal",
      principal: "backup",
      actions: ENCRYPT_DATA,
      condition: context("aws:sns:topicArn", "sns", "*"),
    },
  ],
  budgets: [
    { by: "principal", principal: "budgets", actions: ENCRYPT_DATA, condition: source("budgets", "*", "") },
  ],
  cloudtrail: [
    {
      by: "principal",
      principal: "cloudtrail",
      actions: ["kms:GenerateDataKey*"],
      condition: (place) => ({
        ArnLike: {
          "aws:SourceArn": place.arns("cloudtrail", "trail/*", "*"),
          "kms:EncryptionContext:aws:cloudtrail:arn": place.arns("cloudtrail", "trail/*", "*"),
        },
      }),
    },
    // Describing a key has no encryption context; a bucket key has the bucket's. CreateTrail asks for `kms:Decrypt`
    // where the bucket has such a key.
    {
      by: "principal",
      principal: "cloudtrail",
      actions: ["kms:DescribeKey", "kms:Decrypt"],
      condition: (place) => ({ ArnLike: { "aws:SourceArn": place.arns("cloudtrail", "trail/*", "*") } }),
    },
  ],
  cloudwatch: [{ by: "principal", principal: "cloudwatch", actions: ENCRYPT_DATA, condition: sourceAccount }],
  config: [{ by: "principal", principal: "config", actions: ENCRYPT_DATA, condition: sourceAccount }],
  "cost-alerts": [
    { by: "principal", principal: "costalerts", actions: ENCRYPT_DATA, condition: sourceAccount },
  ],
  dynamodb: [{ by: "caller", service: "dynamodb", grants: true }],
  ebs: [{ by: "caller", service: "ec2", grants: true }],
  efs: [{ by: "caller", service: "elasticfilesystem", grants: true }],
  // Whoever makes the cluster grants its control plane the key.
  eks: [{ by: "caller", service: "eks", grants: true }],
  elasticache: [{ by: "caller", service: "elasticache", grants: true }],
  events: [
    {
      by: "principal",
      principal: "events",
      actions: ENCRYPT_DATA,
      condition: context("aws:sns:topicArn", "sns", "*"),
    },
    {
      by: "principal",
      principal: "events",
      actions: ENCRYPT_DATA,
      condition: context("aws:sqs:arn", "sqs", "*"),
    },
  ],
  guardduty: [
    {
      by: "principal",
      principal: "guardduty",
      actions: ["kms:GenerateDataKey"],
      condition: source("guardduty", "detector/*"),
    },
  ],
  // Builds disks and images with its own role. "Service-linked role for Image Builder", Image Builder user guide.
  imagebuilder: [{ by: "linked-role", service: "imagebuilder", role: "AWSServiceRoleForImageBuilder" }],
  inspector: [
    {
      by: "principal",
      principal: "inspector2",
      actions: ENCRYPT_DATA,
      condition: source("inspector2", "report/*"),
    },
  ],
  kafka: [{ by: "caller", service: "kafka", grants: true }],
  lambda: [{ by: "caller", service: "lambda", grants: true }],
  "log-delivery": [
    {
      by: "principal",
      principal: "delivery.logs",
      actions: ["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:DescribeKey"],
      condition: source("logs", "*"),
    },
  ],
  logs: [
    {
      by: "principal",
      principal: "logs",
      actions: ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
      condition: context("aws:logs:arn", "logs", "log-group:*"),
    },
    {
      by: "principal",
      principal: "logs",
      actions: ["kms:Describe*"],
      condition: () => ({}),
    },
  ],
  macie: [
    {
      by: "principal",
      principal: "macie",
      actions: ["kms:GenerateDataKey", "kms:Encrypt"],
      condition: source("macie2", "*"),
    },
  ],
  rds: [{ by: "caller", service: "rds", grants: true }],
  s3: [
    { by: "caller", service: "s3", grants: false },
    // Inventories and reports, which S3 writes as itself.
    {
      by: "principal",
      principal: "s3",
      actions: ["kms:GenerateDataKey"],
      condition: (place) => ({
        ...sourceAccount(place),
        ArnLike: { "aws:SourceArn": [...new Set(place.arns("s3", "*", "").map(withoutAccount))] },
      }),
    },
  ],
  secretsmanager: [{ by: "caller", service: "secretsmanager", grants: false }],
  sns: [
    { by: "caller", service: "sns", grants: false },
    // Delivery into an encrypted queue.
    { by: "principal", principal: "sns", actions: ENCRYPT_DATA, condition: sourceAccount },
  ],
  // Spot machines are started by another role of EC2's own. EC2 user guide, "Grant access to customer managed keys".
  spot: [{ by: "linked-role", service: "spot", role: "AWSServiceRoleForEC2Spot" }],
  sqs: [{ by: "caller", service: "sqs", grants: false }],
  ssm: [{ by: "caller", service: "ssm", grants: false }],
};

/**
 * Services that are not in every partition: KMS refuses a policy that names a principal which is not there. "Getting
 * Started with Amazon Web Services in China", "Services in AWS GovCloud (US) Regions"; GovCloud accounts are billed
 * with the commercial account that they belong to.
 */
const ONLY_IN: Readonly<Partial<Record<AwsKeyService, readonly Partition[]>>> = {
  budgets: ["aws"],
  "cost-alerts": ["aws"],
  inspector: ["aws", "aws-us-gov"],
  macie: ["aws"],
};

/** Whether a service is there to write with a key of the region. */
export function hasKeyService(service: AwsKeyService, region: string): boolean {
  return ONLY_IN[service]?.includes(requirePartition(region)) ?? true;
}

/** Bucket names are unique in a partition, so their ARNs hold no account. */
function withoutAccount(arn: string): string {
  return arn.replace(/:\d{12}:/, "::");
}
