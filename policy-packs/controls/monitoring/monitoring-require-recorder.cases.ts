import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { monitoringRequireRecorder } from "./monitoring-require-recorder.ts";

const RECORDER_STATUS = "aws:cfg/recorderStatus:RecorderStatus";
const RECORDER = "aws:cfg/recorder:Recorder";

export const cases: ControlCases = {
  control: monitoringRequireRecorder,
  aws: {
    pass: [
      example(
        RECORDER_STATUS,
        { isEnabled: true, name: ref("recorder") },
        { name: "recorder", type: RECORDER, props: {} },
      ),
      example(RECORDER_STATUS, { isEnabled: "true", name: "elsewhere" }),
      example(
        RECORDER_STATUS,
        { isEnabled: true, name: "main" },
        { name: "recorder", type: RECORDER, props: { name: "main", recordingGroup: { allSupported: true } } },
      ),
    ],
    fail: [
      example(RECORDER_STATUS, {}),
      example(RECORDER_STATUS, { isEnabled: false }),
      example(
        RECORDER_STATUS,
        { isEnabled: true, name: ref("recorder") },
        { name: "recorder", type: RECORDER, props: { recordingGroup: { allSupported: false } } },
      ),
      example(
        RECORDER_STATUS,
        { isEnabled: true, name: "main" },
        {
          name: "recorder",
          type: RECORDER,
          props: { name: "main", recordingGroup: { allSupported: "false" } },
        },
      ),
    ],
    unknown: [
      example(RECORDER_STATUS, { isEnabled: UNKNOWN }),
      example(
        RECORDER_STATUS,
        { isEnabled: true, name: ref("recorder") },
        { name: "recorder", type: RECORDER, props: { recordingGroup: UNKNOWN } },
      ),
    ],
  },
};
