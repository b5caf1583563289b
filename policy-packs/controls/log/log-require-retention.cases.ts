import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireRetention } from "./log-require-retention.ts";

const GROUP = "aws:cloudwatch/logGroup:LogGroup";
const STORE = "alicloud:log/store:Store";

export const cases: ControlCases = {
  control: logRequireRetention,
  aws: {
    pass: [
      example(GROUP, {}),
      example(GROUP, { retentionInDays: 0 }),
      example(GROUP, { retentionInDays: 365 }),
    ],
    fail: [
      example(GROUP, { retentionInDays: 180 }),
      example(GROUP, { retentionInDays: 7 }),
      example(GROUP, { retentionInDays: 365, logGroupClass: "DELIVERY" }),
    ],
    unknown: [example(GROUP, { retentionInDays: UNKNOWN })],
  },
  alicloud: {
    pass: [example(STORE, { retentionPeriod: 184 }), example(STORE, { retentionPeriod: 3650 })],
    fail: [example(STORE, {}), example(STORE, { retentionPeriod: 180 })],
    unknown: [example(STORE, { retentionPeriod: UNKNOWN })],
  },
};
