import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireRuleEnd } from "./network-require-rule-end.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ECS = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
const rule = (description: unknown, more: object = {}) => ({
  ipProtocol: "tcp",
  fromPort: 22,
  toPort: 22,
  cidrIpv4: "203.0.113.7/32",
  description,
  ...more,
});
const ali = (description: unknown) => ({
  type: "ingress",
  ipProtocol: "tcp",
  portRange: "22/22",
  securityGroupId: "sg-1",
  cidrIp: "203.0.113.7",
  description,
});

export const cases: ControlCases = {
  control: networkRequireRuleEnd,
  aws: {
    pass: [
      example(INGRESS, rule("Shop")),
      example(INGRESS, rule("Vendor access until 2026-12-31")),
      example(INGRESS, rule("Temporary", { tags: { expiry: "2026-12-31" } })),
      example(INGRESS, rule("Temperature sensors")),
      example(GROUP, { ingress: [{ protocol: "tcp" }] }),
    ],
    fail: [
      example(INGRESS, rule("Vendor access")),
      example(INGRESS, rule("temporary for the move")),
      example(GROUP, { ingress: [{ description: "临时开放" }] }),
      example(INGRESS, rule("third-party support", { tags: { expiry: "soon" } })),
    ],
    unknown: [example(INGRESS, rule(UNKNOWN)), example(INGRESS, rule("Vendor access", { tags: UNKNOWN }))],
  },
  alicloud: {
    pass: [example(ECS, ali("Shop")), example(ECS, ali("供应商远程维护,截止 2026-12-31"))],
    fail: [example(ECS, ali("供应商远程维护"))],
    unknown: [example(ECS, ali(UNKNOWN))],
  },
};
