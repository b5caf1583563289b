import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireCustomerKey } from "./log-require-customer-key.ts";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const STORE = "alicloud:log/store:Store";

export const cases: ControlCases = {
  control: logRequireCustomerKey,
  aws: {
    pass: [
      example(LOG_GROUP, { kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1" }),
      example(LOG_GROUP, { kmsKeyId: ref("key") }, { name: "key", type: "aws:kms/key:Key" }),
    ],
    fail: [example(LOG_GROUP, {}), example(LOG_GROUP, { kmsKeyId: "" })],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
  alicloud: {
    pass: [
      example(STORE, {
        encryptConf: {
          enable: true,
          userCmkInfo: { cmkKeyId: "key-1", arn: "acs:ram::1:role/r", regionId: "cn-shanghai" },
        },
      }),
    ],
    fail: [
      example(STORE, {}),
      example(STORE, { encryptConf: { enable: true } }),
      example(STORE, { encryptConf: { userCmkInfo: { cmkKeyId: "key-1" } } }),
      example(STORE, { encryptConf: { enable: false, userCmkInfo: { cmkKeyId: "key-1" } } }),
    ],
    unknown: [example(STORE, { encryptConf: { enable: UNKNOWN, userCmkInfo: { cmkKeyId: "key-1" } } })],
  },
};
