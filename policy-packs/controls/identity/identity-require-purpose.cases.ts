import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequirePurpose } from "./identity-require-purpose.ts";

const AWS = "aws:iam/role:Role";
const ALI = "alicloud:ram/policy:Policy";

export const cases: ControlCases = {
  control: identityRequirePurpose,
  aws: {
    pass: [example(AWS, { description: "Reads bill" }), example(AWS, { description: "Reads the bills" })],
    fail: [
      example(AWS, {}),
      example(AWS, { description: "  " }),
      example(AWS, { description: " Reads it  " }),
    ],
    unknown: [example(AWS, { description: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { description: "Reads the bills" })],
    fail: [example(ALI, { description: "policy" })],
    unknown: [example(ALI, { description: UNKNOWN })],
  },
};
