import { type AnyControl, UNKNOWN } from "./control.ts";
import {
  type CloudCases,
  type ControlCases,
  type Example,
  example,
  type ResourceSpec,
  ref,
} from "./testing.ts";

const GROUP = "aws:ec2/securityGroup:SecurityGroup";
const RULE = "aws:ec2/securityGroupRule:SecurityGroupRule";
const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const ECS = "alicloud:ecs/securityGroupRule:SecurityGroupRule";

const HALVES = ["0.0.0.0/1", "128.0.0.0/1"];
const IPV6_HALVES = ["::/1", "8000::/1"];

/** The ways a port can stand open, and the ways it only seems to; every port control must tell them apart. */
export function portCases(
  control: AnyControl,
  port: number,
  other: number,
  udp: "asked" | "not-asked" = "not-asked",
): ControlCases {
  const aws = awsCases(port, other);
  const alicloud = alicloudCases(port, other);
  const datagrams = {
    aws: [inline({ protocol: "udp", fromPort: port, toPort: port, cidrBlocks: ["0.0.0.0/0"] })],
    alicloud: [example(ECS, { ...ECS_OPEN, ipProtocol: "udp", portRange: `${port}/${port}` })],
  };
  const kind = udp === "asked" ? "fail" : "pass";
  return {
    control,
    aws: { ...aws, [kind]: [...aws[kind], ...datagrams.aws] },
    alicloud: { ...alicloud, [kind]: [...alicloud[kind], ...datagrams.alicloud] },
  };
}

const ECS_OPEN = { type: "ingress", securityGroupId: "sg-1", cidrIp: "0.0.0.0/0" };

function inline(...ingress: readonly object[]): Example {
  return example(GROUP, { ingress });
}

function awsCases(port: number, other: number): CloudCases {
  const tcp = { protocol: "tcp", fromPort: port, toPort: port };
  const list = (...cidrs: string[]): ResourceSpec => ({
    name: "list",
    type: "aws:ec2/managedPrefixList:ManagedPrefixList",
    props: { entries: cidrs.map((cidr) => ({ cidr })) },
  });
  return {
    pass: [
      example(GROUP, {}),
      inline({ ...tcp, cidrBlocks: ["10.0.0.0/8", "192.168.0.0/16"] }),
      inline({ ...tcp, cidrBlocks: ["203.0.113.7/32"] }),
      inline({ protocol: "tcp", fromPort: other, toPort: other, cidrBlocks: ["0.0.0.0/0"] }),
      inline({ ...tcp, securityGroups: ["sg-1"] }),
      inline({ ...tcp, cidrBlocks: ["0.0.0.0/32"] }),
      inline({ ...tcp, self: true }),
      inline({ protocol: "tcp", fromPort: port + 1, toPort: port + 2, cidrBlocks: ["0.0.0.0/0"] }),
      inline({ protocol: "icmp", fromPort: -1, toPort: -1, cidrBlocks: ["0.0.0.0/0"] }),
      inline({ ...tcp, ipv6CidrBlocks: ["fd00::/8"] }),
      example(RULE, { ...tcp, type: "ingress", sourceSecurityGroupId: UNKNOWN }),
      example(INGRESS, { ipProtocol: "tcp", fromPort: port, toPort: port, cidrIpv4: "10.0.0.0/8" }),
      example(RULE, { ...tcp, type: "ingress", prefixListIds: [ref("list")] }, list("10.0.0.0/8")),
      // A prefix that the cloud gives to a network of this stack is that network's, whatever it will be.
      example(
        INGRESS,
        { ipProtocol: "tcp", fromPort: port, toPort: port, cidrIpv6: ref("subnet") },
        { name: "subnet", type: "aws:ec2/subnet:Subnet" },
      ),
    ],
    fail: [
      inline({ ...tcp, cidrBlocks: ["0.0.0.0/0"] }),
      inline({ ...tcp, cidrBlocks: HALVES }),
      inline({ ...tcp, cidrBlocks: [HALVES[0]] }, { ...tcp, cidrBlocks: [HALVES[1]] }),
      inline({ ...tcp, ipv6CidrBlocks: ["::/0"] }),
      inline({ ...tcp, ipv6CidrBlocks: IPV6_HALVES }),
      inline({ ...tcp, ipv6CidrBlocks: ["2000::/3"] }),
      inline({ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }),
      inline({ protocol: "all", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }),
      inline({ protocol: "6", fromPort: port - 1, toPort: port + 1, cidrBlocks: ["0.0.0.0/0"] }),
      inline({ protocol: "tcp", fromPort: 0, toPort: 65_535, cidrBlocks: ["0.0.0.0/0"] }),
      // Port 0 is nobody's, and a rule that names nobody limits nothing.
      inline({ protocol: "tcp", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }),
      inline({ ...tcp, self: false }),
      example(RULE, { ...tcp, type: "ingress", securityGroupId: "sg-1" }),
      example(INGRESS, { ipProtocol: "tcp", fromPort: port, toPort: port, securityGroupId: "sg-1" }),
      inline({ ...tcp, fromPort: String(port), toPort: String(port), cidrBlocks: ["0.0.0.0/0"] }),
      inline({ ...tcp, cidrBlocks: ["10.0.0.0/8", UNKNOWN, "0.0.0.0/0"] }),
      example("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", {
        ingress: [{ ...tcp, cidrBlocks: ["0.0.0.0/0"] }],
      }),
      example(RULE, { ...tcp, type: "ingress", cidrBlocks: ["0.0.0.0/0"] }),
      example(INGRESS, { ipProtocol: "tcp", fromPort: port, toPort: port, cidrIpv4: "0.0.0.0/0" }),
      example(INGRESS, { ipProtocol: "-1", cidrIpv6: "::/0" }),
      example(RULE, { ...tcp, type: "ingress", prefixListIds: [ref("list")] }, list(...HALVES)),
      example(
        INGRESS,
        { ipProtocol: "tcp", fromPort: port, toPort: port, prefixListId: ref("list") },
        list(),
        {
          name: "entry",
          type: "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry",
          props: { prefixListId: ref("list"), cidr: "0.0.0.0/0" },
        },
      ),
    ],
    unknown: [
      inline({ ...tcp, cidrBlocks: [UNKNOWN] }),
      inline({ protocol: "tcp", fromPort: UNKNOWN, toPort: UNKNOWN, cidrBlocks: ["0.0.0.0/0"] }),
      inline({ protocol: "tcp", fromPort: 0, toPort: UNKNOWN, cidrBlocks: ["0.0.0.0/0"] }),
      example(GROUP, { ingress: UNKNOWN }),
      example(
        INGRESS,
        { ipProtocol: "tcp", fromPort: port, toPort: port, cidrIpv4: ref("address") },
        { name: "address", type: "aws:ec2/eip:Eip" },
      ),
      example(RULE, { ...tcp, type: "ingress", prefixListIds: ["pl-63a5400a"] }),
      example(INGRESS, { ipProtocol: "tcp", fromPort: port, toPort: port, cidrIpv4: UNKNOWN }),
    ],
    silent: [example(RULE, { ...tcp, type: "egress", cidrBlocks: ["0.0.0.0/0"] })],
  };
}

function alicloudCases(port: number, other: number): CloudCases {
  const rule = { type: "ingress", ipProtocol: "tcp", portRange: `${port}/${port}`, securityGroupId: "sg-1" };
  const open = { ...rule, cidrIp: "0.0.0.0/0" };
  const drop = (props: object): ResourceSpec => ({
    name: "drop",
    type: ECS,
    props: { ...open, policy: "drop", ...props },
  });
  return {
    pass: [
      example(ECS, { ...rule, cidrIp: "10.0.0.0/8" }),
      example(ECS, { ...rule, cidrIp: "203.0.113.7" }),
      example(ECS, { ...open, portRange: `${other}/${other}` }),
      example(ECS, { ...rule, sourceSecurityGroupId: "sg-2" }),
      example(ECS, { ...open, priority: 2 }, drop({ priority: 1 })),
      example(ECS, open, drop({ ipProtocol: "all", portRange: "-1/-1" })),
    ],
    fail: [
      example(ECS, open),
      example(ECS, { ...open, ipProtocol: "all", portRange: "-1/-1" }),
      example(ECS, { ...open, ipProtocol: "all", portRange: undefined }),
      example(ECS, { ...open, portRange: "1/65535" }),
      example(ECS, { ...rule, nicType: "internet" }),
      example(ECS, { ...open, portRange: `${port - 1}/${port + 1}` }),
      example(ECS, { ...rule, cidrIp: "0.0.0.0/1" }),
      example(ECS, { ...rule, ipv6CidrIp: "::/0" }),
      example(ECS, { ...rule, ipv6CidrIp: "2000::/4" }),
      example(ECS, { ...open, policy: "accept", nicType: "intranet" }),
      // A drop further down, for another group, or of a part of the sources, refuses nothing here.
      example(ECS, { ...open, priority: 1 }, drop({ priority: 2 })),
      example(ECS, open, drop({ securityGroupId: "sg-9" })),
      example(ECS, { ...open, priority: 1 }, drop({ securityGroupId: UNKNOWN, priority: 2 })),
      example(ECS, { ...open, securityGroupId: UNKNOWN }),
      example(ECS, open, drop({ type: "egress" })),
      example(ECS, open, drop({ ipProtocol: "icmp", cidrIp: UNKNOWN })),
      example(ECS, open, drop({ portRange: `${other}/${other}`, cidrIp: UNKNOWN })),
      example(ECS, open, drop({ cidrIp: "198.51.100.0/24" })),
      example(
        ECS,
        { ...rule, prefixListId: ref("list") },
        {
          name: "list",
          type: "alicloud:ecs/ecsPrefixList:EcsPrefixList",
          props: { entries: [{ cidr: "0.0.0.0/1" }, { cidr: "128.0.0.0/1" }] },
        },
      ),
      example(
        ECS,
        { ...rule, prefixListId: ref("list") },
        {
          name: "list",
          type: "alicloud:vpc/prefixList:PrefixList",
          props: { entrys: [{ cidr: "0.0.0.0/0" }] },
        },
      ),
    ],
    unknown: [
      example(ECS, { ...rule, cidrIp: UNKNOWN }),
      example(ECS, { ...open, portRange: UNKNOWN }),
      example(ECS, { ...rule, prefixListId: "pl-x" }),
      // Whether a refusal stands before it, and of what, is to come.
      example(ECS, { ...open, priority: 2 }, drop({ priority: UNKNOWN })),
      example(ECS, open, drop({ policy: UNKNOWN })),
      example(ECS, open, drop({ cidrIp: UNKNOWN })),
      example(ECS, open, drop({ ipProtocol: UNKNOWN })),
      example(ECS, open, drop({ portRange: UNKNOWN })),
      example(ECS, open, drop({ ipProtocol: "all", cidrIp: UNKNOWN })),
      example(ECS, { ...open, type: UNKNOWN }),
      example(ECS, { ...open, policy: UNKNOWN }),
      // Both may be of one group.
      example(ECS, open, drop({ securityGroupId: UNKNOWN })),
      example(ECS, { ...open, securityGroupId: UNKNOWN }, drop({})),
    ],
    silent: [example(ECS, { ...open, type: "egress" }), example(ECS, { ...open, policy: "drop" })],
  };
}
