import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { identityNoConsoleUsers } from "./identity-no-console-users.ts";

const AWS = "aws:iam/user:User";
const ALI = "alicloud:ram/user:User";
const aws = (user: unknown) => ({
  name: "profile",
  type: "aws:iam/userLoginProfile:UserLoginProfile",
  props: { user },
});
const ali = (userName: unknown) => ({
  name: "profile",
  type: "alicloud:ram/loginProfile:LoginProfile",
  props: { userName },
});

export const cases: ControlCases = {
  control: identityNoConsoleUsers,
  aws: {
    pass: [
      example(AWS, {}),
      example(AWS, {}, { name: "other", type: AWS }, aws(ref("other"))),
      example(AWS, { name: "web" }, aws("someone-else")),
    ],
    fail: [example(AWS, {}, aws(ref("subject"))), example(AWS, { name: "web" }, aws("web"))],
    unknown: [example(AWS, {}, aws(UNKNOWN))],
    notApplicable: [example(AWS, { name: "break-glass-1" }, aws(ref("subject")))],
  },
  alicloud: {
    pass: [example(ALI, {})],
    fail: [example(ALI, {}, ali(ref("subject")))],
    unknown: [example(ALI, {}, ali(UNKNOWN))],
  },
};
