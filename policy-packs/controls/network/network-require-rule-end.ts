import { control, UNKNOWN } from "../../control.ts";
import { rulePapers } from "../../facts/rule-papers.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { endOf, isPassing } from "../../rule-end.ts";

export const networkRequireRuleEnd = control({
  id: "network-require-rule-end",
  title: "Temporary rules and those of suppliers say when they end",
  clauses: ["1.9.3-a", "1.9.1-b", "1.9.5-b"],
  mlps: "8.1.3.2",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "What was opened for a week is forgotten and stands open for years.",
  sameAs: [],
  fact: rulePapers,
  judge({ rules }) {
    const passing = rules.map((paper) => ({ passing: isPassing(paper), end: endOf(paper) }));
    if (passing.some((it) => it.passing === true && it.end === undefined)) {
      return fail(
        "holds a rule that calls itself temporary or a supplier's and says no end",
        'write its last day into the description, as in "until 2026-12-31", or into the tag expiry',
      );
    }
    const unread = passing.some((it) => it.passing === UNKNOWN || (it.passing && it.end === UNKNOWN));
    return unread ? undecided("what is written about it is known only after deployment") : pass;
  },
});
