import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityNoAccessKeys } from "./identity-no-access-keys.ts";

const AWS = "aws:iam/accessKey:AccessKey";
const ALI = "alicloud:ram/accessKey:AccessKey";

export const cases: ControlCases = {
  control: identityNoAccessKeys,
  aws: {
    pass: [example(AWS, { status: "Inactive" })],
    fail: [example(AWS, {}), example(AWS, { status: "Active" })],
    unknown: [example(AWS, { status: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { status: "Inactive" })],
    fail: [example(ALI, {}), example(ALI, { status: "Active" })],
    unknown: [example(ALI, { status: UNKNOWN })],
  },
};
