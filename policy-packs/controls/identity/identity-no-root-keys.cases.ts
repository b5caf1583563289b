import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { identityNoRootKeys } from "./identity-no-root-keys.ts";

const AWS = "aws:iam/accessKey:AccessKey";
const ALI = "alicloud:ram/accessKey:AccessKey";
const user = (type: string) => ({ name: "user", type });

export const cases: ControlCases = {
  control: identityNoRootKeys,
  aws: {
    pass: [example(AWS, { user: "robot" }), example(AWS, { user: ref("user") }, user("aws:iam/user:User"))],
    fail: [example(AWS, { user: "root" }), example(AWS, { user: "" }), example(AWS, {})],
    unknown: [example(AWS, { user: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(ALI, { userName: "robot" }),
      example(ALI, { userName: ref("user") }, user("alicloud:ram/user:User")),
    ],
    fail: [example(ALI, {})],
    unknown: [example(ALI, { userName: UNKNOWN })],
  },
};
