import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequirePlannedPrefix } from "./network-require-planned-prefix.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const NETWORK = "alicloud:vpc/network:Network";
const SWITCH = "alicloud:vpc/switch:Switch";
const estate = {
  name: "estate",
  type: "atrium:estate:Estate",
  props: {
    plan: {
      prefixes: [
        { key: "acquirer", prefix: "10.250.0.0/16", status: "reserved" },
        { key: "group", prefix: "10.0.0.0/8", status: "container" },
        { key: "cloud", prefix: "10.64.0.0/12", status: "container" },
        { key: "old", prefix: "10.96.0.0/16", status: "deprecated" },
      ],
    },
  },
};

export const cases: ControlCases = {
  control: networkRequirePlannedPrefix,
  aws: {
    pass: [example(VPC, { cidrBlock: "10.64.0.0/16" }, estate)],
    fail: [
      example(VPC, { cidrBlock: "10.200.0.0/16" }, estate),
      example(VPC, { cidrBlock: "10.250.0.0/16" }, estate),
      example(SUBNET, { cidrBlock: "10.96.1.0/24" }, estate),
    ],
    unknown: [example(VPC, { cidrBlock: UNKNOWN }, estate)],
    notApplicable: [example(VPC, { cidrBlock: "10.64.0.0/16" })],
  },
  alicloud: {
    pass: [example(SWITCH, { cidrBlock: "10.65.0.0/24" }, estate)],
    fail: [example(NETWORK, { cidrBlock: "10.0.0.0/9" }, estate)],
    unknown: [example(SWITCH, { cidrBlock: UNKNOWN }, estate)],
    notApplicable: [example(SWITCH, { cidrBlock: "10.64.0.0/16" })],
  },
};
