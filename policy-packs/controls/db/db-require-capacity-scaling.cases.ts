import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireCapacityScaling } from "./db-require-capacity-scaling.ts";

const TABLE = "aws:dynamodb/table:Table";
const ALI = "alicloud:rds/instance:Instance";
const target = {
  name: "target",
  type: "aws:appautoscaling/target:Target",
  props: { resourceId: ref("subject"), serviceNamespace: "dynamodb" },
};
const policy = {
  name: "policy",
  type: "aws:appautoscaling/policy:Policy",
  props: { resourceId: ref("target") },
};

export const cases: ControlCases = {
  control: dbRequireCapacityScaling,
  aws: {
    pass: [
      example(TABLE, { billingMode: "PAY_PER_REQUEST" }),
      example(TABLE, { billingMode: "PROVISIONED" }, target, policy),
      example(TABLE, {}, target, policy),
    ],
    fail: [example(TABLE, {}), example(TABLE, { billingMode: "PROVISIONED" }), example(TABLE, {}, target)],
    unknown: [example(TABLE, { billingMode: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { storageAutoScale: "Enable" })],
    fail: [example(ALI, {}), example(ALI, { storageAutoScale: "Disable" })],
    unknown: [example(ALI, { storageAutoScale: UNKNOWN })],
  },
};
