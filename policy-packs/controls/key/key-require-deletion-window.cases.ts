import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { keyRequireDeletionWindow } from "./key-require-deletion-window.ts";

const AWS = "aws:kms/key:Key";
const ALI = "alicloud:kms/key:Key";

export const cases: ControlCases = {
  control: keyRequireDeletionWindow,
  aws: {
    // Left out, the service waits thirty days.
    pass: [example(AWS, {}), example(AWS, { deletionWindowInDays: 30 })],
    fail: [
      example(AWS, { deletionWindowInDays: 29 }),
      example("aws:kms/replicaKey:ReplicaKey", { deletionWindowInDays: "7" }),
    ],
    unknown: [example(AWS, { deletionWindowInDays: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(ALI, { pendingWindowInDays: 30 }),
      example(ALI, { pendingWindowInDays: 366, deletionWindowInDays: 7 }),
      example(ALI, { deletionWindowInDays: 30 }),
    ],
    fail: [example(ALI, { pendingWindowInDays: 29 }), example(ALI, { deletionWindowInDays: 7 })],
    unknown: [example(ALI, { pendingWindowInDays: UNKNOWN })],
    notApplicable: [example(ALI, {})],
  },
};
