import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { costRequireAutoRenewal } from "./cost-require-auto-renewal.ts";

const ECS = "alicloud:ecs/instance:Instance";
const RDS = "alicloud:rds/instance:Instance";
const POLARDB = "alicloud:polardb/cluster:Cluster";

export const cases: ControlCases = {
  control: costRequireAutoRenewal,
  alicloud: {
    pass: [
      example(ECS, {}),
      example(ECS, { instanceChargeType: "PrePaid", renewalStatus: "AutoRenewal" }),
      example(RDS, { instanceChargeType: "Prepaid", autoRenew: true }),
      example(RDS, { instanceChargeType: "Serverless" }),
      example("alicloud:kvstore/instance:Instance", { paymentType: "PrePaid", autoRenew: "true" }),
      example(POLARDB, { payType: "PrePaid", renewalStatus: "AutoRenewal" }),
      example("alicloud:mongodb/instance:Instance", { instanceChargeType: "PrePaid", autoRenew: true }),
    ],
    fail: [
      example(ECS, { instanceChargeType: "PrePaid" }),
      example(ECS, { instanceChargeType: "PrePaid", renewalStatus: "NotRenewal" }),
      example(RDS, { instanceChargeType: "Prepaid" }),
      example("alicloud:kvstore/instance:Instance", { paymentType: "PrePaid" }),
      example(POLARDB, { payType: "PrePaid" }),
      example("alicloud:mongodb/instance:Instance", { instanceChargeType: "PrePaid" }),
      example("alicloud:mongodb/instance:Instance", { instanceChargeType: "PrePaid", autoRenew: false }),
    ],
    unknown: [
      example(ECS, { instanceChargeType: UNKNOWN }),
      example(RDS, { instanceChargeType: "Prepaid", autoRenew: UNKNOWN }),
    ],
    notApplicable: [example(ECS, { instanceChargeType: "PrePaid", tags: { environment: "test" } })],
  },
};
