import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { tlsNoPublicPlainBucket } from "./tls-no-public-plain-bucket.ts";

const S3 = "aws:s3/bucket:Bucket";
const ACL = "aws:s3/bucketAcl:BucketAcl";
const OSS = "alicloud:oss/bucket:Bucket";
const OSS_ACL = "alicloud:oss/bucketAcl:BucketAcl";
const EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";
const grant = (uri: string) => ({
  bucket: "shop",
  accessControlPolicy: {
    owner: { id: "1" },
    grants: [{ permission: "READ_ACP", grantee: { type: "Group", uri } }],
  },
});
const block = (props: object) => ({
  name: "block",
  type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
  props: { bucket: "shop", ...props },
});
const policy = (body: unknown) => ({
  name: "policy",
  type: "aws:s3/bucketPolicy:BucketPolicy",
  props: { bucket: "shop", policy: body },
});
const secure = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: ["arn:aws-cn:s3:::shop", "arn:aws-cn:s3:::shop/*"],
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ],
};
const open = { bucket: "shop", acl: "public-read" };
const https = (enable: unknown) => ({
  name: "https",
  type: "alicloud:oss/bucketHttpsConfig:BucketHttpsConfig",
  props: { bucket: "shop", enable },
});
const website = {
  name: "website",
  type: "aws:s3/bucketWebsiteConfiguration:BucketWebsiteConfiguration",
  props: { bucket: "shop" },
};

export const cases: ControlCases = {
  control: tlsNoPublicPlainBucket,
  aws: {
    pass: [
      example(ACL, { bucket: "shop", acl: "private" }),
      example(ACL, grant("http://acs.amazonaws.com/groups/s3/LogDelivery")),
      example(ACL, open, policy(secure)),
      example(S3, open, policy(JSON.stringify(secure))),
    ],
    fail: [
      example(ACL, open),
      example(ACL, grant(EVERYBODY)),
      example(S3, { ...open, acl: "public-read-write" }),
      example(ACL, open, block({ blockPublicPolicy: true })),
      example(ACL, open, policy({ ...secure, Statement: [{ ...secure.Statement[0], Effect: "Allow" }] })),
    ],
    unknown: [
      example(ACL, { bucket: "shop", acl: UNKNOWN }),
      example(ACL, open, policy(UNKNOWN)),
      example(ACL, open, policy("written elsewhere")),
      example(ACL, open, block({ ignorePublicAcls: UNKNOWN })),
    ],
    notApplicable: [
      example(ACL, open, block({ blockPublicAcls: true })),
      example(ACL, open, block({ ignorePublicAcls: true })),
      example(ACL, open, block({ restrictPublicBuckets: true })),
      example(ACL, open, website),
      example(S3, { ...open, website: { indexDocument: "index.html" } }),
    ],
    silent: [example(S3, {})],
  },
  alicloud: {
    pass: [
      example(OSS_ACL, { bucket: "shop", acl: "private" }),
      example(OSS_ACL, open, https(true)),
      example(OSS, open, https(true)),
    ],
    fail: [example(OSS_ACL, open), example(OSS, open, https(false))],
    unknown: [example(OSS_ACL, { bucket: "shop", acl: UNKNOWN }), example(OSS_ACL, open, https(UNKNOWN))],
    notApplicable: [
      example(
        OSS_ACL,
        { bucket: ref("bucket"), acl: "public-read" },
        { name: "bucket", type: OSS },
        {
          name: "block",
          type: "alicloud:oss/bucketPublicAccessBlock:BucketPublicAccessBlock",
          props: { bucket: ref("bucket"), blockPublicAccess: true },
        },
      ),
    ],
  },
};
