import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerRequirePodNetwork } from "./container-require-pod-network.ts";

const KUBERNETES = "alicloud:cs/kubernetes:Kubernetes";

export const cases: ControlCases = {
  control: containerRequirePodNetwork,
  alicloud: {
    pass: [
      example(KUBERNETES, {
        addons: [{ name: "terway-eniip" }],
        podVswitchIds: ["vsw-pods"],
        masterVswitchIds: ["vsw-1"],
      }),
      example(KUBERNETES, { addons: [{ name: "flannel" }], podCidr: "10.72.0.0/16" }),
    ],
    fail: [
      example(KUBERNETES, {}),
      example(KUBERNETES, { addons: [{ name: "flannel" }] }),
      example(KUBERNETES, { addons: [{ name: "terway-eniip" }] }),
      example(KUBERNETES, {
        addons: [{ name: "terway-eniip" }],
        podVswitchIds: ["vsw-1"],
        masterVswitchIds: ["vsw-1"],
      }),
      example(KUBERNETES, {
        addons: [{ name: "terway-eniip" }],
        podVswitchIds: ["vsw-2"],
        workerVswitchIds: ["vsw-2"],
      }),
      example(KUBERNETES, { podCidr: "10.72.0.0/16" }),
    ],
    unknown: [
      example(KUBERNETES, { addons: UNKNOWN }),
      example(KUBERNETES, { addons: [{ name: UNKNOWN }], podCidr: "10.72.0.0/16" }),
    ],
  },
};
