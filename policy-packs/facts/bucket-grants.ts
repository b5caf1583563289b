import { resourceFact } from "../fact.ts";
import { type Grants, grantsIn, grantsOfBucket } from "../views/bucket-access.ts";
import { bucketFact } from "./bucket-fact.ts";

/** What the ACL that a bucket ends up with grants. */
export const bucketGrants = bucketFact<Grants>("bucket-grants", grantsOfBucket);

/** What one ACL of S3 grants, wherever it is written. */
export const aclGrants = resourceFact<Grants>("acl-grants", {
  "aws:s3/bucketAcl:BucketAcl": (props) => grantsIn(props) ?? [],
  "aws:s3/bucket:Bucket": grantsIn,
});
