import type { BucketSpec } from "../bucket/spec.ts";
import type { ArchiveKeyRefs } from "./archive-keys.ts";
import type { BucketPlan } from "./bucket-plan.ts";

/**
 * A bucket of the archive as it is made. A bucket key names the bucket to KMS, where CloudTrail's permission is bound
 * to the trail: the trail's own bucket has none.
 */
export function bucketSpec(plan: BucketPlan, keys: ArchiveKeyRefs, emptyOnDestroy: boolean): BucketSpec {
  const { key, name, region, encryption, lock, lifecycle, policy, tags } = plan;
  return {
    key,
    name,
    region,
    encryption:
      encryption === "service"
        ? { by: "service" }
        : {
            by: "key",
            key: encryption === "log-key" ? keys.log : keys.copy,
            bucketKey: !(key === "trail" && encryption === "log-key"),
          },
    ...(lock === undefined ? {} : { lock }),
    lifecycle: {
      ...lifecycle,
      // A version that expires is marked first and removed a day later, once its lock has run out as well.
      ...(lifecycle.expireAfterDays === undefined ? {} : { oldVersionsAfterDays: 1 }),
    },
    policy,
    tags,
    emptyOnDestroy,
    // Every region has it; the second copy lies in another one.
    redundancy: "LRS",
  };
}
