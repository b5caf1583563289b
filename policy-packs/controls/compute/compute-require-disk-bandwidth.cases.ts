import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { computeRequireDiskBandwidth } from "./compute-require-disk-bandwidth.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ECS_LAUNCH_TEMPLATE = "alicloud:ecs/ecsLaunchTemplate:EcsLaunchTemplate";

export const cases: ControlCases = {
  control: computeRequireDiskBandwidth,
  aws: {
    pass: [example(INSTANCE, { ebsOptimized: true }), example(LAUNCH_TEMPLATE, { ebsOptimized: "true" })],
    fail: [
      example(INSTANCE, {}),
      example(INSTANCE, { ebsOptimized: false }),
      example(LAUNCH_TEMPLATE, { ebsOptimized: "false" }),
    ],
    unknown: [example(INSTANCE, { ebsOptimized: UNKNOWN })],
    silent: [example(INSTANCE, { launchTemplate: { id: "lt-1" } })],
  },
  alicloud: {
    pass: [example(ECS_LAUNCH_TEMPLATE, {}), example(ECS_LAUNCH_TEMPLATE, { ioOptimized: "optimized" })],
    fail: [example(ECS_LAUNCH_TEMPLATE, { ioOptimized: "none" })],
    unknown: [example(ECS_LAUNCH_TEMPLATE, { ioOptimized: UNKNOWN })],
  },
};
