import { control } from "../../control.ts";
import { users } from "../../facts/users.ts";
import { requireTrue } from "../../judgement.ts";

export const identityRequireGroup = control({
  id: "identity-require-group",
  title: "Every user is in a group",
  clauses: ["1.2.1-a", "1.2.5-b"],
  mlps: "8.1.4.2",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A group is the role that somebody reviews once a year; a user outside every group has rights of its own, or none and is forgotten.",
  sameAs: ["IAMUserGroupMembership"],
  fact: users,
  judge: ({ inGroup }) =>
    requireTrue(inGroup, "its groups", "is in no group", "put it into the group of its duty"),
});
