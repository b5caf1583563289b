import { type Known, type StackView, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { anyOf } from "../reading.ts";
import { type Bucket, buckets } from "../views/bucket.ts";
import {
  abortsUploads,
  deletesAfter,
  deletesAll,
  type Lifecycle,
  type Lock,
  lifecycleIn,
  lifecycleOf,
  lockOf,
  versioned,
} from "../views/bucket-retention.ts";
import { accessLogsOf, rolesOf } from "../views/bucket-roles.ts";
import { bucketFact } from "./bucket-fact.ts";
import { tagsOf } from "./tags.ts";

/** Are older versions of objects kept? */
export const bucketVersioning = bucketFact<Known<boolean>>("bucket-versioning", (bucket) => {
  const lock = lockOf(bucket);
  // A bucket with object lock is versioned, and stays so: "Object Lock considerations", S3 user guide.
  const locked = bucket.cloud === "aws" && (lock === UNKNOWN ? UNKNOWN : lock.on);
  return anyOf([locked, versioned(bucket)]);
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

/** Buckets that write down who reads the logs, and after how many days they delete some of it. */
export const logReaderKeeping = bucketFact<LogKeeping>("log-reader-keeping", (bucket, stack) =>
  stack.once(logReaders, logReaders).has(bucket)
    ? { deletesAfter: deletesAfter(lifecycleOf(bucket)) }
    : undefined,
);

/** Targets of the access logs of buckets that themselves hold logs. */
function logReaders(stack: StackView): ReadonlySet<Bucket> {
  const targets = buckets(stack)
    .filter((bucket) => LOGS.some((role) => rolesOf(stack, bucket).has(role)))
    .flatMap((bucket) => accessLogsOf(stack, bucket));
  return new Set(targets);
}

const LOGS = ["trail", "log"] as const;

/** What a bucket says of its own retention by the tag `retention-days`, and what its lifecycle does. */
export interface StatedRetention {
  /** Undefined where the tag is no number of days. */
  readonly days: Known<number> | undefined;
  readonly deletesAfter: Known<number>;
  /** Some rule deletes everything in it in the end. */
  readonly deletesAll: Known<boolean>;
}

export const statedRetention = bucketFact<StatedRetention>("stated-retention", (bucket) => {
  const tags = tagsOf(bucket.resource);
  const said = tags === UNKNOWN ? UNKNOWN : tags.get("retention-days");
  if (said === undefined) return undefined;
  const lifecycle = lifecycleOf(bucket);
  return {
    days: said === UNKNOWN ? UNKNOWN : /^\d+$/.test(said) ? Number(said) : undefined,
    deletesAfter: deletesAfter(lifecycle),
    deletesAll: deletesAll(lifecycle),
  };
});

export const trailBucketLock = bucketFact<Known<Lock>>("trail-bucket-lock", (bucket, stack) =>
  rolesOf(stack, bucket).has("trail") ? lockOf(bucket) : undefined,
);
