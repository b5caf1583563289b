import { control, UNKNOWN } from "../../control.ts";
import { groupMembers } from "../../facts/group-members.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const identityNoEmptyGroup = control({
  id: "identity-no-empty-group",
  title: "A membership puts somebody into a group",
  clauses: ["8.3.1-c", "1.2.1-b"],
  mlps: "8.1.4.2",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A group without members is a set of rights that nobody reviews and anybody may be slipped into.",
  sameAs: ["CKV2_AWS_14", "CKV2_AWS_21"],
  fact: groupMembers,
  judge({ users, group }) {
    if (users === 0) return fail("names no user", "name who is in the group, or delete group and membership");
    if (group === false) return fail("names no group", "name the group");
    return users === UNKNOWN ? undecided("who is in the group is known only after deployment") : pass;
  },
});
