import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireJobTrafficEncryption } from "./platform-require-job-traffic-encryption.ts";

const DATA_QUALITY_JOB_DEFINITION = "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition";

export const cases: ControlCases = {
  control: platformRequireJobTrafficEncryption,
  aws: {
    pass: [
      example(DATA_QUALITY_JOB_DEFINITION, {
        networkConfig: { enableInterContainerTrafficEncryption: true },
      }),
    ],
    fail: [
      example(DATA_QUALITY_JOB_DEFINITION, {}),
      example(DATA_QUALITY_JOB_DEFINITION, {
        networkConfig: { enableInterContainerTrafficEncryption: false },
      }),
    ],
    unknown: [example(DATA_QUALITY_JOB_DEFINITION, { networkConfig: UNKNOWN })],
  },
};
