import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoPublicAllPorts } from "./network-no-public-all-ports.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ECS = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
const everything = { protocol: "-1", fromPort: 0, toPort: 0 };
const rule = { type: "ingress", ipProtocol: "all", portRange: "-1/-1", securityGroupId: "sg-1" };

export const cases: ControlCases = {
  control: networkNoPublicAllPorts,
  aws: {
    pass: [
      example(GROUP, { ingress: [{ ...everything, cidrBlocks: ["10.0.0.0/8"] }] }),
      example(GROUP, {
        ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
      }),
      example(GROUP, { ingress: [{ ...everything, self: true }] }),
      // A protocol without ports opens none: pings from the internet are another question.
      example(GROUP, {
        ingress: [{ protocol: "icmp", fromPort: -1, toPort: -1, cidrBlocks: ["0.0.0.0/0"] }],
      }),
      example(INGRESS, { ipProtocol: "icmpv6", fromPort: -1, toPort: -1, cidrIpv6: "::/0" }),
    ],
    fail: [
      example(GROUP, { ingress: [{ ...everything, cidrBlocks: ["0.0.0.0/1", "128.0.0.0/1"] }] }),
      example(GROUP, {
        ingress: [{ protocol: "tcp", fromPort: 0, toPort: 65_535, ipv6CidrBlocks: ["::/0"] }],
      }),
      example(INGRESS, { ipProtocol: "-1", cidrIpv4: "0.0.0.0/0" }),
    ],
    unknown: [
      example(GROUP, { ingress: [{ ...everything, cidrBlocks: [UNKNOWN] }] }),
      example(INGRESS, { ipProtocol: UNKNOWN, cidrIpv4: "0.0.0.0/0" }),
    ],
  },
  alicloud: {
    pass: [
      example(ECS, { ...rule, cidrIp: "172.16.0.0/12" }),
      example(ECS, { ...rule, ipProtocol: "tcp", portRange: "443/443", cidrIp: "0.0.0.0/0" }),
      example(ECS, { ...rule, ipProtocol: "icmp", cidrIp: "0.0.0.0/0" }),
    ],
    fail: [
      example(ECS, { ...rule, cidrIp: "0.0.0.0/0" }),
      example(ECS, { ...rule, ipProtocol: "tcp", portRange: "1/65535", ipv6CidrIp: "::/0" }),
    ],
    unknown: [example(ECS, { ...rule, cidrIp: UNKNOWN })],
  },
};
