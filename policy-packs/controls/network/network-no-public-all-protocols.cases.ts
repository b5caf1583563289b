import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoPublicAllProtocols } from "./network-no-public-all-protocols.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ECS = "alicloud:ecs/securityGroupRule:SecurityGroupRule";
const open = {
  type: "ingress",
  securityGroupId: "sg-1",
  cidrIp: "0.0.0.0/0",
  ipProtocol: "all",
  portRange: "-1/-1",
};
const drop = (props: object) => ({ name: "drop", type: ECS, props: { ...open, policy: "drop", ...props } });

export const cases: ControlCases = {
  control: networkNoPublicAllProtocols,
  aws: {
    pass: [
      example(GROUP, {}),
      example(GROUP, {
        ingress: [{ protocol: "-1", fromPort: 0, toPort: 65_535, cidrBlocks: ["10.0.0.0/8"] }],
      }),
      example(GROUP, { ingress: [{ protocol: "-1", fromPort: 0, toPort: 65_535, self: true }] }),
      example(GROUP, {
        ingress: [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] }],
      }),
      example(GROUP, {
        ingress: [{ protocol: "icmp", fromPort: -1, toPort: -1, cidrBlocks: ["0.0.0.0/0"] }],
      }),
      example(GROUP, {
        ingress: [{ protocol: "tcp", fromPort: 2, toPort: 65_535, cidrBlocks: ["0.0.0.0/0"] }],
      }),
      example(GROUP, {
        ingress: [{ protocol: "tcp", fromPort: 0, toPort: 65_534, cidrBlocks: ["0.0.0.0/0"] }],
      }),
      example(GROUP, {
        ingress: [{ protocol: "tcp", fromPort: 0, toPort: 65_535, cidrBlocks: ["0.0.0.0/0"] }],
      }),
    ],
    fail: [
      example(GROUP, {
        ingress: [{ protocol: "-1", fromPort: 0, toPort: 65_535, cidrBlocks: ["0.0.0.0/0"] }],
      }),
      example(GROUP, {
        ingress: [
          { protocol: "-1", fromPort: 0, toPort: 65_535, cidrBlocks: ["0.0.0.0/1"] },
          { protocol: "-1", fromPort: 0, toPort: 65_535, cidrBlocks: ["128.0.0.0/1"] },
        ],
      }),
      example(INGRESS, { ipProtocol: "-1", cidrIpv6: "::/0" }),
      example(INGRESS, { ipProtocol: "-1", fromPort: 0, toPort: 65_535, securityGroupId: "sg-1" }),
    ],
    unknown: [
      example(GROUP, { ingress: [{ protocol: "-1", fromPort: 0, toPort: 65_535, cidrBlocks: [UNKNOWN] }] }),
      example(GROUP, { ingress: UNKNOWN }),
      example(GROUP, {
        ingress: [{ protocol: UNKNOWN, fromPort: 0, toPort: 65_535, cidrBlocks: ["0.0.0.0/0"] }],
      }),
    ],
  },
  alicloud: {
    pass: [
      example(ECS, { ...open, cidrIp: "10.0.0.0/8" }),
      example(ECS, { ...open, priority: 2 }, drop({ priority: 1 })),
      example(ECS, { ...open, ipProtocol: "tcp", portRange: "443/443" }),
    ],
    fail: [
      example(ECS, open),
      example(ECS, { ...open, priority: 1 }, drop({ priority: 2 })),
      example(ECS, open, drop({ ipProtocol: "tcp", portRange: "22/22" })),
      example(ECS, open, drop({ cidrIp: "198.51.100.0/24" })),
      example(ECS, { ...open, cidrIp: undefined, ipv6CidrIp: "::/0" }),
    ],
    unknown: [
      example(ECS, { ...open, cidrIp: UNKNOWN }),
      example(ECS, open, drop({ cidrIp: UNKNOWN })),
      example(ECS, { ...open, priority: 2 }, drop({ priority: UNKNOWN })),
    ],
    silent: [example(ECS, { ...open, type: "egress" })],
  },
};
