import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireModelIsolation } from "./platform-require-model-isolation.ts";

const MODEL = "aws:sagemaker/model:Model";

export const cases: ControlCases = {
  control: platformRequireModelIsolation,
  aws: {
    pass: [example(MODEL, { enableNetworkIsolation: true })],
    fail: [example(MODEL, {}), example(MODEL, { enableNetworkIsolation: false })],
    unknown: [example(MODEL, { enableNetworkIsolation: UNKNOWN })],
  },
};
