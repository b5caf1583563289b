import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { logRequireStatedRetention } from "./log-require-stated-retention.ts";

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const STORE = "alicloud:log/store:Store";

export const cases: ControlCases = {
  control: logRequireStatedRetention,
  aws: {
    pass: [example(LOG_GROUP, { retentionInDays: 1 })],
    fail: [example(LOG_GROUP, {}), example(LOG_GROUP, { retentionInDays: 0 })],
    unknown: [example(LOG_GROUP, { retentionInDays: UNKNOWN })],
  },
  alicloud: {
    pass: [example(STORE, { retentionPeriod: 184 }), example(STORE, { retentionPeriod: 3649 })],
    fail: [example(STORE, {}), example(STORE, { retentionPeriod: 3650 })],
    unknown: [example(STORE, { retentionPeriod: UNKNOWN })],
  },
};
