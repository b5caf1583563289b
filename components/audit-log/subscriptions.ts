import { arn, requirePartition, servicePrincipal, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument } from "../policy-document.ts";
import { anyKey, bucketArn } from "./aws-arns.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import { type ArchivePlace, bucketName, subscriptionName } from "./names.ts";

/**
 * The way of log groups into the archive: a destination in their region, a stream in the archive's, the security
 * bucket. Only the stream's role, of the archive's own account, meets the archive's key.
 */
export const SUBSCRIBED_PREFIX = "log-groups/";

/** Regions that have a destination, the archive's own first. */
export function subscribedRegions({ region, regions = [] }: AuditArchiveArgs): readonly string[] {
  return [...new Set([region, ...regions])];
}

function streamArn(place: ArchivePlace): string {
  return arn({
    partition: requirePartition(place.region),
    service: "firehose",
    region: place.region,
    account: place.account,
    resource: `deliverystream/${subscriptionName(place)}`,
  });
}

export function destinationArn(place: ArchivePlace, region: string): string {
  return arn({
    partition: requirePartition(region),
    service: "logs",
    region,
    account: place.account,
    resource: `destination:${subscriptionName(place)}`,
  });
}

/** Only streams of this account lend Firehose the role. */
export function streamTrust(place: ArchivePlace): PolicyDocument {
  return awsPolicy({
    Sid: "FirehoseDelivers",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("firehose", place.region) },
    Action: ["sts:AssumeRole"],
    Condition: {
      StringEquals: { "aws:SourceAccount": place.account },
      ArnLike: { "aws:SourceArn": streamArn(place) },
    },
  });
}

/** Firehose developer guide, "Grant Firehose access to an Amazon S3 destination", for one folder. */
export function streamPermissions(place: ArchivePlace): PolicyDocument {
  const bucket = bucketArn(place.region, bucketName(place, "security", "log"));
  return awsPolicy(
    {
      Sid: "FindsBucket",
      Effect: "Allow",
      Action: ["s3:GetBucketLocation", "s3:ListBucketMultipartUploads"],
      Resource: [bucket],
    },
    {
      Sid: "WritesLogs",
      Effect: "Allow",
      Action: ["s3:AbortMultipartUpload", "s3:PutObject"],
      Resource: [`${bucket}/${SUBSCRIBED_PREFIX}*`],
    },
    {
      Sid: "EncryptsLogs",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
      Resource: [anyKey(place.region, place.account)],
      Condition: {
        StringEquals: { "kms:ViaService": viaService("s3", place.region) },
        StringLike: {
          "kms:EncryptionContext:aws:s3:arn": [bucket, `${bucket}/${SUBSCRIBED_PREFIX}*`],
        },
      },
    },
  );
}

/** Log services of the senders, and of the archive's account, which sends a test when a destination is made. */
export function feedTrust(place: ArchivePlace, args: AuditArchiveArgs): PolicyDocument {
  const regions = subscribedRegions(args);
  const accounts = [...new Set([args.account, ...Object.keys(args.writers)])];
  return awsPolicy({
    Sid: "LogServicesFeed",
    Effect: "Allow",
    Principal: { Service: regions.map((region) => servicePrincipal("logs", region)) },
    Action: ["sts:AssumeRole"],
    Condition: {
      ArnLike: {
        "aws:SourceArn": accounts.map((account) =>
          arn({
            partition: requirePartition(place.region),
            service: "logs",
            region: "*",
            account,
            resource: "*",
          }),
        ),
      },
    },
  });
}

export function feedPermissions(place: ArchivePlace): PolicyDocument {
  return awsPolicy({
    Sid: "FeedsStream",
    Effect: "Allow",
    Action: ["firehose:PutRecord", "firehose:PutRecordBatch"],
    Resource: [streamArn(place)],
  });
}

/** Who may subscribe log groups: the writers. CloudWatch Logs user guide, "Cross-account log data sharing with subscriptions". */
export function destinationPolicy(
  place: ArchivePlace,
  args: AuditArchiveArgs,
  region: string,
): PolicyDocument {
  return awsPolicy({
    Sid: "WritersSubscribe",
    Effect: "Allow",
    Principal: {
      AWS: Object.keys(args.writers).map((account) =>
        arn({ partition: requirePartition(place.region), service: "iam", account, resource: "root" }),
      ),
    },
    Action: ["logs:PutAccountPolicy", "logs:PutSubscriptionFilter"],
    Resource: [destinationArn(place, region)],
  });
}
