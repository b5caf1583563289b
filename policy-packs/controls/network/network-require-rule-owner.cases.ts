import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireRuleOwner } from "./network-require-rule-owner.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ECS_GROUP = "alicloud:ecs/securityGroup:SecurityGroup";
const ECS = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
const open = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] };
const ali = {
  type: "ingress",
  ipProtocol: "tcp",
  portRange: "443/443",
  securityGroupId: "sg-1",
  cidrIp: "0.0.0.0/0",
};

export const cases: ControlCases = {
  control: networkRequireRuleOwner,
  aws: {
    pass: [
      example(GROUP, { ingress: [{ ...open, description: "Shop; owner web-team" }] }),
      example(GROUP, { tags: { owner: "web-team" }, ingress: [open] }),
      example(INGRESS, { ipProtocol: "tcp", cidrIpv4: "0.0.0.0/0", tags: { owner: "web-team" } }),
      example(INGRESS, { ipProtocol: "tcp", cidrIpv4: "0.0.0.0/0", description: "商城;负责人 张三" }),
    ],
    fail: [
      example(GROUP, { ingress: [open] }),
      example(GROUP, { tags: { owner: "" }, ingress: [open, open] }),
      example(INGRESS, { ipProtocol: "tcp", cidrIpv4: "203.0.113.7/32", description: "Shop" }),
    ],
    unknown: [
      example(INGRESS, { ipProtocol: "tcp", cidrIpv4: "0.0.0.0/0", description: UNKNOWN }),
      example(GROUP, { tags: UNKNOWN, ingress: [open] }),
    ],
    notApplicable: [
      example(GROUP, {}),
      example(INGRESS, { ipProtocol: "tcp", cidrIpv4: "10.0.0.0/8" }),
      example(GROUP, { egress: [open] }),
    ],
  },
  alicloud: {
    pass: [
      example(ECS, { ...ali, description: "Shop; owner web-team" }),
      example(
        ECS,
        { ...ali, securityGroupId: ref("group") },
        { name: "group", type: ECS_GROUP, props: { tags: { owner: "web-team" } } },
      ),
    ],
    fail: [example(ECS, ali)],
    unknown: [example(ECS, { ...ali, description: UNKNOWN })],
    notApplicable: [example(ECS, { ...ali, cidrIp: "10.0.0.0/8" })],
  },
};
