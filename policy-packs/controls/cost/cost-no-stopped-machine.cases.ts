import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { costNoStoppedMachine } from "./cost-no-stopped-machine.ts";

const EC2 = "aws:ec2/instance:Instance";
const ECS = "alicloud:ecs/instance:Instance";
const state = (value: unknown, instanceId: unknown = ref("subject")): ResourceSpec => ({
  name: "state",
  type: "aws:ec2transitgateway/instanceState:InstanceState",
  props: { instanceId, state: value },
});

export const cases: ControlCases = {
  control: costNoStoppedMachine,
  aws: {
    pass: [
      example(EC2, {}),
      example(EC2, {}, state("running")),
      example(EC2, {}, state("stopped", "i-another")),
    ],
    fail: [example(EC2, {}, state("stopped"))],
    unknown: [example(EC2, {}, state(UNKNOWN))],
    notApplicable: [example(EC2, { tags: { "kept-idle": "runs at month's end" } }, state("stopped"))],
  },
  alicloud: {
    pass: [
      example(ECS, {}),
      example(ECS, { status: "Running" }),
      example(ECS, { status: "Stopped", stoppedMode: "StopCharging" }),
    ],
    fail: [
      example(ECS, { status: "Stopped" }),
      example(ECS, { status: "Stopped", stoppedMode: "KeepCharging" }),
    ],
    unknown: [example(ECS, { status: UNKNOWN })],
    notApplicable: [example(ECS, { status: "Stopped", tags: { "kept-idle": "runs at month's end" } })],
  },
};
