import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { computeRequireDetailedMonitoring } from "./compute-require-detailed-monitoring.ts";

const INSTANCE = "aws:ec2/instance:Instance";
const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";

export const cases: ControlCases = {
  control: computeRequireDetailedMonitoring,
  aws: {
    pass: [
      example(INSTANCE, { monitoring: true }),
      example(LAUNCH_TEMPLATE, { monitoring: { enabled: true } }),
      example(LAUNCH_CONFIGURATION, {}),
    ],
    fail: [
      example(INSTANCE, {}),
      example(INSTANCE, { monitoring: false }),
      example(LAUNCH_TEMPLATE, {}),
      example(LAUNCH_CONFIGURATION, { enableMonitoring: false }),
    ],
    unknown: [example(INSTANCE, { monitoring: UNKNOWN }), example(LAUNCH_TEMPLATE, { monitoring: UNKNOWN })],
    silent: [example(INSTANCE, { launchTemplate: { id: "lt-1" } })],
  },
};
