import { type Known, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import {
  abortsUploads,
  deletesAfter,
  type Lifecycle,
  type Lock,
  lifecycleIn,
  lifecycleOf,
  lockOf,
  versioned,
} from "../views/bucket-retention.ts";
import { rolesOf } from "../views/bucket-roles.ts";
import { bucketFact } from "./bucket-fact.ts";

/** Are older versions of objects kept? */
export const bucketVersioning = bucketFact<Known<boolean>>("bucket-versioning", (bucket) => {
  const lock = lockOf(bucket);
  // A bucket with object lock is versioned, and stays so: "Object Lock considerations", S3 user guide.
  return bucket.cloud === "aws" && lock !== UNKNOWN && lock.on === true ? true : versioned(bucket);
});

export const bucketLock = bucketFact<Known<Lock>>("bucket-lock", lockOf);

/** Does a bucket have a lifecycle at all? */
export const bucketLifecycle = bucketFact<Known<boolean>>("bucket-lifecycle", (bucket) => {
  const found = lifecycleOf(bucket);
  return found === UNKNOWN ? bucket.settings("lifecycle").length > 0 || UNKNOWN : found !== undefined;
});

/** Does a lifecycle give up unfinished uploads? Asked where the lifecycle is written. */
export const uploadAborts = resourceFact<Known<boolean>>("upload-aborts", {
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": (props) =>
    abortsUploads(lifecycleIn(props, "rules")),
  "aws:s3/bucket:Bucket": inline,
  "alicloud:oss/bucket:Bucket": inline,
});

function inline(props: unknown): Known<boolean> | undefined {
  const found: Lifecycle = lifecycleIn(props, "lifecycleRules");
  return found === undefined ? undefined : abortsUploads(found);
}

/** After how many days a bucket that holds a log deletes some of it. */
export interface LogKeeping {
  readonly deletesAfter: Known<number>;
}

export const logBucketKeeping = bucketFact<LogKeeping>("log-bucket-keeping", (bucket, stack) => {
  const roles = rolesOf(stack, bucket);
  return (["access-log", "trail", "log"] as const).some((role) => roles.has(role))
    ? { deletesAfter: deletesAfter(lifecycleOf(bucket)) }
    : undefined;
});

export const trailBucketKeeping = bucketFact<LogKeeping>("trail-bucket-keeping", (bucket, stack) =>
  rolesOf(stack, bucket).has("trail") ? { deletesAfter: deletesAfter(lifecycleOf(bucket)) } : undefined,
);

export const trailBucketLock = bucketFact<Known<Lock>>("trail-bucket-lock", (bucket, stack) =>
  rolesOf(stack, bucket).has("trail") ? lockOf(bucket) : undefined,
);
