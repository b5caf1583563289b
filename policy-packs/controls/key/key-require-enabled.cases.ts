import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { keyRequireEnabled } from "./key-require-enabled.ts";

const AWS = "aws:kms/key:Key";
const ALI = "alicloud:kms/key:Key";

export const cases: ControlCases = {
  control: keyRequireEnabled,
  aws: {
    pass: [
      example(AWS, {}),
      example(AWS, { isEnabled: true }),
      example("aws:kms/replicaKey:ReplicaKey", { enabled: "true" }),
    ],
    fail: [
      example(AWS, { isEnabled: false }),
      example(AWS, { isEnabled: "false" }),
      example("aws:kms/replicaKey:ReplicaKey", { enabled: false }),
    ],
    unknown: [example(AWS, { isEnabled: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(ALI, {}),
      example(ALI, { status: "Enabled" }),
      example(ALI, { keyState: "Enabled" }),
      example(ALI, { isEnabled: true }),
      example(ALI, { status: "Enabled", isEnabled: false }),
    ],
    fail: [
      example(ALI, { status: "Disabled" }),
      example(ALI, { status: "PendingDeletion" }),
      example(ALI, { keyState: "Disabled" }),
      example(ALI, { isEnabled: false }),
    ],
    unknown: [example(ALI, { status: UNKNOWN }), example(ALI, { isEnabled: UNKNOWN })],
  },
};
