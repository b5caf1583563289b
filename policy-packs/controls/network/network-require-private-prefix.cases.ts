import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequirePrivatePrefix } from "./network-require-private-prefix.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const NETWORK = "alicloud:vpc/network:Network";
const SWITCH = "alicloud:vpc/switch:Switch";

export const cases: ControlCases = {
  control: networkRequirePrivatePrefix,
  aws: {
    pass: [example(VPC, { cidrBlock: "10.64.0.0/16" }), example(SUBNET, { cidrBlock: "172.31.0.0/24" })],
    fail: [
      example(VPC, { cidrBlock: "100.64.0.0/16" }),
      example(SUBNET, { cidrBlock: "172.32.0.0/24" }),
      example(VPC, { cidrBlock: "10.0.0.0/7" }),
      example(VPC, { cidrBlock: "ten" }),
    ],
    unknown: [example(SUBNET, { cidrBlock: UNKNOWN })],
    silent: [example(VPC, { ipv4IpamPoolId: "pool" })],
  },
  alicloud: {
    pass: [example(NETWORK, { cidrBlock: "192.168.0.0/16" }), example(SWITCH, { cidrBlock: "10.1.0.0/24" })],
    fail: [
      example(NETWORK, { cidrBlock: "10.0.0.0/8", secondaryCidrBlocks: ["11.0.0.0/16"] }),
      example(SWITCH, { cidrBlock: "193.168.0.0/24" }),
      example("alicloud:vpc/ipv4CidrBlock:Ipv4CidrBlock", { secondaryCidrBlock: "8.0.0.0/16" }),
    ],
    unknown: [example(SWITCH, { cidrBlock: UNKNOWN })],
  },
};
