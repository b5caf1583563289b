import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageNoPublicReadAcl } from "./storage-no-public-read-acl.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";
const ACCOUNTS = "http://acs.amazonaws.com/groups/global/AuthenticatedUsers";
const DELIVERY = "http://acs.amazonaws.com/groups/s3/LogDelivery";
const s3 = (props: object, type = "aws:s3/bucketAcl:BucketAcl") =>
  example(S3, {}, { name: "acl", type, props: { bucket: ref("subject"), ...props } });
const oss = (acl: unknown) =>
  example(
    OSS,
    {},
    { name: "acl", type: "alicloud:oss/bucketAcl:BucketAcl", props: { bucket: ref("subject"), acl } },
  );
const grant = (uri: unknown, permission: unknown) => ({
  accessControlPolicy: { owner: { id: "1" }, grants: [{ permission, grantee: { type: "Group", uri } }] },
});

export const cases: ControlCases = {
  control: storageNoPublicReadAcl,
  aws: {
    pass: [
      example(S3, {}),
      example(S3, { acl: "private" }),
      s3({ acl: "log-delivery-write" }),
      s3(grant(DELIVERY, "READ")),
      s3(grant(EVERYBODY, "WRITE")),
      s3({ accessControlPolicy: { owner: { id: "1" } } }),
      // The ACL of its own is set after the bucket and wins.
      {
        subject: "subject",
        resources: [
          { name: "subject", type: S3, props: { acl: "public-read" } },
          {
            name: "acl",
            type: "aws:s3/bucketAcl:BucketAcl",
            props: { bucket: ref("subject"), acl: "private" },
          },
        ],
      },
      // Another bucket's ACL.
      example(
        S3,
        {},
        { name: "other", type: S3 },
        {
          name: "acl",
          type: "aws:s3/bucketAcl:BucketAcl",
          props: { bucket: ref("other"), acl: "public-read" },
        },
      ),
    ],
    fail: [
      example(S3, { acl: "public-read" }),
      example("aws:s3/bucketV2:BucketV2", { acl: "public-read-write" }),
      example(S3, { acl: "website" }),
      example(S3, { acl: "authenticated-read" }),
      example(S3, { grants: [{ type: "Group", uri: EVERYBODY, permissions: ["WRITE", "READ"] }] }),
      s3({ acl: "public-read-write" }),
      s3({ acl: "public-read" }, "aws:s3/bucketAclV2:BucketAclV2"),
      s3(grant(EVERYBODY, "READ")),
      s3(grant(ACCOUNTS, "FULL_CONTROL")),
    ],
    unknown: [
      example(S3, { acl: UNKNOWN }),
      example(S3, { acl: "public" }),
      example(S3, { acl: "constructor" }),
      example(S3, { grants: UNKNOWN }),
      s3({ accessControlPolicy: UNKNOWN }),
      s3(grant(UNKNOWN, "READ")),
      s3(grant(EVERYBODY, UNKNOWN)),
      // An ACL of a bucket that only the deployment can name may be this one's.
      example(
        S3,
        {},
        { name: "acl", type: "aws:s3/bucketAcl:BucketAcl", props: { bucket: UNKNOWN, acl: "public-read" } },
      ),
    ],
  },
  alicloud: {
    pass: [example(OSS, {}), example(OSS, { acl: "private" }), oss("private")],
    fail: [example(OSS, { acl: "public-read" }), oss("public-read"), oss("public-read-write")],
    unknown: [example(OSS, { acl: UNKNOWN }), oss(UNKNOWN)],
  },
};
