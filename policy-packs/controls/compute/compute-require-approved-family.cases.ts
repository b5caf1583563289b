import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { computeRequireApprovedFamily } from "./compute-require-approved-family.ts";

const EC2 = "aws:ec2/instance:Instance";
const ECS = "alicloud:ecs/instance:Instance";

export const cases: ControlCases = {
  control: computeRequireApprovedFamily,
  aws: {
    pass: [
      example(EC2, { instanceType: "m7g.large" }),
      example("aws:rds/instance:Instance", { instanceClass: "db.r6g.large" }),
      example("aws:elasticache/replicationGroup:ReplicationGroup", { nodeType: "cache.t4g.micro" }),
    ],
    fail: [
      example(EC2, { instanceType: "p4d.24xlarge" }),
      example(EC2, { instanceType: "t2.micro" }),
      example("aws:eks/nodeGroup:NodeGroup", { instanceTypes: ["m7g.large", "x2idn.16xlarge"] }),
    ],
    unknown: [example(EC2, { instanceType: UNKNOWN })],
    silent: [example(EC2, { launchTemplate: { id: "lt-1" } })],
  },
  alicloud: {
    pass: [
      example(ECS, { instanceType: "ecs.g7.large" }),
      example(ECS, { instanceType: "ecs.u1-c1m2.large" }),
    ],
    fail: [
      example(ECS, { instanceType: "ecs.gn7i-c8g1.2xlarge" }),
      example("alicloud:cs/nodePool:NodePool", { instanceTypes: ["ecs.sn1.medium"] }),
    ],
    unknown: [example(ECS, { instanceType: UNKNOWN })],
    silent: [example("alicloud:ess/scalingConfiguration:ScalingConfiguration", {})],
  },
};
