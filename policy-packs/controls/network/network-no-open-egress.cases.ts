import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkNoOpenEgress } from "./network-no-open-egress.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const EGRESS = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";
const ECS = "alicloud:ecs/securityGroup:SecurityGroup";
const all = { protocol: "-1", fromPort: 0, toPort: 0 };
const rule = (props: object, name = "rule") => ({
  name,
  type: "alicloud:ecs/securityGroupRule:SecurityGroupRule",
  props: {
    type: "egress",
    securityGroupId: ref("subject"),
    ipProtocol: "all",
    portRange: "-1/-1",
    cidrIp: "0.0.0.0/0",
    ...props,
  },
});

export const cases: ControlCases = {
  control: networkNoOpenEgress,
  aws: {
    pass: [
      example(GROUP, {}),
      example(GROUP, {
        egress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
      }),
      example(GROUP, { egress: [{ ...all, cidrBlocks: ["10.0.0.0/8"] }] }),
      example(GROUP, { egress: [{ ...all, self: true }] }),
      example(EGRESS, {
        securityGroupId: "sg-1",
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
        cidrIpv4: "0.0.0.0/0",
      }),
    ],
    fail: [
      example(GROUP, { egress: [{ ...all, cidrBlocks: ["0.0.0.0/0"] }] }),
      example(GROUP, {
        egress: [
          { ...all, cidrBlocks: ["0.0.0.0/1"] },
          { ...all, cidrBlocks: ["128.0.0.0/1"] },
        ],
      }),
      example(GROUP, { egress: [{ ...all, ipv6CidrBlocks: ["::/0"] }] }),
      example(RULE, { ...all, type: "egress", securityGroupId: "sg-1", cidrBlocks: ["0.0.0.0/0"] }),
      example(EGRESS, { securityGroupId: "sg-1", ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }),
      example("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", {
        egress: [{ ...all, cidrBlocks: ["0.0.0.0/0"] }],
      }),
    ],
    unknown: [
      example(GROUP, { egress: UNKNOWN }),
      example(GROUP, { egress: [{ ...all, cidrBlocks: [UNKNOWN] }] }),
      example(EGRESS, { securityGroupId: "sg-1", ipProtocol: UNKNOWN, cidrIpv4: "0.0.0.0/0" }),
    ],
    silent: [example(RULE, { ...all, type: "ingress", securityGroupId: "sg-1", cidrBlocks: ["0.0.0.0/0"] })],
  },
  alicloud: {
    pass: [
      example(ECS, {}, rule({ policy: "drop", priority: 100 })),
      example(ECS, {}, rule({ policy: "drop", portRange: "1/65535" })),
      example(ECS, {}, rule({ policy: "drop", priority: 1 }, "none"), rule({ priority: 2 }, "all")),
      example(
        ECS,
        {},
        rule({ policy: "drop", priority: 100 }),
        rule({ ipProtocol: "tcp", portRange: "443/443" }, "https"),
      ),
      example(ECS, { securityGroupType: "enterprise" }),
      example(ECS, { securityGroupType: "enterprise" }, rule({ cidrIp: "10.0.0.0/8" })),
    ],
    fail: [
      example(ECS, {}),
      example(
        ECS,
        { securityGroupType: "normal" },
        rule({ policy: "drop", ipProtocol: "tcp", portRange: "25/25" }),
      ),
      example(ECS, {}, rule({ policy: "drop", priority: 100 }), rule({ priority: 1 }, "all")),
      example(ECS, { securityGroupType: "enterprise" }, rule({})),
      example(
        ECS,
        { securityGroupType: "enterprise" },
        rule({ policy: "drop", priority: 1, ipProtocol: "tcp", portRange: "25/25" }, "mail"),
        rule({ priority: 2 }, "all"),
      ),
      example(ECS, {}, rule({ policy: "drop", cidrIp: "10.0.0.0/8" })),
      // Whatever it turns out to drop, it is not everything.
      example(ECS, {}, rule({ policy: "drop", ipProtocol: "tcp", portRange: "25/25", cidrIp: UNKNOWN })),
      example(ECS, {}, rule({ policy: UNKNOWN, portRange: "1/1024" })),
      example(ECS, {}, rule({ policy: "drop", type: UNKNOWN, cidrIp: "10.0.0.0/8" })),
    ],
    unknown: [
      example(ECS, { securityGroupType: UNKNOWN }),
      example(ECS, {}, rule({ policy: UNKNOWN })),
      example(ECS, {}, rule({ policy: "drop", portRange: UNKNOWN })),
      example(ECS, {}, rule({ policy: "drop", ipProtocol: UNKNOWN })),
      example(ECS, {}, rule({ policy: "drop", cidrIp: UNKNOWN })),
      example(ECS, {}, rule({ policy: "drop", securityGroupId: UNKNOWN })),
      example(ECS, {}, rule({ policy: "drop", priority: UNKNOWN }, "none"), rule({ priority: 2 }, "all")),
      example(ECS, {}, rule({ policy: "drop", priority: 1 }, "none"), rule({ priority: UNKNOWN }, "all")),
      example(
        ECS,
        { securityGroupType: "enterprise" },
        rule({ policy: "drop", cidrIp: UNKNOWN }, "none"),
        rule({}, "all"),
      ),
    ],
  },
};
