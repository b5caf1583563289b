import { type Known, type ResourceView, type StackFact, type StackView, UNKNOWN } from "../control.ts";
import { allOf, anyOf, flag, text } from "../reading.ts";

/** Who outside the account may reach a bucket. */
export interface BucketAccess {
  /** Public grants are refused whatever ACLs and policies say. */
  readonly blocked: Known<boolean>;
  /** Canned ACL, where one is set. */
  readonly acl: Known<string> | undefined;
}

const S3 = "aws:s3/bucket:Bucket";
const S3_BLOCK = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
const S3_ACCOUNT = "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock";
const S3_ACL = "aws:s3/bucketAcl:BucketAcl";
const OSS = "alicloud:oss/bucket:Bucket";
const OSS_BLOCK = "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock";
const OSS_ACCOUNT = "alicloud:oss/accountPublicAccessBlock:AccountPublicAccessBlock";
const OSS_ACL = "alicloud:oss/bucketAcl:BucketAcl";

const S3_SWITCHES = ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"];

/** Buckets, with the block and the ACL that separate resources set. */
export const bucketAccess: StackFact<BucketAccess> = {
  name: "bucket-access",
  scope: "stack",
  types: { aws: [S3], alicloud: [OSS] },
  read: (stack) => [
    ...buckets(stack, {
      bucket: S3,
      block: S3_BLOCK,
      account: S3_ACCOUNT,
      acl: S3_ACL,
      switches: S3_SWITCHES,
    }),
    ...buckets(stack, {
      bucket: OSS,
      block: OSS_BLOCK,
      account: OSS_ACCOUNT,
      acl: OSS_ACL,
      switches: ["blockPublicAccess"],
    }),
  ],
};

interface Types {
  readonly bucket: string;
  readonly block: string;
  readonly account: string;
  readonly acl: string;
  readonly switches: readonly string[];
}

function buckets(stack: StackView, types: Types) {
  const account = anyOf(stack.ofType(types.account).map((block) => closed(block, types.switches)));
  return stack.ofType(types.bucket).map((resource) => {
    const blocks = separate(stack, types.block, resource, types.bucket);
    const acls = separate(stack, types.acl, resource, types.bucket).map((acl) => text(acl.props, "acl"));
    return {
      resource,
      fact: {
        blocked: anyOf([account, ...blocks.map((block) => closed(block, types.switches))]),
        acl: acls[0] ?? text(resource.props, "acl"),
      } satisfies BucketAccess,
    };
  });
}

function closed(block: ResourceView, switches: readonly string[]): Known<boolean> {
  return allOf(switches.map((input) => flag(block.props, input) ?? false));
}

function separate(stack: StackView, type: string, bucket: ResourceView, bucketType: string) {
  return stack
    .ofType(type)
    .filter((setting) => stack.referencedBy(setting, "bucket", bucketType).includes(bucket));
}

/** Is a canned ACL one that lets in everybody? */
export function isPublicAcl(acl: Known<string> | undefined): Known<boolean> {
  if (acl === UNKNOWN) return UNKNOWN;
  return acl !== undefined && /^(public-read|public-read-write|website)$/.test(acl);
}
