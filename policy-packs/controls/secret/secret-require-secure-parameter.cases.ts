import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { secretRequireSecureParameter } from "./secret-require-secure-parameter.ts";

const AWS = "aws:ssm/parameter:Parameter";
const PLAIN = "alicloud:oos/parameter:Parameter";
const SECURE = "alicloud:oos/secretParameter:SecretParameter";

export const cases: ControlCases = {
  control: secretRequireSecureParameter,
  aws: {
    pass: [example(AWS, { type: "SecureString" }), example(AWS, { type: "SecureString", tags: UNKNOWN })],
    fail: [
      example(AWS, { type: "String" }),
      example(AWS, { type: "StringList", tags: { "data-class": "internal" } }),
    ],
    unknown: [example(AWS, { type: UNKNOWN }), example(AWS, { type: "String", tags: UNKNOWN })],
    notApplicable: [
      example(AWS, { type: "String", tags: { "data-class": "public" } }),
      example(AWS, { type: UNKNOWN, tags: { "data-class": "public" } }),
    ],
  },
  alicloud: {
    pass: [example(SECURE, {})],
    fail: [example(PLAIN, {})],
    unknown: [example(PLAIN, { tags: { "data-class": UNKNOWN } })],
    notApplicable: [example(PLAIN, { tags: { "data-class": "public" } })],
  },
};
