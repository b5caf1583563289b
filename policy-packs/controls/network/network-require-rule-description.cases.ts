import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireRuleDescription } from "./network-require-rule-description.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ECS_GROUP = "alicloud:ecs/securityGroup:SecurityGroup";
const ECS = "alicloud:ecs/securityGroupRule:SecurityGroupRule";

export const cases: ControlCases = {
  control: networkRequireRuleDescription,
  aws: {
    pass: [
      example(GROUP, { description: "Tills of the ground floor" }),
      example(GROUP, { description: "Tills", ingress: [{ description: "Card terminals", protocol: "tcp" }] }),
      example(RULE, {
        type: "ingress",
        description: "Card terminals",
        protocol: "tcp",
        fromPort: 443,
        toPort: 443,
      }),
      example(INGRESS, { description: "Card terminals", ipProtocol: "tcp" }),
      example("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", {}),
    ],
    fail: [
      example(GROUP, {}),
      example(GROUP, { description: "" }),
      example(GROUP, { description: "Managed by Pulumi" }),
      example(GROUP, {
        description: "Tills",
        ingress: [{ protocol: "tcp" }, { protocol: "tcp", description: "Card terminals" }],
      }),
      example(GROUP, {
        description: "Tills",
        egress: [{ protocol: "tcp", description: "" }, { protocol: "tcp" }],
      }),
      example(RULE, { type: "egress", protocol: "tcp", fromPort: 443, toPort: 443 }),
      example(INGRESS, { ipProtocol: "tcp" }),
      example("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", { ingress: [{ protocol: "tcp" }] }),
    ],
    unknown: [
      example(GROUP, { description: UNKNOWN }),
      example(GROUP, { description: "Tills", ingress: UNKNOWN }),
      example(INGRESS, { description: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [
      example(ECS_GROUP, { description: "Tills" }),
      example(ECS, { type: "ingress", description: "Card terminals" }),
    ],
    fail: [example(ECS_GROUP, {}), example(ECS, { type: "ingress", description: "" })],
    unknown: [
      example(ECS_GROUP, { description: UNKNOWN }),
      example(ECS, { type: "ingress", description: UNKNOWN }),
    ],
  },
};
