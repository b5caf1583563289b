import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageNoAuthenticatedUsersAcl } from "./storage-no-authenticated-users-acl.ts";

const S3 = "aws:s3/bucket:Bucket";
const ACL = "aws:s3/bucketAcl:BucketAcl";
const GROUPS = "http://acs.amazonaws.com/groups/global";
const grant = (uri: unknown, permission = "READ") =>
  example(ACL, {
    bucket: "orders",
    accessControlPolicy: { owner: { id: "1" }, grants: [{ permission, grantee: { type: "Group", uri } }] },
  });

export const cases: ControlCases = {
  control: storageNoAuthenticatedUsersAcl,
  aws: {
    pass: [
      example(ACL, { bucket: "orders", acl: "private" }),
      example(S3, { acl: "public-read" }),
      grant(`${GROUPS}/AllUsers`),
      grant("http://acs.amazonaws.com/groups/s3/LogDelivery", "WRITE"),
    ],
    fail: [
      example(ACL, { bucket: "orders", acl: "authenticated-read" }),
      example(S3, { acl: "authenticated-read" }),
      ...["READ", "WRITE", "READ_ACP", "WRITE_ACP", "FULL_CONTROL"].map((permission) =>
        grant(`${GROUPS}/AuthenticatedUsers`, permission),
      ),
      example(S3, {
        grants: [{ type: "Group", uri: `${GROUPS}/AuthenticatedUsers`, permissions: ["READ"] }],
      }),
    ],
    unknown: [grant(UNKNOWN), example(ACL, { bucket: "orders", acl: UNKNOWN })],
    silent: [example(S3, {})],
  },
};
