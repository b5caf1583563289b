import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { keyNoPublicPolicy } from "./key-no-public-policy.ts";

const AWS = "aws:kms/key:Key";
const ALI = "alicloud:kms/key:Key";
const aws = (...Statement: readonly object[]) => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement }),
});
const ali = (...Statement: readonly object[]) => ({ policy: JSON.stringify({ Version: "1", Statement }) });
const open = (Principal: unknown, Condition?: object) => ({
  Effect: "Allow",
  Action: "x:Read",
  Resource: "*",
  Principal,
  Condition,
});

export const cases: ControlCases = {
  control: keyNoPublicPolicy,
  aws: {
    pass: [
      example(AWS, aws(open({ AWS: "arn:aws-cn:iam::111122223333:root" }))),
      example(AWS, aws(open("*", { StringEquals: { "kms:CallerAccount": "111122223333" } }))),
    ],
    fail: [
      example(AWS, aws(open({ AWS: "*" }))),
      example("aws:kms/keyPolicy:KeyPolicy", aws(open("*", { StringLike: { "kms:ViaService": "s3.*" } }))),
    ],
    unknown: [example(AWS, { policy: UNKNOWN })],
    silent: [example(AWS, {})],
  },
  alicloud: {
    pass: [example(ALI, ali(open({ RAM: ["acs:ram::1:root"] })))],
    fail: [example(ALI, ali(open({ RAM: ["*"] }))), example(ALI, ali(open({ RAM: "acs:ram::*:root" })))],
    unknown: [example(ALI, { policy: UNKNOWN })],
    silent: [example(ALI, {})],
  },
};
