import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { platformRequireEnvironmentUpdates } from "./platform-require-environment-updates.ts";

const ENVIRONMENT = "aws:elasticbeanstalk/environment:Environment";
const MANAGEDACTIONS = "aws:elasticbeanstalk:managedactions";

export const cases: ControlCases = {
  control: platformRequireEnvironmentUpdates,
  aws: {
    pass: [
      example(ENVIRONMENT, {
        settings: [{ namespace: MANAGEDACTIONS, name: "ManagedActionsEnabled", value: "true" }],
      }),
      example(ENVIRONMENT, {
        settings: [{ namespace: MANAGEDACTIONS, name: "ManagedActionsEnabled", value: "True" }],
      }),
    ],
    fail: [
      example(ENVIRONMENT, {}),
      example(ENVIRONMENT, {
        settings: [{ namespace: MANAGEDACTIONS, name: "ManagedActionsEnabled", value: "false" }],
      }),
      example(ENVIRONMENT, { settings: [{ namespace: MANAGEDACTIONS, name: "ManagedActionsEnabled" }] }),
      example(ENVIRONMENT, {
        settings: [{ namespace: "aws:elasticbeanstalk:other", name: "ManagedActionsEnabled", value: "true" }],
      }),
      example(ENVIRONMENT, { settings: [{ namespace: MANAGEDACTIONS, name: "Other", value: "true" }] }),
    ],
    unknown: [
      example(ENVIRONMENT, { settings: UNKNOWN }),
      example(ENVIRONMENT, {
        settings: [{ namespace: MANAGEDACTIONS, name: "ManagedActionsEnabled", value: UNKNOWN }],
      }),
      example(ENVIRONMENT, { settings: [{ namespace: UNKNOWN }] }),
    ],
  },
};
