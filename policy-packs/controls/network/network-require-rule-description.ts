import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { rulePapers } from "../../facts/rule-papers.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const networkRequireRuleDescription = control({
  id: "network-require-rule-description",
  title: "Security groups and their rules say what they are for",
  clauses: ["5.2.2-a", "1.9.1-b"],
  mlps: "8.1.3.2",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Nobody dares to close what nobody can explain, and so it stays open for good.",
  sameAs: ["CKV_AWS_23", "AwsSolutions-EC27"],
  fact: rulePapers,
  judge({ purpose, isGroup, rules }) {
    const silent = rules.filter(({ description }) => description === undefined);
    const wanting = [
      ...(purpose === "" ? ["the group says not what it is for"] : []),
      ...(silent.length === 0
        ? []
        : [
            isGroup
              ? `no reason is given for ${silent.length} of ${counted(rules.length, "rule")}`
              : "the rule says not why",
          ]),
    ];
    if (wanting.length > 0) {
      return fail(wanting.join(", and "), "describe who needs it, for what, and who answers for it");
    }
    const unread = purpose === UNKNOWN || rules.some(({ description }) => description === UNKNOWN);
    return unread ? undecided("what is written about it is known only after deployment") : pass;
  },
});
