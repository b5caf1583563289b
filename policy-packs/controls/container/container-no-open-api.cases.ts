import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerNoOpenApi } from "./container-no-open-api.ts";

const CLUSTER = "aws:eks/cluster:Cluster";

export const cases: ControlCases = {
  control: containerNoOpenApi,
  aws: {
    pass: [example(CLUSTER, { vpcConfig: { publicAccessCidrs: ["192.0.2.0/28"] } })],
    fail: [
      example(CLUSTER, {}),
      example(CLUSTER, { vpcConfig: { publicAccessCidrs: ["0.0.0.0/0"] } }),
      example(CLUSTER, { vpcConfig: { publicAccessCidrs: ["0.0.0.0/1", "128.0.0.0/1"] } }),
      example(CLUSTER, { vpcConfig: { publicAccessCidrs: ["::/0"] } }),
      example(CLUSTER, { vpcConfig: { endpointPublicAccess: true, publicAccessCidrs: [] } }),
      example(CLUSTER, { vpcConfig: { publicAccessCidrs: [UNKNOWN, "0.0.0.0/0"] } }),
    ],
    unknown: [
      example(CLUSTER, { vpcConfig: UNKNOWN }),
      example(CLUSTER, { vpcConfig: { publicAccessCidrs: [UNKNOWN] } }),
    ],
    silent: [example(CLUSTER, { vpcConfig: { endpointPublicAccess: false } })],
  },
};
