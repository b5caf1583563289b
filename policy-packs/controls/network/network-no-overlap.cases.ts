import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkNoOverlap } from "./network-no-overlap.ts";

const VPC = "aws:ec2/vpc:Vpc";
const NETWORK = "alicloud:vpc/network:Network";

export const cases: ControlCases = {
  control: networkNoOverlap,
  aws: {
    pass: [
      example(
        VPC,
        { cidrBlock: "10.64.0.0/16" },
        { name: "other", type: NETWORK, props: { cidrBlock: "10.65.0.0/16" } },
      ),
    ],
    fail: [
      example(
        VPC,
        { cidrBlock: "10.64.0.0/16" },
        { name: "other", type: VPC, props: { cidrBlock: "10.64.0.0/20" } },
      ),
      example(
        VPC,
        { cidrBlock: "10.64.0.0/16" },
        { name: "other", type: VPC, props: { cidrBlock: "10.65.0.0/16" } },
        {
          name: "more",
          type: "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
          props: { vpcId: ref("other"), cidrBlock: "10.64.8.0/24" },
        },
      ),
    ],
    unknown: [example(VPC, { cidrBlock: UNKNOWN })],
  },
  alicloud: {
    pass: [example(NETWORK, { cidrBlock: "10.64.0.0/16" })],
    fail: [
      example(
        NETWORK,
        { cidrBlock: "10.64.0.0/16" },
        { name: "other", type: VPC, props: { cidrBlock: "10.0.0.0/8" } },
      ),
    ],
    unknown: [example(NETWORK, { cidrBlock: UNKNOWN })],
  },
};
