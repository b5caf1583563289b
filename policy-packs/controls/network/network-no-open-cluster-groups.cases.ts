import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { networkNoOpenClusterGroups } from "./network-no-open-cluster-groups.ts";

const EMR = "aws:emr/cluster:Cluster";
const ALI = "alicloud:emrv2/cluster:Cluster";
const group = (cidr: unknown) => ({
  name: "group",
  type: "aws:ec2/securityGroup:SecurityGroup",
  props: { ingress: [{ protocol: "tcp", fromPort: 8088, toPort: 8088, cidrBlocks: [cidr] }] },
});
const ali = (cidrIp: unknown) => [
  { name: "group", type: "alicloud:ecs/securityGroup:SecurityGroup" },
  {
    name: "rule",
    type: "alicloud:ecs/securityGroupRule:SecurityGroupRule",
    props: {
      type: "ingress",
      ipProtocol: "tcp",
      portRange: "8088/8088",
      securityGroupId: ref("group"),
      cidrIp,
    },
  },
];

export const cases: ControlCases = {
  control: networkNoOpenClusterGroups,
  aws: {
    pass: [
      example(EMR, { ec2Attributes: { emrManagedMasterSecurityGroup: ref("group") } }, group("10.0.0.0/8")),
      example(EMR, {}),
    ],
    fail: [
      example(EMR, { ec2Attributes: { emrManagedMasterSecurityGroup: ref("group") } }, group("0.0.0.0/0")),
    ],
    unknown: [
      example(EMR, { ec2Attributes: { emrManagedSlaveSecurityGroup: ref("group") } }, group(UNKNOWN)),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, {}),
      example(ALI, { nodeAttributes: { securityGroupId: ref("group") } }, ...ali("10.0.0.0/8")),
    ],
    fail: [example(ALI, { nodeAttributes: { securityGroupId: ref("group") } }, ...ali("0.0.0.0/0"))],
    unknown: [example(ALI, { nodeAttributes: { securityGroupId: ref("group") } }, ...ali(UNKNOWN))],
  },
};
