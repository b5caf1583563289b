import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkRequireEmptyDefaultGroup } from "./network-require-empty-default-group.ts";

const VPC = "aws:ec2/vpc:Vpc";
const GROUP = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const group = (props: object) => ({ name: "group", type: GROUP, props: { vpcId: ref("subject"), ...props } });

export const cases: ControlCases = {
  control: networkRequireEmptyDefaultGroup,
  aws: {
    pass: [example(VPC, {}, group({})), example(GROUP, { vpcId: "vpc-elsewhere" })],
    fail: [
      example(VPC, {}),
      example(VPC, {}, group({ ingress: [{ protocol: "-1", self: true }] })),
      example(
        VPC,
        {},
        { name: "group", type: GROUP, props: { vpcId: ref("subject") } },
        {
          name: "rule",
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          props: { securityGroupId: ref("group"), ipProtocol: "-1", cidrIpv4: "10.0.0.0/8" },
        },
      ),
      example(GROUP, { vpcId: "vpc-elsewhere", egress: [{ protocol: "-1", cidrBlocks: ["0.0.0.0/0"] }] }),
    ],
    unknown: [example(VPC, {}, group({ ingress: UNKNOWN }))],
  },
};
