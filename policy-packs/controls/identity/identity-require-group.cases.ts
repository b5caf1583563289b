import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { identityRequireGroup } from "./identity-require-group.ts";

const AWS = "aws:iam/user:User";
const ALI = "alicloud:ram/user:User";
const group = { name: "group", type: "aws:iam/group:Group" };
const joins = (type: string, props: object) => ({ name: "joins", type, props: { ...props } });
const MEMBERSHIP = "aws:iam/groupMembership:GroupMembership";
const OWN = "aws:iam/userGroupMembership:UserGroupMembership";
const ALI_MEMBERSHIP = "alicloud:ram/groupMembership:GroupMembership";
const ALI_OWN = "alicloud:ram/userGroupAttachment:UserGroupAttachment";

export const cases: ControlCases = {
  control: identityRequireGroup,
  aws: {
    pass: [
      example(AWS, {}, group, joins(MEMBERSHIP, { group: ref("group"), users: [ref("subject")] })),
      example(AWS, {}, joins(OWN, { user: ref("subject"), groups: ["readers"] })),
      example(AWS, { name: "web" }, joins(MEMBERSHIP, { group: "readers", users: ["other", "web"] })),
    ],
    fail: [
      example(AWS, {}),
      example(AWS, { name: "web" }, joins(MEMBERSHIP, { group: "readers", users: ["other"] })),
    ],
    unknown: [
      example(AWS, {}, joins(MEMBERSHIP, { group: "readers", users: [UNKNOWN] })),
      example(AWS, {}, joins(OWN, { user: UNKNOWN, groups: ["readers"] })),
    ],
  },
  alicloud: {
    pass: [
      example(ALI, {}, joins(ALI_MEMBERSHIP, { groupName: "readers", userNames: [ref("subject")] })),
      example(ALI, {}, joins(ALI_OWN, { groupName: "readers", userName: ref("subject") })),
    ],
    fail: [example(ALI, {})],
    unknown: [example(ALI, {}, joins(ALI_MEMBERSHIP, { groupName: "readers", userNames: UNKNOWN }))],
  },
};
