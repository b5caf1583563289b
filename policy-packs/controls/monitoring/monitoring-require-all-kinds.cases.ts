import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { monitoringRequireAllKinds } from "./monitoring-require-all-kinds.ts";

const RECORDER = "aws:cfg/recorder:Recorder";
const CONFIGURATION_RECORDER = "alicloud:cfg/configurationRecorder:ConfigurationRecorder";

export const cases: ControlCases = {
  control: monitoringRequireAllKinds,
  aws: {
    pass: [
      example(
        RECORDER,
        { region: "eu-west-2" },
        {
          name: "home",
          type: RECORDER,
          props: { region: "eu-west-1", recordingGroup: { includeGlobalResourceTypes: true } },
        },
      ),
      example(RECORDER, { recordingGroup: { includeGlobalResourceTypes: true } }),
      example(RECORDER, {
        recordingGroup: {
          allSupported: false,
          recordingStrategies: [{ useOnly: "EXCLUSION_BY_RESOURCE_TYPES" }],
        },
      }),
    ],
    fail: [
      example(RECORDER, {}),
      example(
        RECORDER,
        { region: "eu-west-1" },
        {
          name: "home",
          type: RECORDER,
          props: { region: "eu-west-1", recordingGroup: { includeGlobalResourceTypes: true } },
        },
      ),
      example(
        RECORDER,
        {},
        {
          name: "home",
          type: RECORDER,
          props: { region: "eu-west-1", recordingGroup: { includeGlobalResourceTypes: true } },
        },
      ),
      example(
        RECORDER,
        { region: "eu-west-2" },
        { name: "home", type: RECORDER, props: { region: "eu-west-1" } },
      ),
      example(RECORDER, { recordingGroup: { allSupported: true } }),
      example(RECORDER, { recordingGroup: { includeGlobalResourceTypes: false } }),
      example(RECORDER, {
        recordingGroup: { recordingStrategies: [{ useOnly: "INCLUSION_BY_RESOURCE_TYPES" }] },
      }),
    ],
    unknown: [
      example(RECORDER, { recordingGroup: UNKNOWN }),
      example(RECORDER, { recordingGroup: { recordingStrategies: [{ useOnly: UNKNOWN }] } }),
    ],
  },
  alicloud: {
    pass: [example(CONFIGURATION_RECORDER, {}), example(CONFIGURATION_RECORDER, { resourceTypes: [] })],
    fail: [example(CONFIGURATION_RECORDER, { resourceTypes: ["ACS::ECS::Instance"] })],
    unknown: [example(CONFIGURATION_RECORDER, { resourceTypes: UNKNOWN })],
  },
};
