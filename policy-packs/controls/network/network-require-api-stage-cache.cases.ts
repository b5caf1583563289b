import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { networkRequireApiStageCache } from "./network-require-api-stage-cache.ts";

const STAGE = "aws:apigateway/stage:Stage";

export const cases: ControlCases = {
  control: networkRequireApiStageCache,
  aws: {
    pass: [example(STAGE, { cacheClusterEnabled: true })],
    fail: [example(STAGE, {}), example(STAGE, { cacheClusterEnabled: false })],
    unknown: [example(STAGE, { cacheClusterEnabled: UNKNOWN })],
  },
};
