import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoExpiredRule } from "./network-no-expired-rule.ts";

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
  control: networkNoExpiredRule,
  aws: {
    pass: [
      example(INGRESS, rule("Shop")),
      example(INGRESS, rule("Vendor access until 2026-11-23")),
      example(INGRESS, rule("Vendor", { tags: { expiry: "2027-01-31" } })),
      example(GROUP, {}),
    ],
    fail: [
      example(INGRESS, rule("Vendor access until 2026-11-22")),
      example(INGRESS, rule("Vendor", { tags: { expires: "2026-01-31T00:00:00Z" } })),
      example(GROUP, { ingress: [{ description: "厂商维护,有效期至2026-06-30" }] }),
      example(GROUP, { egress: [{ description: "Migration, expires on: 2025-12-31" }] }),
    ],
    unknown: [example(INGRESS, rule(UNKNOWN)), example(INGRESS, rule("Vendor", { tags: UNKNOWN }))],
  },
  alicloud: {
    pass: [example(ECS, ali("Shop")), example(ECS, ali("到期 2026-11-24"))],
    fail: [example(ECS, ali("到期 2026-11-22")), example(ECS, ali("valid to 2026-11-22"))],
    unknown: [example(ECS, ali(UNKNOWN))],
  },
};
