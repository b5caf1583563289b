import type { Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Environment, Tags } from "../tagging/contract.ts";

/**
 * Buckets of one system, each with a copy in a second region: S3, or OSS. Encrypted with the domain's key, TLS alone,
 * nothing public, every version kept for a while, and every access written down.
 */
export interface ObjectStoreArgs {
  /** AWS account (12 digits) or Alibaba Cloud account (16 digits). */
  readonly account: string;
  readonly region: string;
  readonly environment: Environment;
  readonly tags: Tags;
  /** Buckets by a name that is kept for good. */
  readonly buckets: Readonly<Record<string, BucketArgs>>;
  /** Applications and what each may do. @clause 1.1.2-a */
  readonly users: Readonly<Record<string, StoreUserArgs>>;
  /** Encrypts the objects. It serves s3 on AWS, oss on Alibaba Cloud. */
  readonly key: KeyRef;
  /** Region of the copies, at least 50 km away. @clause 1.6.3-c */
  readonly offSite: string;
  /** Encrypts the copies: a key of that region, which serves the same. */
  readonly offSiteKey: KeyRef;
  /** Whether buckets may be deleted, and are emptied then. */
  readonly deletion?: Deletion;
}

export interface BucketArgs {
  readonly purpose: string;
  /** Days after which objects are deleted, shown in the tag `retention-days`; left out, they are kept. */
  readonly keepDays?: number;
  /** When objects become cheaper and slower. Default: read seldom after 90 days. @clause 4.3.1-a */
  readonly cold?: { readonly infrequentAfterDays?: number; readonly archiveAfterDays?: number };
  /** Days that a version is kept after a newer one, or a deletion. Default: 90. */
  readonly oldVersionsDays?: number;
  /**
   * Nobody deletes or changes an object before these days are over. `governance`: but for whoever may pass it by (AWS
   * alone); `compliance`: nobody at all, nor the cloud's support, which takes an approver.
   */
  readonly lock?:
    | { readonly mode: "governance"; readonly days: number }
    | { readonly mode: "compliance"; readonly days: number; readonly approver: string };
  /** Without a copy in the second region; shows in tags. */
  readonly noCopy?: { readonly reason: string; readonly owner: string };
  /** In no plan of `backup` beside versions and copy; shows in the tag `no-backup`. @clause 1.6.6-a */
  readonly noBackup?: { readonly reason: string; readonly owner: string };
}

export interface StoreUserArgs {
  readonly purpose: string;
  /** Buckets that it reads, writes and deletes from. */
  readonly reads?: readonly string[];
  readonly writes?: readonly string[];
  readonly deletes?: readonly string[];
}

export interface ObjectStoreOutputs {
  /** Bucket → its name in the cloud. */
  readonly bucketNames: Readonly<Record<string, Output<string>>>;
  /** Bucket → name of its copy. */
  readonly copyNames: Readonly<Record<string, Output<string>>>;
  /** Application → policy to attach to its role: ARN, or name. */
  readonly access: Readonly<Record<string, Output<string>>>;
  /** What `alarms` watches: copies that fail. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}
