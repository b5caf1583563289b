import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { containerNoPrivileged } from "./container-no-privileged.ts";

const TASK_DEFINITION = "aws:ecs/taskDefinition:TaskDefinition";
const JOB_DEFINITION = "aws:batch/jobDefinition:JobDefinition";
const PROJECT = "aws:codebuild/project:Project";
const CONTAINER_GROUP = "alicloud:eci/containerGroup:ContainerGroup";

export const cases: ControlCases = {
  control: containerNoPrivileged,
  aws: {
    pass: [
      example(TASK_DEFINITION, {
        containerDefinitions: JSON.stringify([{ name: "web", privileged: false }]),
      }),
      example(TASK_DEFINITION, { containerDefinitions: [{ name: "web" }] }),
      example(JOB_DEFINITION, { containerProperties: JSON.stringify({ image: "busybox" }) }),
      example(JOB_DEFINITION, {}),
      example(JOB_DEFINITION, {
        eksProperties: { podProperties: { containers: [{ name: "job", image: "busybox" }] } },
      }),
      example(PROJECT, { environment: {} }),
    ],
    fail: [
      example(TASK_DEFINITION, {
        containerDefinitions: JSON.stringify([{ name: "web" }, { name: "agent", privileged: true }]),
      }),
      example(TASK_DEFINITION, { containerDefinitions: JSON.stringify([{ name: "web", privilege: true }]) }),
      example(TASK_DEFINITION, { containerDefinitions: [{ privileged: "true" }] }),
      example(JOB_DEFINITION, { containerProperties: JSON.stringify({ privileged: true }) }),
      example(JOB_DEFINITION, {
        ecsProperties: JSON.stringify({ taskProperties: [{ containers: [{ privileged: true }] }] }),
      }),
      example(JOB_DEFINITION, {
        eksProperties: {
          podProperties: { containers: [{ name: "job", securityContext: { privileged: true } }] },
        },
      }),
      example(PROJECT, { environment: { privilegedMode: true } }),
    ],
    unknown: [
      example(TASK_DEFINITION, { containerDefinitions: UNKNOWN }),
      example(TASK_DEFINITION, { containerDefinitions: "no json" }),
      example(JOB_DEFINITION, { containerProperties: UNKNOWN }),
      example(PROJECT, { environment: UNKNOWN }),
      example(JOB_DEFINITION, { eksProperties: UNKNOWN }),
    ],
  },
  alicloud: {
    pass: [
      example(CONTAINER_GROUP, { containers: [{ name: "web" }] }),
      example(CONTAINER_GROUP, { containers: [{ name: "web", securityContexts: [{ privileged: false }] }] }),
      example("alicloud:ess/eciScalingConfiguration:EciScalingConfiguration", {
        containers: [{ name: "web" }],
      }),
    ],
    fail: [
      example(CONTAINER_GROUP, { containers: [{ name: "web", securityContexts: [{ privileged: true }] }] }),
    ],
    unknown: [
      example(CONTAINER_GROUP, { containers: UNKNOWN }),
      example(CONTAINER_GROUP, { containers: [{ securityContexts: UNKNOWN }] }),
    ],
  },
};
