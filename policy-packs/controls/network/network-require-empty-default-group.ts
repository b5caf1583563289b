import { control, UNKNOWN } from "../../control.ts";
import { defaultGroup } from "../../facts/default-group.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const networkRequireEmptyDefaultGroup = control({
  id: "network-require-empty-default-group",
  title: "The default security group of every network is empty",
  clauses: ["8.3.2-b", "8.1.2-b"],
  mlps: "8.1.3.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whatever is made without a group lands in this one and reaches every other that did.",
  sameAs: ["CKV2_AWS_12", "VPCDefaultSecurityGroupClosed"],
  absent: { alicloud: "a VPC there comes without a security group; every group is written by somebody" },
  fact: defaultGroup,
  judge({ managed, hasRules }) {
    if (!managed) {
      return fail(
        "default security group is left as the cloud fills it: everything between members and out",
        "take it over with a DefaultSecurityGroup that has no rules",
      );
    }
    if (hasRules === UNKNOWN) return undecided("rules of the default group are known only after deployment");
    return hasRules ? fail("default security group has rules", "remove them; use groups of your own") : pass;
  },
});
