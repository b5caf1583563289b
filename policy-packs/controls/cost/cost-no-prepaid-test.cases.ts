import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { costNoPrepaidTest } from "./cost-no-prepaid-test.ts";

const PLAN = "aws:savingsplans/savingsPlan:SavingsPlan";
const RESERVED = "aws:rds/reservedInstance:ReservedInstance";
const ECS = "alicloud:ecs/instance:Instance";
const EIP = "alicloud:ecs/eipAddress:EipAddress";
const test = { environment: "test" };
const production = { environment: "production" };

export const cases: ControlCases = {
  control: costNoPrepaidTest,
  aws: {
    pass: [
      example(PLAN, { tags: production }),
      example(RESERVED, {}),
      example(RESERVED, { tags: { environment: "staging" } }),
    ],
    fail: [
      example(PLAN, { tags: test }),
      example(RESERVED, { tags: { environment: "development" } }),
      example("aws:ec2/capacityReservation:CapacityReservation", { tags: test }),
    ],
    unknown: [example(PLAN, { tags: { environment: UNKNOWN } })],
  },
  alicloud: {
    pass: [
      example(ECS, { instanceChargeType: "PrePaid", tags: production }),
      example(ECS, { tags: test }),
      example(ECS, { instanceChargeType: "PostPaid", tags: test }),
      example(EIP, { paymentType: "PayAsYouGo", tags: test }),
      example("alicloud:polardb/cluster:Cluster", { tags: test }),
    ],
    fail: [
      example(ECS, { instanceChargeType: "PrePaid", tags: test }),
      example("alicloud:rds/instance:Instance", { instanceChargeType: "Prepaid", tags: test }),
      example("alicloud:kvstore/instance:Instance", { paymentType: "PrePaid", tags: test }),
      example("alicloud:kvstore/instance:Instance", { instanceChargeType: "PrePaid", tags: test }),
      example("alicloud:polardb/cluster:Cluster", { payType: "PrePaid", tags: test }),
      example("alicloud:mongodb/instance:Instance", { instanceChargeType: "PrePaid", tags: test }),
      example(EIP, { paymentType: "Subscription", tags: test }),
      example(EIP, { instanceChargeType: "PrePaid", tags: test }),
      example("alicloud:slb/loadBalancer:LoadBalancer", { paymentType: "Subscription", tags: test }),
    ],
    unknown: [
      example(ECS, { instanceChargeType: UNKNOWN, tags: test }),
      example(ECS, { instanceChargeType: "PrePaid", tags: { environment: UNKNOWN } }),
    ],
  },
};
