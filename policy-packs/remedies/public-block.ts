import { remedy, switched } from "./remedy.ts";

/** Type docs of `aws:s3/bucketPublicAccessBlock` and `alicloud:oss/bucketPublicAccessBlock`: all update in place. */
const EVERY_SWITCH = {
  blockPublicAcls: true,
  blockPublicPolicy: true,
  ignorePublicAcls: true,
  restrictPublicBuckets: true,
};

export const publicBlock = remedy({
  title: "Every switch of a public access block is on",
  effect: "Grants to the public stop working at once; objects and grants to named accounts stay.",
  controls: [
    "storage-require-public-block",
    "storage-require-blocked-public-acls",
    "storage-require-blocked-public-policies",
    "storage-require-ignored-public-acls",
    "storage-require-restricted-public-buckets",
    "storage-require-account-public-block",
  ],
  mends: {
    "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": switched(EVERY_SWITCH),
    "aws:s3/accountPublicAccessBlock:AccountPublicAccessBlock": switched(EVERY_SWITCH),
    "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock": switched({ blockPublicAccess: true }),
    "alicloud:oss/accountPublicAccessBlock:AccountPublicAccessBlock": switched({ blockPublicAccess: true }),
  },
});
