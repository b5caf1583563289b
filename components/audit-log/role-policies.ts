import { type CopyPlace, copyPermissions, copyTrust } from "../bucket/copy-policies.ts";
import { arn, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument } from "../policy-document.ts";
import { bucketArn, roleArn } from "./aws-arns.ts";
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

function copied(place: ArchivePlace): CopyPlace {
  const { account, region, offSite } = place;
  return {
    account,
    region,
    offSite,
    sources: COPIED.map((key) => bucketArn(region, bucketName(place, key, "log"))),
    copies: COPIED.map((key) => bucketArn(offSite, bucketName(place, key, "copy"))),
  };
}

/** Only buckets of this archive lend S3 the role. */
export function replicationTrust(place: ArchivePlace): PolicyDocument {
  return copyTrust(copied(place));
}

export function replicationPermissions(place: ArchivePlace): PolicyDocument {
  return copyPermissions(copied(place));
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
