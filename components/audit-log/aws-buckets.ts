import * as aws from "@pulumi/aws";
import type { MakeChild } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { BucketPlan } from "./bucket-plan.ts";
import { ABANDONED_UPLOAD_DAYS } from "./retention.ts";

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

interface Keys {
  readonly log: KeyRef;
  readonly copy: KeyRef;
}

/** A bucket of the archive and everything that is set on it, in the order in which S3 takes it. */
export function awsBucket(
  { child, stateful }: Make,
  plan: BucketPlan,
  keys: Keys,
  emptyOnDestroy: boolean,
): AwsBucket {
  const { key, region } = plan;
  const bucket = stateful(aws.s3.Bucket, key, {
    region,
    bucket: plan.name,
    objectLockEnabled: plan.lock !== undefined,
    forceDestroy: emptyOnDestroy,
    tags: plan.tags,
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
    rules: [encryptionRule(plan, keys)],
  });
  const policy = child(
    aws.s3.BucketPolicy,
    key,
    { region, bucket: bucket.bucket, policy: JSON.stringify(plan.policy) },
    { dependsOn: [owned, closed] },
  );
  if (plan.lock !== undefined) {
    child(
      aws.s3.BucketObjectLockConfiguration,
      key,
      {
        region,
        bucket: bucket.bucket,
        rule: { defaultRetention: { mode: plan.lock.mode.toUpperCase(), days: plan.lock.days } },
      },
      { dependsOn: [versioning] },
    );
  }
  child(
    aws.s3.BucketLifecycleConfiguration,
    key,
    { region, bucket: bucket.bucket, rules: [lifecycleRule(plan)] },
    { dependsOn: [versioning] },
  );
  return { bucket, versioning, encryption, policy };
}

/**
 * A bucket key asks KMS once a while instead of once an object, and names the bucket to it, where CloudTrail's
 * permission is bound to the trail.
 */
function encryptionRule({ key, encryption }: BucketPlan, keys: Keys) {
  if (encryption === "service") return { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } };
  const kmsMasterKeyId = encryption === "log-key" ? keys.log.arn : keys.copy.arn;
  return {
    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId },
    bucketKeyEnabled: !(key === "trail" && encryption === "log-key"),
  };
}

function lifecycleRule({ lifecycle }: BucketPlan) {
  const { infrequentAfterDays, archiveAfterDays, expireAfterDays } = lifecycle;
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
    // A version that expires is marked first and removed a day later, once its lock has run out as well.
    ...(expireAfterDays === undefined
      ? {}
      : {
          expiration: { days: expireAfterDays },
          noncurrentVersionExpiration: { noncurrentDays: 1 },
        }),
  } satisfies aws.types.input.s3.BucketLifecycleConfigurationRule;
}
