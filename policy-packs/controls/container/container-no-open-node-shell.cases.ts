import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { containerNoOpenNodeShell } from "./container-no-open-node-shell.ts";

const NODE_GROUP = "aws:eks/nodeGroup:NodeGroup";
const KUBERNETES = "alicloud:cs/kubernetes:Kubernetes";

export const cases: ControlCases = {
  control: containerNoOpenNodeShell,
  aws: {
    pass: [
      example(NODE_GROUP, {}),
      example(
        NODE_GROUP,
        { remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: [ref("group")] } },
        { name: "group", type: "aws:ec2/securityGroup:SecurityGroup" },
      ),
      example(NODE_GROUP, { remoteAccess: { sourceSecurityGroupIds: ["sg-1"] } }),
    ],
    fail: [
      example(NODE_GROUP, { remoteAccess: { ec2SshKey: "ops" } }),
      example(NODE_GROUP, { remoteAccess: { ec2SshKey: "ops", sourceSecurityGroupIds: [] } }),
    ],
    unknown: [example(NODE_GROUP, { remoteAccess: UNKNOWN })],
  },
  alicloud: {
    pass: [example(KUBERNETES, {})],
    fail: [example(KUBERNETES, { enableSsh: true })],
    unknown: [example(KUBERNETES, { enableSsh: UNKNOWN })],
  },
};
