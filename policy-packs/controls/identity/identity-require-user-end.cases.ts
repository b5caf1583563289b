import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example } from "../../testing.ts";
import { identityRequireUserEnd } from "./identity-require-user-end.ts";

// Judged on 23 November 2026.
const AWS = "aws:iam/user:User";
const ALI = "alicloud:ram/user:User";
const user = (type: string, expiry?: unknown, kind: unknown = "visitor") =>
  example(type, { tags: { "account-type": kind, ...(expiry === undefined ? {} : { expiry }) } });

export const cases: ControlCases = {
  control: identityRequireUserEnd,
  aws: {
    pass: [user(AWS, "2026-11-30"), user(AWS, "2026-11-23"), user(AWS, "2026-11-24", "contractor")],
    fail: [
      user(AWS),
      user(AWS, "2026-12-01"),
      user(AWS, "2026-11-22"),
      user(AWS, "next week"),
      user(AWS, "2026-11-31"),
    ],
    unknown: [user(AWS, UNKNOWN), user(AWS, "2026-11-24", UNKNOWN), example(AWS, { tags: UNKNOWN })],
    notApplicable: [user(AWS, undefined, "staff"), example(AWS, {})],
  },
  alicloud: {
    pass: [user(ALI, "2026-11-30"), user("alicloud:cloudsso/user:User", "2026-11-30", "temporary")],
    fail: [user(ALI), user("alicloud:cloudsso/user:User", "2026-12-31")],
    unknown: [user(ALI, UNKNOWN)],
    notApplicable: [example(ALI, {})],
  },
};
