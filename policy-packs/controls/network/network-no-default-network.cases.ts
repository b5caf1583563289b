import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkNoDefaultNetwork } from "./network-no-default-network.ts";

const SUBNET = "aws:ec2/subnet:Subnet";
const NETWORK = "alicloud:vpc/network:Network";

export const cases: ControlCases = {
  control: networkNoDefaultNetwork,
  aws: {
    pass: [
      example("aws:ec2/vpc:Vpc", {}),
      // No account is without one: taken over, with an ACL that lets nothing through, it is of no use.
      example(
        "aws:ec2/defaultVpc:DefaultVpc",
        {},
        {
          name: "acl",
          type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
          props: { defaultNetworkAclId: ref("subject"), ingress: [], egress: [] },
        },
      ),
      example(SUBNET, { vpcId: "vpc-1" }),
      example(SUBNET, { vpcId: ref("vpc") }, { name: "vpc", type: "aws:ec2/vpc:Vpc" }),
    ],
    fail: [
      example("aws:ec2/defaultVpc:DefaultVpc", {}),
      example(
        "aws:ec2/defaultVpc:DefaultVpc",
        {},
        {
          name: "acl",
          type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
          props: { defaultNetworkAclId: ref("subject"), ingress: UNKNOWN, egress: [{ ruleNo: 100 }] },
        },
      ),
      example(
        "aws:ec2/defaultVpc:DefaultVpc",
        {},
        {
          name: "acl",
          type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
          props: { defaultNetworkAclId: ref("subject"), ingress: [], egress: [{ ruleNo: 100 }] },
        },
      ),
      example(SUBNET, { vpcId: ref("vpc") }, { name: "vpc", type: "aws:ec2/defaultVpc:DefaultVpc" }),
    ],
    unknown: [
      example(SUBNET, { vpcId: UNKNOWN }),
      example(
        "aws:ec2/defaultVpc:DefaultVpc",
        {},
        {
          name: "acl",
          type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
          props: { defaultNetworkAclId: ref("subject"), ingress: UNKNOWN, egress: [] },
        },
      ),
      example(
        "aws:ec2/defaultVpc:DefaultVpc",
        {},
        {
          name: "acl",
          type: "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
          props: { defaultNetworkAclId: ref("subject"), ingress: [], egress: UNKNOWN },
        },
      ),
    ],
  },
  alicloud: {
    pass: [example(NETWORK, {}), example("alicloud:vpc/switch:Switch", { isDefault: false })],
    fail: [
      example(NETWORK, { isDefault: true }),
      example("alicloud:vpc/subnet:Subnet", { isDefault: "true" }),
    ],
    unknown: [example(NETWORK, { isDefault: UNKNOWN })],
  },
};
