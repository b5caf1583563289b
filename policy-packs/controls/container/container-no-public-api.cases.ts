import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerNoPublicApi } from "./container-no-public-api.ts";

const CLUSTER = "aws:eks/cluster:Cluster";
const MANAGED_KUBERNETES = "alicloud:cs/managedKubernetes:ManagedKubernetes";
const KUBERNETES = "alicloud:cs/kubernetes:Kubernetes";
const EDGE_KUBERNETES = "alicloud:cs/edgeKubernetes:EdgeKubernetes";
const SERVERLESS_KUBERNETES = "alicloud:cs/serverlessKubernetes:ServerlessKubernetes";

export const cases: ControlCases = {
  control: containerNoPublicApi,
  aws: {
    pass: [
      example(CLUSTER, { vpcConfig: { endpointPublicAccess: false } }),
      example(CLUSTER, { vpcConfig: { endpointPublicAccess: "false" } }),
    ],
    fail: [
      example(CLUSTER, {}),
      example(CLUSTER, { vpcConfig: { endpointPublicAccess: true } }),
      example(CLUSTER, { vpcConfig: { subnetIds: ["subnet-1"] } }),
    ],
    unknown: [example(CLUSTER, { vpcConfig: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(MANAGED_KUBERNETES, { slbInternetEnabled: false }),
      example(KUBERNETES, { slbInternetEnabled: false }),
      example(EDGE_KUBERNETES, { slbInternetEnabled: false }),
      example(SERVERLESS_KUBERNETES, {}),
    ],
    fail: [
      example(MANAGED_KUBERNETES, {}),
      example(KUBERNETES, {}),
      example(EDGE_KUBERNETES, {}),
      example(SERVERLESS_KUBERNETES, { endpointPublicAccessEnabled: true }),
    ],
    unknown: [example(MANAGED_KUBERNETES, { slbInternetEnabled: UNKNOWN })],
  },
};
