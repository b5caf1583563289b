import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerRequireReadOnlyRoot } from "./container-require-read-only-root.ts";

const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";
const JOB_DEFINITION = "aws:batch/jobDefinition:JobDefinition";
const ECI_SCALING_CONFIGURATION = "alicloud:ess/eciScalingConfiguration:EciScalingConfiguration";

export const cases: ControlCases = {
  control: containerRequireReadOnlyRoot,
  aws: {
    pass: [
      example(TASK_DEFINITION, {
        containerDefinitions: JSON.stringify([{ name: "web", readonlyRootFilesystem: true }]),
      }),
      example(TASK_DEFINITION, { containerDefinitions: "[]" }),
      example(JOB_DEFINITION, { containerProperties: JSON.stringify({ readonlyRootFilesystem: true }) }),
      example(JOB_DEFINITION, {
        eksProperties: {
          podProperties: { containers: [{ securityContext: { readOnlyRootFileSystem: true } }] },
        },
      }),
      example("aws:codebuild/project:Project", {}),
    ],
    fail: [
      example(TASK_DEFINITION, { containerDefinitions: JSON.stringify([{ name: "web" }]) }),
      example(TASK_DEFINITION, {
        containerDefinitions: JSON.stringify([
          { name: "web", readonlyRootFilesystem: true },
          { name: "side", readonlyRootFilesystem: false },
        ]),
      }),
      example(JOB_DEFINITION, { containerProperties: JSON.stringify({}) }),
      example(JOB_DEFINITION, { eksProperties: { podProperties: { containers: [{}] } } }),
    ],
    unknown: [
      example(TASK_DEFINITION, { containerDefinitions: UNKNOWN }),
      example(TASK_DEFINITION, { containerDefinitions: [{ name: "web", readonlyRootFilesystem: UNKNOWN }] }),
    ],
  },
  alicloud: {
    pass: [
      example(ECI_SCALING_CONFIGURATION, {
        containers: [{ name: "web", securityContextReadOnlyRootFileSystem: true }],
      }),
      example("alicloud:eci/containerGroup:ContainerGroup", { containers: [{ name: "web" }] }),
    ],
    fail: [example(ECI_SCALING_CONFIGURATION, { containers: [{ name: "web" }] })],
    unknown: [
      example(ECI_SCALING_CONFIGURATION, { containers: UNKNOWN }),
      example(ECI_SCALING_CONFIGURATION, {
        containers: [{ securityContextReadOnlyRootFileSystem: UNKNOWN }],
      }),
    ],
  },
};
