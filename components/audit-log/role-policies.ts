import { arn, requirePartition, servicePrincipal, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument } from "../policy-document.ts";
import { anyKey, bucketArn, roleArn } from "./aws-arns.ts";
import type { AuditTrailArgs } from "./contract.ts";
import {
  type ArchivePlace,
  type BucketKey,
  bucketName,
  TRAIL_TOPIC,
  trailLogGroup,
  trailName,
  trailWriterRole,
} from "./names.ts";

const COPIED: readonly BucketKey[] = ["trail", "security", "access"];

/** Only buckets of this archive lend S3 the role. */
export function replicationTrust(place: ArchivePlace): PolicyDocument {
  return awsPolicy({
    Sid: "S3Copies",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("s3", place.region) },
    Action: ["sts:AssumeRole"],
    Condition: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnLike: {
        "aws:SourceArn": COPIED.map((key) => bucketArn(place.region, bucketName(place, key, "log"))),
      },
    },
  });
}

/**
 * What copying takes, and no deletion: what is removed here stays there. Keys are known only once made, so use
 * is bound to S3, to this account and to the buckets' own encryption context instead. S3 user guide, "Setting
 * up permissions for live replication".
 */
export function replicationPermissions(place: ArchivePlace): PolicyDocument {
  const sources = COPIED.map((key) => bucketArn(place.region, bucketName(place, key, "log")));
  const copies = COPIED.map((key) => bucketArn(place.offSite, bucketName(place, key, "copy")));
  return awsPolicy(
    {
      Sid: "ReadsRules",
      Effect: "Allow",
      Action: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
      Resource: sources,
    },
    {
      Sid: "ReadsLogs",
      Effect: "Allow",
      Action: [
        "s3:GetObjectLegalHold",
        "s3:GetObjectRetention",
        "s3:GetObjectVersionAcl",
        "s3:GetObjectVersionForReplication",
        "s3:GetObjectVersionTagging",
      ],
      Resource: sources.map((bucket) => `${bucket}/*`),
    },
    {
      Sid: "WritesCopies",
      Effect: "Allow",
      Action: ["s3:ReplicateObject", "s3:ReplicateTags"],
      Resource: copies.map((bucket) => `${bucket}/*`),
    },
    keyUse("DecryptsLogs", ["kms:Decrypt"], place.account, place.region, sources),
    keyUse("EncryptsCopies", ["kms:Encrypt", "kms:GenerateDataKey"], place.account, place.offSite, copies),
  );
}

function keyUse(
  Sid: string,
  actions: readonly string[],
  account: string,
  region: string,
  buckets: readonly string[],
) {
  return {
    Sid,
    Effect: "Allow",
    Action: actions,
    Resource: [anyKey(region, account)],
    Condition: {
      StringEquals: { "kms:ViaService": viaService("s3", region) },
      // With a bucket key the context is the bucket's ARN, without one the object's.
      StringLike: {
        "kms:EncryptionContext:aws:s3:arn": buckets.flatMap((bucket) => [bucket, `${bucket}/*`]),
      },
    },
  } as const;
}

/** ARN of the trail of an account. */
function trailArn({ account, region }: Pick<AuditTrailArgs, "account" | "region">): string {
  return arn({
    partition: requirePartition(region),
    service: "cloudtrail",
    region,
    account,
    resource: `trail/${trailName("aws", account)}`,
  });
}

export function trailGroupArn({ account, region }: Pick<AuditTrailArgs, "account" | "region">): string {
  return arn({
    partition: requirePartition(region),
    service: "logs",
    region,
    account,
    resource: `log-group:${trailLogGroup()}`,
  });
}

export function trailWriterArn({ account, region }: AuditTrailArgs): string {
  return roleArn(region, account, trailWriterRole());
}

export function trailTopicArn({ account, region }: AuditTrailArgs): string {
  return arn({
    partition: requirePartition(region),
    service: "sns",
    region,
    account,
    resource: TRAIL_TOPIC,
  });
}

/** Only this trail lends CloudTrail the role. */
export function trailTrust(args: AuditTrailArgs): PolicyDocument {
  return awsPolicy({
    Sid: "TrailWritesLogGroup",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("cloudtrail", args.region) },
    Action: ["sts:AssumeRole"],
    Condition: {
      StringEquals: { "aws:SourceAccount": args.account, "aws:SourceArn": trailArn(args) },
    },
  });
}

/** CloudTrail user guide, "Role policy document for CloudTrail to use CloudWatch Logs". */
export function trailPermissions(args: AuditTrailArgs): PolicyDocument {
  const stream = (name: string): string => `${trailGroupArn(args)}:log-stream:${name}`;
  return awsPolicy({
    Sid: "WritesEvents",
    Effect: "Allow",
    Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
    // Streams of members carry the organisation's id before their own.
    Resource: [
      stream(`${args.account}_CloudTrail_*`),
      ...(args.organization ? [stream(`${args.organization.id}_*`)] : []),
    ],
  });
}

/** CloudTrail user guide, "Amazon SNS topic policy for CloudTrail". */
export function trailTopicPolicy(args: AuditTrailArgs): PolicyDocument {
  return awsPolicy({
    Sid: "TrailTellsOfFiles",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("cloudtrail", args.region) },
    Action: ["SNS:Publish"],
    Resource: [trailTopicArn(args)],
    Condition: { StringEquals: { "aws:SourceArn": trailArn(args) } },
  });
}
