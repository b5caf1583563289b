import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageNoPublicAclView } from "./storage-no-public-acl-view.ts";

const S3 = "aws:s3/bucket:Bucket";
const ACL = "aws:s3/bucketAcl:BucketAcl";
const GROUPS = "http://acs.amazonaws.com/groups/global";
const grant = (permission: unknown, group = "AllUsers") =>
  example(ACL, {
    bucket: "orders",
    accessControlPolicy: {
      owner: { id: "1" },
      grants: [{ permission, grantee: { type: "Group", uri: `${GROUPS}/${group}` } }],
    },
  });

export const cases: ControlCases = {
  control: storageNoPublicAclView,
  aws: {
    pass: [
      example(ACL, { bucket: "orders", acl: "public-read" }),
      grant("READ"),
      grant("READ_ACP", "AuthenticatedUsers"),
    ],
    fail: [
      grant("READ_ACP"),
      grant("FULL_CONTROL"),
      example(S3, { grants: [{ type: "Group", uri: `${GROUPS}/AllUsers`, permissions: ["READ_ACP"] }] }),
    ],
    unknown: [grant(UNKNOWN), example(ACL, { bucket: "orders", accessControlPolicy: UNKNOWN })],
    silent: [example(S3, {})],
  },
};
