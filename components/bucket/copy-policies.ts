import { arn, requirePartition, servicePrincipal, viaService } from "../partition/aws.ts";
import { awsPolicy, type PolicyDocument, type PolicyStatement } from "../policy-document.ts";

/** Buckets that are copied into another region, by their ARNs. */
export interface CopyPlace {
  readonly account: string;
  readonly region: string;
  readonly offSite: string;
  readonly sources: readonly string[];
  readonly copies: readonly string[];
}

/** Only these buckets lend S3 the role. */
export function copyTrust({ account, region, sources }: CopyPlace): PolicyDocument {
  return awsPolicy({
    Sid: "S3Copies",
    Effect: "Allow",
    Principal: { Service: servicePrincipal("s3", region) },
    Action: ["sts:AssumeRole"],
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": sources },
    },
  });
}

/**
 * What copying takes, and no deletion: what is removed here stays there. Keys are known only once made, so use
 * is bound to S3, to this account and to the buckets' own encryption context instead. S3 user guide, "Setting
 * up permissions for live replication".
 */
export function copyPermissions(place: CopyPlace): PolicyDocument {
  const { sources, copies } = place;
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
): PolicyStatement {
  return {
    Sid,
    Effect: "Allow",
    Action: actions,
    Resource: [
      arn({ partition: requirePartition(region), service: "kms", region, account, resource: "key/*" }),
    ],
    Condition: {
      StringEquals: { "kms:ViaService": viaService("s3", region) },
      // With a bucket key the context is the bucket's ARN, without one the object's.
      StringLike: {
        "kms:EncryptionContext:aws:s3:arn": buckets.flatMap((bucket) => [bucket, `${bucket}/*`]),
      },
    },
  };
}
