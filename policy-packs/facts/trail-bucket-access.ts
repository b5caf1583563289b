import type { Known } from "../control.ts";
import { UNKNOWN } from "../control.ts";
import { anyOf } from "../reading.ts";
import { letsInStrangers } from "../statements/outsiders.ts";
import { grants, grantsOfBucket } from "../views/bucket-access.ts";
import { rolesOf } from "../views/bucket-roles.ts";
import { bucketFact } from "./bucket-fact.ts";
import { documentsOf } from "./policy-documents.ts";

/** Does the bucket of an audit trail let in strangers, by its ACL or its policy? */
export const trailBucketAccess = bucketFact<Known<boolean>>("trail-bucket-access", (bucket, stack) => {
  if (!rolesOf(stack, bucket).has("trail")) return undefined;
  const policies = [bucket.resource, ...bucket.settings("policy")].flatMap((holder) =>
    documentsOf(holder, "bucket"),
  );
  return anyOf([
    grants(
      grantsOfBucket(bucket),
      ["everybody", "authenticated"],
      ["READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"],
    ),
    ...policies.flatMap(({ document }): readonly Known<boolean>[] => {
      if (document.status === "unknown") return [UNKNOWN];
      return document.status === "read" ? document.statements.map(letsInStrangers) : [];
    }),
  ]);
});
