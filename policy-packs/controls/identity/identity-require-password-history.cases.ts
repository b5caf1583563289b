import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequirePasswordHistory } from "./identity-require-password-history.ts";

const AWS = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";
const ALI = "alicloud:ram/accountPasswordPolicy:AccountPasswordPolicy";

export const cases: ControlCases = {
  control: identityRequirePasswordHistory,
  aws: {
    pass: [example(AWS, { passwordReusePrevention: 24 })],
    fail: [example(AWS, {}), example(AWS, { passwordReusePrevention: 5 })],
    unknown: [example(AWS, { passwordReusePrevention: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { passwordReusePrevention: 10 })],
    fail: [example(ALI, {})],
    unknown: [example(ALI, { passwordReusePrevention: UNKNOWN })],
  },
};
