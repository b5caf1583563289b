import { type ControlCases, example, ref } from "../../testing.ts";
import { logRequireTrailCustomerKey } from "./log-require-trail-customer-key.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const EVENT_DATA_STORE = "aws:cloudtrail/eventDataStore:EventDataStore";

export const cases: ControlCases = {
  control: logRequireTrailCustomerKey,
  aws: {
    pass: [
      example(TRAIL, { kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1" }),
      example(TRAIL, { kmsKeyId: ref("key") }, { name: "key", type: "aws:kms/key:Key" }),
      example(EVENT_DATA_STORE, { kmsKeyId: "alias/lake" }),
    ],
    fail: [
      example(TRAIL, {}),
      example(TRAIL, { kmsKeyId: "" }),
      example(TRAIL, { kmsKeyId: "alias/aws/cloudtrail" }),
      example(EVENT_DATA_STORE, {}),
    ],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
};
