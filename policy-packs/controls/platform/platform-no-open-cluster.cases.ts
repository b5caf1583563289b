import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { platformNoOpenCluster } from "./platform-no-open-cluster.ts";

const CLUSTER = "aws:emr/cluster:Cluster";
const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const ALICLOUD_CLUSTER = "alicloud:emrv2/cluster:Cluster";

export const cases: ControlCases = {
  control: platformNoOpenCluster,
  aws: {
    pass: [
      example(
        CLUSTER,
        {
          ec2Attributes: {
            emrManagedMasterSecurityGroup: ref("group"),
            emrManagedSlaveSecurityGroup: ref("group"),
            instanceProfile: "p",
          },
        },
        {
          name: "group",
          type: SECURITY_GROUP,
          props: { ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["10.0.0.0/10"] }] },
        },
      ),
      example(CLUSTER, {
        ec2Attributes: {
          emrManagedMasterSecurityGroup: "sg-1",
          emrManagedSlaveSecurityGroup: "sg-2",
          instanceProfile: "p",
        },
      }),
      example(CLUSTER, { ec2Attributes: UNKNOWN }),
      example(
        CLUSTER,
        {
          ec2Attributes: {
            emrManagedMasterSecurityGroup: ref("group"),
            emrManagedSlaveSecurityGroup: ref("group"),
            instanceProfile: "p",
          },
        },
        {
          name: "group",
          type: SECURITY_GROUP,
          props: { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
        },
      ),
    ],
    fail: [
      example(CLUSTER, {}),
      example(CLUSTER, { ec2Attributes: { instanceProfile: "p", emrManagedMasterSecurityGroup: "sg-1" } }),
      example(
        CLUSTER,
        {
          ec2Attributes: {
            emrManagedMasterSecurityGroup: ref("group"),
            emrManagedSlaveSecurityGroup: ref("group"),
            instanceProfile: "p",
          },
        },
        {
          name: "group",
          type: SECURITY_GROUP,
          props: { ingress: [{ protocol: "tcp", fromPort: 8088, toPort: 8088, cidrBlocks: ["0.0.0.0/0"] }] },
        },
      ),
      example(
        CLUSTER,
        {
          ec2Attributes: {
            emrManagedMasterSecurityGroup: ref("group"),
            emrManagedSlaveSecurityGroup: ref("group"),
            instanceProfile: "p",
          },
        },
        { name: "group", type: SECURITY_GROUP, props: {} },
        {
          name: "rule",
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          props: {
            securityGroupId: ref("group"),
            ipProtocol: "tcp",
            fromPort: 22,
            toPort: 22,
            cidrIpv6: "::/0",
          },
        },
      ),
    ],
    unknown: [],
    decided: "an input that is given counts, whatever it will hold",
  },
  alicloud: {
    pass: [
      example(ALICLOUD_CLUSTER, {}),
      example(ALICLOUD_CLUSTER, { nodeGroups: [{ withPublicIp: false }] }),
    ],
    fail: [example(ALICLOUD_CLUSTER, { nodeGroups: [{ withPublicIp: false }, { withPublicIp: true }] })],
    unknown: [example(ALICLOUD_CLUSTER, { nodeGroups: UNKNOWN })],
  },
};
