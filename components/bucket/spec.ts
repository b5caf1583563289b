import type { KeyRef } from "../keys/contract.ts";
import type { PolicyDocument } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";

/** A bucket and everything that is set on it, the same on both clouds. */
export interface BucketSpec {
  /** Part of the resource names; kept for good. */
  readonly key: string;
  readonly name: string;
  readonly region: string;
  readonly encryption: BucketEncryption;
  /** Default retention of each object. */
  readonly lock?: { readonly mode: "governance" | "compliance"; readonly days: number };
  readonly lifecycle: LifecycleSpec;
  readonly policy: PolicyDocument;
  readonly tags: Tags;
  /** Whether destroying the bucket empties it first. */
  readonly emptyOnDestroy: boolean;
  /** Alibaba Cloud: copies in three zones where the region has them, or in one. */
  readonly redundancy: "LRS" | "ZRS";
}

export type BucketEncryption =
  | {
      readonly by: "key";
      readonly key: KeyRef;
      /** AWS: asks KMS once a while instead of once an object, and names the bucket to it. */
      readonly bucketKey: boolean;
    }
  /** A key of the service's own, for senders that take no other. */
  | { readonly by: "service" };

export interface LifecycleSpec {
  readonly infrequentAfterDays?: number;
  readonly archiveAfterDays?: number;
  readonly expireAfterDays?: number;
  /** Days that a version is kept after a newer one, or a deletion. */
  readonly oldVersionsAfterDays?: number;
}

/** Parts of an upload that was never finished cost as much as objects and are seen nowhere. @clause 1.9.3-b */
export const ABANDONED_UPLOAD_DAYS = 7;

/** @clause 1.6.3-c @clause 1.10.2-h */
export const OFF_SITE_KM = 50;
