import { type Known, type StackFact, UNKNOWN } from "../control.ts";
import { anyOf } from "../reading.ts";
import { bucketOf } from "../views/bucket.ts";
import { grants, grantsIn, servesWebsite, switchOf } from "../views/bucket-access.ts";
import { documentsOf } from "./policy-documents.ts";
import { plainRefused } from "./secure-transport.ts";

/** An ACL, and what stands between a bucket that it opens and the public. */
export interface PublicAcl {
  readonly open: Known<boolean>;
  /** Some switch of a block is on: it is not meant to be public. */
  readonly blocked: Known<boolean>;
  readonly website: Known<boolean>;
  readonly plainRefused: Known<boolean>;
}

const ACLS = {
  aws: ["aws:s3/bucketAcl:BucketAcl", "aws:s3/bucket:Bucket"],
  alicloud: ["alicloud:oss/bucketAcl:BucketAcl", "alicloud:oss/bucket:Bucket"],
} as const;

const PERMISSIONS = ["READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"];

export const publicAcls: StackFact<PublicAcl> = {
  name: "public-acls",
  scope: "stack",
  types: ACLS,
  read: (stack) =>
    stack.ofType(...ACLS.aws, ...ACLS.alicloud).flatMap((resource) => {
      const written = grantsIn(resource.props);
      const bucket = bucketOf(stack, resource);
      if (written === undefined || !bucket) return [];
      // The restriction of policies counts too: whoever sets it wants no public.
      const switches = ["blockPublicAcls", "ignorePublicAcls", "restrictPublicBuckets"] as const;
      const holders = [...(bucket.resource ? [bucket.resource] : []), ...bucket.settings("policy")];
      const unread = holders
        .flatMap((holder) => documentsOf(holder, "bucket"))
        .some(({ document }) => document.status === "invalid");
      const refused = plainRefused(bucket);
      return [
        {
          resource,
          fact: {
            open: grants(written, ["everybody"], PERMISSIONS),
            blocked: anyOf(switches.map((name) => switchOf(stack, bucket, name))),
            website: servesWebsite(bucket),
            plainRefused: refused === false && unread ? UNKNOWN : refused,
          },
        },
      ];
    }),
};
