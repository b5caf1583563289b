import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { storageNoPublicWriteAcl } from "./storage-no-public-write-acl.ts";

const S3 = "aws:s3/bucket:Bucket";
const OSS = "alicloud:oss/bucket:Bucket";
const EVERYBODY = "http://acs.amazonaws.com/groups/global/AllUsers";
const s3 = (props: object) =>
  example(
    S3,
    {},
    { name: "acl", type: "aws:s3/bucketAcl:BucketAcl", props: { bucket: ref("subject"), ...props } },
  );
const grant = (permission: unknown) =>
  s3({
    accessControlPolicy: {
      owner: { id: "1" },
      grants: [
        { permission: "FULL_CONTROL", grantee: { type: "CanonicalUser", id: "1" } },
        { permission, grantee: { type: "Group", uri: EVERYBODY } },
      ],
    },
  });

export const cases: ControlCases = {
  control: storageNoPublicWriteAcl,
  aws: {
    pass: [
      example(S3, {}),
      example(S3, { acl: "public-read" }),
      s3({ acl: "authenticated-read" }),
      grant("READ"),
      grant("READ_ACP"),
    ],
    fail: [
      example(S3, { acl: "public-read-write" }),
      s3({ acl: "public-read-write" }),
      example(S3, { grants: [{ type: "Group", uri: EVERYBODY, permissions: ["WRITE"] }] }),
      grant("WRITE"),
      grant("WRITE_ACP"),
      grant("FULL_CONTROL"),
    ],
    unknown: [example(S3, { acl: UNKNOWN }), grant(UNKNOWN)],
  },
  alicloud: {
    pass: [example(OSS, {}), example(OSS, { acl: "public-read" })],
    fail: [
      example(OSS, { acl: "public-read-write" }),
      example(
        OSS,
        {},
        {
          name: "acl",
          type: "alicloud:oss/bucketAcl:BucketAcl",
          props: { bucket: ref("subject"), acl: "public-read-write" },
        },
      ),
    ],
    unknown: [example(OSS, { acl: UNKNOWN })],
  },
};
