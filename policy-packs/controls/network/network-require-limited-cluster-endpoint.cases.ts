import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireLimitedClusterEndpoint } from "./network-require-limited-cluster-endpoint.ts";

const EKS = "aws:eks/cluster:Cluster";
const ACK = "alicloud:cs/managedKubernetes:ManagedKubernetes";

export const cases: ControlCases = {
  control: networkRequireLimitedClusterEndpoint,
  aws: {
    pass: [
      example(EKS, { vpcConfig: { endpointPublicAccess: false } }),
      example(EKS, { vpcConfig: { publicAccessCidrs: ["203.0.113.0/24"] } }),
    ],
    fail: [
      example(EKS, { vpcConfig: {} }),
      example(EKS, { vpcConfig: { publicAccessCidrs: [] } }),
      example(EKS, { vpcConfig: { publicAccessCidrs: ["0.0.0.0/0"] } }),
      example(EKS, { vpcConfig: { publicAccessCidrs: ["0.0.0.0/1", "128.0.0.0/1"] } }),
      example(EKS, { vpcConfig: { publicAccessCidrs: ["203.0.0.0/15"] } }),
      example(EKS, {
        vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["203.0.113.0/24", "::/0"] },
      }),
    ],
    unknown: [
      example(EKS, { vpcConfig: UNKNOWN }),
      example(EKS, { vpcConfig: { publicAccessCidrs: UNKNOWN } }),
      example(EKS, { vpcConfig: { publicAccessCidrs: [UNKNOWN] } }),
      example(EKS, { vpcConfig: { endpointPublicAccess: UNKNOWN } }),
    ],
  },
  alicloud: {
    pass: [example(ACK, { slbInternetEnabled: false })],
    fail: [example(ACK, {})],
    unknown: [example(ACK, { slbInternetEnabled: UNKNOWN })],
  },
};
