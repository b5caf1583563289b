import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { storageNoPolicyLockout } from "./storage-no-policy-lockout.ts";

const POLICY = "aws:s3/bucketPolicy:BucketPolicy";
const deny = (Action: unknown, more: object = {}) =>
  example(POLICY, {
    bucket: "orders",
    policy: {
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny", Principal: "*", Action, Resource: "*", ...more }],
    },
  });

export const cases: ControlCases = {
  control: storageNoPolicyLockout,
  aws: {
    pass: [
      deny("s3:DeleteObject"),
      deny(["s3:Get*", "s3:PutObject"]),
      deny("s3:*", { Effect: "Allow" }),
      deny("s3:*", { Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      deny("s3:*", { Principal: { AWS: "arn:aws-cn:iam::111122223333:user/a" } }),
      deny("s3:*", { Principal: undefined, NotPrincipal: { AWS: "arn:aws-cn:iam::111122223333:root" } }),
      deny(undefined, { NotAction: "s3:GetObject" }),
    ],
    fail: [
      deny("*"),
      deny("s3:*"),
      deny(["s3:GetObject", "s3:Put*"]),
      deny("s3:PutBucketPolicy", { Principal: { AWS: ["*"] } }),
      deny("s3:*BucketPolicy"),
      example("aws:s3/bucket:Bucket", {
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" },
        }),
      }),
    ],
    unknown: [
      example(POLICY, { bucket: "orders", policy: UNKNOWN }),
      deny(UNKNOWN),
      deny("s3:*", { Effect: UNKNOWN }),
      deny("s3:*", { Condition: UNKNOWN }),
      deny("s3:*", { Principal: { AWS: UNKNOWN } }),
    ],
    silent: [example("aws:s3/bucket:Bucket", {})],
  },
};
