import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkNoPublicClusterEndpoint } from "./network-no-public-cluster-endpoint.ts";

const EKS = "aws:eks/cluster:Cluster";
const ACK = "alicloud:cs/managedKubernetes:ManagedKubernetes";

export const cases: ControlCases = {
  control: networkNoPublicClusterEndpoint,
  aws: {
    pass: [example(EKS, { vpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true } })],
    fail: [
      example(EKS, { vpcConfig: {} }),
      example(EKS, { vpcConfig: { endpointPublicAccess: "true", publicAccessCidrs: ["10.0.0.0/8"] } }),
    ],
    unknown: [
      example(EKS, { vpcConfig: UNKNOWN }),
      example(EKS, { vpcConfig: { endpointPublicAccess: UNKNOWN } }),
    ],
  },
  alicloud: {
    pass: [example(ACK, { slbInternetEnabled: false })],
    fail: [example(ACK, {}), example("alicloud:cs/kubernetes:Kubernetes", { slbInternetEnabled: true })],
    unknown: [example(ACK, { slbInternetEnabled: UNKNOWN })],
  },
};
