import * as alicloud from "@pulumi/alicloud";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import type { ArchiveKeyRefs } from "./archive-keys.ts";
import type { BucketPlan } from "./bucket-plan.ts";
import { ossText } from "./oss-policies.ts";
import { ABANDONED_UPLOAD_DAYS } from "./retention.ts";

export interface OssBucket {
  readonly bucket: alicloud.oss.Bucket;
  readonly versioning: alicloud.oss.BucketVersioning;
  readonly encryption: alicloud.oss.BucketServerSideEncryption;
  readonly policy: alicloud.oss.BucketPolicy;
}

/** What the standalone resources set; the bucket itself would otherwise undo it on every run. */
const SET_ELSEWHERE = ["acl", "logging", "policy", "serverSideEncryptionRule", "versioning"];

/** A bucket of the archive and everything that is set on it. */
export function ossBucket(
  make: { readonly child: MakeChild; readonly stateful: MakeChild },
  plan: BucketPlan,
  keys: ArchiveKeyRefs,
  emptyOnDestroy: boolean,
  placed: CustomResourceOptions,
): OssBucket {
  const { key } = plan;
  const { child, stateful } = make;
  const bucket = stateful(
    alicloud.oss.Bucket,
    key,
    {
      bucket: plan.name,
      // Three copies in three zones where the region has them is ZRS; every region has LRS.
      redundancyType: "LRS",
      storageClass: "Standard",
      forceDestroy: emptyOnDestroy,
      lifecycleRules: [lifecycleRule(plan)],
      tags: plan.tags,
    },
    { ...placed, ignoreChanges: SET_ELSEWHERE },
  );
  child(alicloud.oss.BucketAcl, key, { bucket: bucket.id, acl: "private" }, placed);
  const closed = child(
    alicloud.oss.BucketPublicAccessBlock,
    key,
    { bucket: bucket.id, blockPublicAccess: true },
    placed,
  );
  const versioning = child(
    alicloud.oss.BucketVersioning,
    key,
    { bucket: bucket.id, status: "Enabled" },
    placed,
  );
  const encryption = child(
    alicloud.oss.BucketServerSideEncryption,
    key,
    {
      bucket: bucket.id,
      sseAlgorithm: "KMS",
      kmsMasterKeyId: plan.encryption === "copy-key" ? keys.copy.id : keys.log.id,
    },
    placed,
  );
  // @clause 1.1.5-b
  child(
    alicloud.oss.BucketHttpsConfig,
    key,
    { bucket: bucket.id, enable: true, tlsVersions: ["TLSv1.2", "TLSv1.3"] },
    placed,
  );
  const policy = child(
    alicloud.oss.BucketPolicy,
    key,
    { bucket: bucket.id, policy: ossText(plan.policy) },
    { ...placed, dependsOn: [closed] },
  );
  if (plan.lock !== undefined) {
    child(
      alicloud.oss.BucketWorm,
      key,
      {
        bucket: bucket.id,
        retentionPeriodInDays: plan.lock.days,
        // An unlocked rule is void after a day; a locked one stays for good. @clause 1.10.2-d
        status: "Locked",
      },
      { ...placed, dependsOn: [versioning], protect: !emptyOnDestroy },
    );
  }
  return { bucket, versioning, encryption, policy };
}

function lifecycleRule({ lifecycle }: BucketPlan) {
  const { infrequentAfterDays, archiveAfterDays, expireAfterDays } = lifecycle;
  const transitions = [
    ...(infrequentAfterDays === undefined ? [] : [{ days: infrequentAfterDays, storageClass: "IA" }]),
    ...(archiveAfterDays === undefined ? [] : [{ days: archiveAfterDays, storageClass: "Archive" }]),
  ].filter(({ days }) => expireAfterDays === undefined || days < expireAfterDays);
  return {
    id: "retention",
    enabled: true,
    prefix: "",
    abortMultipartUploads: [{ days: ABANDONED_UPLOAD_DAYS }],
    ...(transitions.length === 0 ? {} : { transitions }),
    ...(expireAfterDays === undefined
      ? {}
      : { expirations: [{ days: expireAfterDays }], noncurrentVersionExpirations: [{ days: 1 }] }),
  };
}
