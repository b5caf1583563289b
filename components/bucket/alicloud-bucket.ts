import * as alicloud from "@pulumi/alicloud";
import type { CustomResourceOptions } from "@pulumi/pulumi";
import type { MakeChild } from "../component.ts";
import type { PolicyDocument } from "../policy-document.ts";
import { ABANDONED_UPLOAD_DAYS, type BucketSpec } from "./spec.ts";

export interface OssBucket {
  readonly bucket: alicloud.oss.Bucket;
  readonly versioning: alicloud.oss.BucketVersioning;
  readonly encryption: alicloud.oss.BucketServerSideEncryption;
  readonly policy: alicloud.oss.BucketPolicy;
}

/** What the standalone resources set; the bucket itself would otherwise undo it on every run. */
const SET_ELSEWHERE = ["acl", "logging", "policy", "serverSideEncryptionRule", "versioning"];

/** A bucket and everything that is set on it. */
export function ossBucket(
  make: { readonly child: MakeChild; readonly stateful: MakeChild },
  spec: BucketSpec,
  placed: CustomResourceOptions,
): OssBucket {
  const { key } = spec;
  const { child, stateful } = make;
  const bucket = stateful(
    alicloud.oss.Bucket,
    key,
    {
      bucket: spec.name,
      redundancyType: spec.redundancy,
      storageClass: "Standard",
      forceDestroy: spec.emptyOnDestroy,
      lifecycleRules: [lifecycleRule(spec)],
      tags: spec.tags,
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
      ...(spec.encryption.by === "service"
        ? { sseAlgorithm: "AES256" }
        : { sseAlgorithm: "KMS", kmsMasterKeyId: spec.encryption.key.id }),
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
    { bucket: bucket.id, policy: ossText(spec.policy) },
    { ...placed, dependsOn: [closed] },
  );
  if (spec.lock !== undefined) {
    child(
      alicloud.oss.BucketWorm,
      key,
      {
        bucket: bucket.id,
        retentionPeriodInDays: spec.lock.days,
        // An unlocked rule is void after a day; a locked one stays for good. @clause 1.10.2-d
        status: "Locked",
      },
      { ...placed, dependsOn: [versioning], protect: !spec.emptyOnDestroy },
    );
  }
  return { bucket, versioning, encryption, policy };
}

function lifecycleRule({ lifecycle }: BucketSpec) {
  const { infrequentAfterDays, archiveAfterDays, expireAfterDays, oldVersionsAfterDays } = lifecycle;
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
    ...(expireAfterDays === undefined ? {} : { expirations: [{ days: expireAfterDays }] }),
    ...(oldVersionsAfterDays === undefined
      ? {}
      : { noncurrentVersionExpirations: [{ days: oldVersionsAfterDays }] }),
  };
}

/** As OSS writes it: principals of its bucket policies are a list. */
function ossText({ Version, Statement }: PolicyDocument): string {
  return JSON.stringify({
    Version,
    Statement: Statement.map((each) => ({ ...each, Principal: [each.Principal].flat() })),
  });
}
