import * as aws from "@pulumi/aws";
import type { MakeChild } from "../component.ts";
import { ABANDONED_UPLOAD_DAYS, type BucketSpec } from "./spec.ts";

export interface AwsBucket {
  readonly bucket: aws.s3.Bucket;
  readonly versioning: aws.s3.BucketVersioning;
  readonly encryption: aws.s3.BucketServerSideEncryptionConfiguration;
  readonly policy: aws.s3.BucketPolicy;
}

interface Make {
  readonly child: MakeChild;
  readonly stateful: MakeChild;
}

/** A bucket and everything that is set on it, in the order in which S3 takes it. */
export function awsBucket({ child, stateful }: Make, spec: BucketSpec): AwsBucket {
  const { key, region } = spec;
  const bucket = stateful(aws.s3.Bucket, key, {
    region,
    bucket: spec.name,
    objectLockEnabled: spec.lock !== undefined,
    forceDestroy: spec.emptyOnDestroy,
    tags: spec.tags,
  });
  const owned = child(aws.s3.BucketOwnershipControls, key, {
    region,
    bucket: bucket.bucket,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
  const closed = child(aws.s3.BucketPublicAccessBlock, key, {
    region,
    bucket: bucket.bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
  const versioning = child(aws.s3.BucketVersioning, key, {
    region,
    bucket: bucket.bucket,
    versioningConfiguration: { status: "Enabled" },
  });
  const encryption = child(aws.s3.BucketServerSideEncryptionConfiguration, key, {
    region,
    bucket: bucket.bucket,
    rules: [encryptionRule(spec)],
  });
  const policy = child(
    aws.s3.BucketPolicy,
    key,
    { region, bucket: bucket.bucket, policy: JSON.stringify(spec.policy) },
    { dependsOn: [owned, closed] },
  );
  if (spec.lock !== undefined) {
    child(
      aws.s3.BucketObjectLockConfiguration,
      key,
      {
        region,
        bucket: bucket.bucket,
        rule: { defaultRetention: { mode: spec.lock.mode.toUpperCase(), days: spec.lock.days } },
      },
      { dependsOn: [versioning] },
    );
  }
  child(
    aws.s3.BucketLifecycleConfiguration,
    key,
    { region, bucket: bucket.bucket, rules: [lifecycleRule(spec)] },
    { dependsOn: [versioning] },
  );
  return { bucket, versioning, encryption, policy };
}

function encryptionRule({ encryption }: BucketSpec) {
  if (encryption.by === "service") return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: encryption.key.arn },
    bucketKeyEnabled: encryption.bucketKey,
  };
}

function lifecycleRule({ lifecycle }: BucketSpec) {
  const { infrequentAfterDays, archiveAfterDays, expireAfterDays, oldVersionsAfterDays } = lifecycle;
  const transitions = [
    ...(infrequentAfterDays === undefined
      ? []
      : [{ days: infrequentAfterDays, storageClass: "STANDARD_IA" }]),
    ...(archiveAfterDays === undefined ? [] : [{ days: archiveAfterDays, storageClass: "GLACIER" }]),
  ].filter(({ days }) => expireAfterDays === undefined || days < expireAfterDays);
  return {
    id: "retention",
    status: "Enabled",
    filter: { prefix: "" },
    abortIncompleteMultipartUpload: { daysAfterInitiation: ABANDONED_UPLOAD_DAYS },
    ...(transitions.length === 0 ? {} : { transitions }),
    ...(expireAfterDays === undefined ? {} : { expiration: { days: expireAfterDays } }),
    ...(oldVersionsAfterDays === undefined
      ? {}
      : { noncurrentVersionExpiration: { noncurrentDays: oldVersionsAfterDays } }),
  } satisfies aws.types.input.s3.BucketLifecycleConfigurationRule;
}
