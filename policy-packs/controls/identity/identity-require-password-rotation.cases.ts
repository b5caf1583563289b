import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequirePasswordRotation } from "./identity-require-password-rotation.ts";

const AWS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const ALI = "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy";

export const cases: ControlCases = {
  control: identityRequirePasswordRotation,
  aws: {
    pass: [example(AWS, { maxPasswordAge: 90 })],
    fail: [example(AWS, {}), example(AWS, { maxPasswordAge: 180 })],
    unknown: [example(AWS, { maxPasswordAge: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { maxPasswordAge: 60 })],
    fail: [example(ALI, {}), example(ALI, { maxPasswordAge: 91 })],
    unknown: [example(ALI, { maxPasswordAge: UNKNOWN })],
  },
};
