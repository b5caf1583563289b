import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireGroupUse } from "./network-require-group-use.ts";

export const cases: ControlCases = {
  control: networkRequireGroupUse,
  aws: {
    pass: [
      example(
        "aws:ec2/securityGroup:SecurityGroup",
        {},
        { name: "vm", type: "aws:ec2/instance:Instance", props: { vpcSecurityGroupIds: [ref("subject")] } },
      ),
    ],
    fail: [
      example("aws:ec2/securityGroup:SecurityGroup", {}),
      example(
        "aws:ec2/securityGroup:SecurityGroup",
        {},
        { name: "other", type: "aws:ec2/securityGroup:SecurityGroup" },
        {
          name: "vm",
          type: "aws:ec2/instance:Instance",
          props: { vpcSecurityGroupIds: [ref("other")] },
        },
      ),
      example(
        "aws:ec2/securityGroup:SecurityGroup",
        {},
        {
          name: "rule",
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          props: { securityGroupId: ref("subject") },
        },
      ),
    ],
    unknown: [
      example(
        "aws:ec2/securityGroup:SecurityGroup",
        {},
        { name: "vm", type: "aws:ec2/instance:Instance", props: { vpcSecurityGroupIds: UNKNOWN } },
      ),
    ],
  },
  alicloud: {
    pass: [
      example(
        "alicloud:ecs/securityGroup:SecurityGroup",
        {},
        { name: "vm", type: "alicloud:ecs/instance:Instance", props: { securityGroups: [ref("subject")] } },
      ),
    ],
    fail: [example("alicloud:ecs/securityGroup:SecurityGroup", {})],
    unknown: [
      example(
        "alicloud:ecs/securityGroup:SecurityGroup",
        {},
        { name: "vm", type: "alicloud:ecs/instance:Instance", props: { securityGroups: [UNKNOWN] } },
      ),
    ],
  },
};
