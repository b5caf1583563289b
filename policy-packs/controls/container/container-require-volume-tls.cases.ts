import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerRequireVolumeTls } from "./container-require-volume-tls.ts";

const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

export const cases: ControlCases = {
  control: containerRequireVolumeTls,
  aws: {
    pass: [
      example(TASK_DEFINITION, {
        volumes: [
          { name: "files", efsVolumeConfiguration: { fileSystemId: "fs-1", transitEncryption: "ENABLED" } },
        ],
      }),
    ],
    fail: [
      example(TASK_DEFINITION, {
        volumes: [{ name: "files", efsVolumeConfiguration: { fileSystemId: "fs-1" } }],
      }),
      example(TASK_DEFINITION, {
        volumes: [
          { name: "files", efsVolumeConfiguration: { fileSystemId: "fs-1", transitEncryption: "DISABLED" } },
        ],
      }),
      example(TASK_DEFINITION, {
        volumes: [
          { efsVolumeConfiguration: { transitEncryption: "ENABLED" } },
          { efsVolumeConfiguration: {} },
        ],
      }),
    ],
    unknown: [
      example(TASK_DEFINITION, { volumes: UNKNOWN }),
      example(TASK_DEFINITION, { volumes: [{ name: "files", efsVolumeConfiguration: UNKNOWN }] }),
    ],
    silent: [example(TASK_DEFINITION, {}), example(TASK_DEFINITION, { volumes: [{ name: "scratch" }] })],
  },
};
