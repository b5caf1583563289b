import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerNoHostProcesses } from "./container-no-host-processes.ts";

const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";

export const cases: ControlCases = {
  control: containerNoHostProcesses,
  aws: {
    pass: [
      example(TASK_DEFINITION, { containerDefinitions: "[]" }),
      example(TASK_DEFINITION, {
        containerDefinitions: JSON.stringify([{ name: "web", pidMode: "task" }]),
        pidMode: "task",
      }),
    ],
    fail: [
      example(TASK_DEFINITION, { containerDefinitions: "[]", pidMode: "host" }),
      example(TASK_DEFINITION, { containerDefinitions: JSON.stringify([{ name: "web", pidMode: "host" }]) }),
    ],
    unknown: [
      example(TASK_DEFINITION, { containerDefinitions: "[]", pidMode: UNKNOWN }),
      example(TASK_DEFINITION, { containerDefinitions: UNKNOWN }),
    ],
  },
};
