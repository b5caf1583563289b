import type { PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import { tagText } from "../tagging/layout.ts";
import { bucketPolicy, resultsPolicy } from "./bucket-policy.ts";
import type { Cloud } from "./check-place.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import { ACCESS_PREFIX, type ArchivePlace, BUCKET_KEYS, type BucketKey, bucketName } from "./names.ts";
import { ossPolicy } from "./oss-policies.ts";
import { COLD, type LockMode, type LogClass, lockModeOf, RESULT_DAYS } from "./retention.ts";
import { CLASS_OF, daysOf } from "./sinks.ts";

export interface BucketPlan {
  /** Part of the resource names; kept for good. */
  readonly key: string;
  readonly name: string;
  readonly region: string;
  readonly logClass: LogClass | "results";
  /** `service`: by a key of S3's own, for senders that take no other. */
  readonly encryption: "log-key" | "copy-key" | "service";
  /** Default retention of each object; absent where the sender takes none, and in query results. */
  readonly lock?: { readonly mode: LockMode; readonly days: number };
  /** Bucket and prefix that its own access is written to. */
  readonly accessLog?: { readonly bucket: string; readonly prefix: string };
  readonly lifecycle: LifecyclePlan;
  readonly policy: PolicyDocument;
  readonly tags: Tags;
}

export interface LifecyclePlan {
  readonly infrequentAfterDays?: number;
  readonly archiveAfterDays?: number;
  /** Only once two people agreed, or for copies of answers. @clause 1.10.2-d */
  readonly expireAfterDays?: number;
}

/** The logs first, then their copies, then the results of queries (AWS). */
export function bucketPlans(
  place: ArchivePlace,
  cloud: Cloud,
  args: AuditArchiveArgs,
): readonly BucketPlan[] {
  const logs = BUCKET_KEYS.map((key) => bucketPlan(place, cloud, args, key, "log"));
  const copies = BUCKET_KEYS.map((key) => bucketPlan(place, cloud, args, key, "copy"));
  return [...logs, ...copies, ...(cloud === "aws" ? [resultsPlan(place, args)] : [])];
}

function bucketPlan(
  place: ArchivePlace,
  cloud: Cloud,
  args: AuditArchiveArgs,
  key: BucketKey,
  side: "log" | "copy",
): BucketPlan {
  const logClass = CLASS_OF[key];
  const name = bucketName(place, key, side);
  const mode = lockModeOf(args.environment, args.lock);
  return {
    key: side === "log" ? key : `${key}-copy`,
    name,
    region: side === "log" ? args.region : args.offSite,
    logClass,
    encryption: side === "copy" ? "copy-key" : key === "access" && cloud === "aws" ? "service" : "log-key",
    ...(isLocked(cloud, key, side, mode) ? { lock: { mode, days: daysOf(args, logClass) } } : {}),
    ...(side === "log" && key !== "access"
      ? { accessLog: { bucket: bucketName(place, "access", "log"), prefix: `${ACCESS_PREFIX}${key}/` } }
      : {}),
    lifecycle: {
      infrequentAfterDays: COLD.infrequentAfterDays,
      // The copy is read only where the logs are gone.
      archiveAfterDays: side === "copy" ? COLD.infrequentAfterDays * 2 : COLD.archiveAfterDays,
      ...(args.disposal === undefined ? {} : { expireAfterDays: daysOf(args, logClass) }),
    },
    policy: cloud === "aws" ? bucketPolicy(place, args, key, side) : ossPolicy(args, name),
    tags: { "log-class": logClass, ...waivers(args) },
  };
}

/**
 * Copies are locked, all of them. Of the logs, on AWS the trail's: S3 writes its access logs, and Config its
 * history, to no bucket with a lock, and what delivers flow and WAF logs promises nothing about it. OSS writes
 * into locked buckets, and knows compliance alone, so outside of it policies have to do.
 */
function isLocked(cloud: Cloud, key: BucketKey, side: "log" | "copy", mode: LockMode): boolean {
  if (cloud === "alicloud") return mode === "compliance";
  return side === "copy" || key === "trail";
}

function resultsPlan(place: ArchivePlace, args: AuditArchiveArgs): BucketPlan {
  return {
    key: "results",
    name: bucketName(place, "results", "log"),
    region: place.region,
    logClass: "results",
    encryption: "log-key",
    accessLog: {
      bucket: bucketName(place, "access", "log"),
      prefix: `${ACCESS_PREFIX}results/`,
    },
    lifecycle: { expireAfterDays: RESULT_DAYS },
    policy: resultsPolicy(place, args),
    tags: { "log-class": "results" },
  };
}

/** What was opted out of, and who answers for it. */
function waivers({ lock, disposal, environment }: AuditArchiveArgs): Tags {
  return {
    ...(environment === "production" && typeof lock === "object"
      ? { "waiver-lock": tagText(`${lock.governance.reason} - ${lock.governance.owner}`) }
      : {}),
    ...(disposal === undefined
      ? {}
      : { disposal: tagText(`${disposal.reason} - ${disposal.security} - ${disposal.operations}`) }),
  };
}
