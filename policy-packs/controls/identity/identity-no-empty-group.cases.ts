import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { identityNoEmptyGroup } from "./identity-no-empty-group.ts";

const AWS = "aws:iam/groupMembership:GroupMembership";
const OWN = "aws:iam/userGroupMembership:UserGroupMembership";
const ALI = "alicloud:ram/groupMembership:GroupMembership";
const user = { name: "user", type: "aws:iam/user:User" };

export const cases: ControlCases = {
  control: identityNoEmptyGroup,
  aws: {
    pass: [
      example(AWS, { group: "readers", users: ["web"] }),
      example(AWS, { group: UNKNOWN, users: [ref("user")] }, user),
      example(OWN, { user: ref("user"), groups: ["readers"] }, user),
    ],
    fail: [
      example(AWS, { group: "readers" }),
      example(AWS, { group: "readers", users: [] }),
      example(AWS, { group: "readers", users: [""] }),
      example(AWS, { users: ["web"] }),
      example(OWN, { user: "web", groups: [] }),
    ],
    unknown: [example(AWS, { group: "readers", users: UNKNOWN })],
  },
  alicloud: {
    pass: [example(ALI, { groupName: "readers", userNames: ["web"] })],
    fail: [example(ALI, { groupName: "readers", userNames: [] })],
    unknown: [example(ALI, { groupName: "readers", userNames: UNKNOWN })],
  },
};
