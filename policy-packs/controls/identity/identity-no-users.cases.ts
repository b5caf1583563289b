import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoUsers } from "./identity-no-users.ts";

const AWS = "aws:iam/user:User";
const ALI = "alicloud:ram/user:User";

export const cases: ControlCases = {
  control: identityNoUsers,
  aws: {
    pass: [example(AWS, { name: "mall-break-glass" })],
    fail: [example(AWS, {}), example(AWS, { name: "robot" })],
    unknown: [example(AWS, { name: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { name: "break-glass-1" })],
    fail: [example(ALI, { name: "robot" })],
    unknown: [example(ALI, { name: UNKNOWN })],
  },
};
