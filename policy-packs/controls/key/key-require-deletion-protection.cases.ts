import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { keyRequireDeletionProtection } from "./key-require-deletion-protection.ts";

const ALI = "alicloud:kms/key:Key";

export const cases: ControlCases = {
  control: keyRequireDeletionProtection,
  alicloud: {
    pass: [example(ALI, { deletionProtection: "Enabled" })],
    fail: [example(ALI, {}), example(ALI, { deletionProtection: "Disabled", status: "Enabled" })],
    unknown: [example(ALI, { deletionProtection: UNKNOWN }), example(ALI, { status: UNKNOWN })],
    notApplicable: [example(ALI, { status: "Disabled" })],
  },
};
