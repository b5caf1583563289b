import { type Known, type ResourceFact, type ResourceView, UNKNOWN } from "../control.ts";
import { resourceFact } from "../fact.ts";
import { given, list } from "../reading.ts";

/** Who is put into which groups. */
export interface GroupMembers {
  readonly users: Known<number>;
  readonly group: boolean;
}

const reader =
  (users: string, groups: string) =>
  (props: unknown, { propertyDependencies }: ResourceView): GroupMembers => {
    const named = list(props, users);
    const made = (propertyDependencies[users] ?? []).length;
    return {
      users: made > 0 ? made : named === UNKNOWN ? UNKNOWN : named.filter((user) => user !== "").length,
      group: given(props, groups),
    };
  };

export const groupMembers: ResourceFact<GroupMembers> = resourceFact("group-members", {
  "aws:iam/groupMembership:GroupMembership": reader("users", "group"),
  "aws:iam/userGroupMembership:UserGroupMembership": reader("user", "groups"),
  "alicloud:ram/groupMembership:GroupMembership": reader("userNames", "groupName"),
});
