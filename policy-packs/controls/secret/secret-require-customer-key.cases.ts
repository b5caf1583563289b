import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { secretRequireCustomerKey } from "./secret-require-customer-key.ts";

const AWS = "aws:secretsmanager/secret:Secret";
const ALI = "alicloud:kms/secret:Secret";
const key = (type: string) => ({ name: "key", type });

export const cases: ControlCases = {
  control: secretRequireCustomerKey,
  aws: {
    pass: [
      example(AWS, { kmsKeyId: ref("key") }, key("aws:kms/key:Key")),
      example(AWS, { kmsKeyId: "alias/secrets" }),
    ],
    fail: [
      example(AWS, {}),
      example(AWS, { kmsKeyId: "" }),
      example(AWS, { kmsKeyId: "alias/aws/secretsmanager" }),
      example(AWS, { kmsKeyId: "arn:aws-cn:kms:cn-north-1:111122223333:alias/aws/secretsmanager" }),
    ],
    unknown: [example(AWS, { kmsKeyId: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { encryptionKeyId: ref("key") }, key("alicloud:kms/key:Key"))],
    fail: [example(ALI, {}), example(ALI, { encryptionKeyId: "alias/acs/kms" })],
    unknown: [example(ALI, { encryptionKeyId: UNKNOWN })],
  },
};
