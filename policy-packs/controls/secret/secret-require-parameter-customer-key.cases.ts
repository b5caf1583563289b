import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { secretRequireParameterCustomerKey } from "./secret-require-parameter-customer-key.ts";

const AWS = "aws:ssm/parameter:Parameter";
const ALI = "alicloud:oos/secretParameter:SecretParameter";
const key = (type: string) => ({ name: "key", type });

export const cases: ControlCases = {
  control: secretRequireParameterCustomerKey,
  aws: {
    pass: [
      example(AWS, { type: "SecureString", keyId: ref("key") }, key("aws:kms/key:Key")),
      example(AWS, { type: UNKNOWN, keyId: "alias/secrets" }),
    ],
    fail: [
      example(AWS, { type: "SecureString" }),
      example(AWS, { type: "SecureString", keyId: "alias/aws/ssm" }),
    ],
    unknown: [
      example(AWS, { type: "SecureString", keyId: UNKNOWN }),
      example(AWS, { type: UNKNOWN }),
      example(AWS, { type: UNKNOWN, keyId: UNKNOWN }),
    ],
    silent: [example(AWS, { type: "String" })],
  },
  alicloud: {
    pass: [example(ALI, { keyId: ref("key") }, key("alicloud:kms/key:Key"))],
    fail: [example(ALI, {})],
    unknown: [example(ALI, { keyId: UNKNOWN })],
    silent: [example("alicloud:oos/parameter:Parameter", {})],
  },
};
