import { control, UNKNOWN } from "../../control.ts";
import { rulePapers } from "../../facts/rule-papers.ts";
import { fail, pass, undecided } from "../../judgement.ts";
import { endOf } from "../../rule-end.ts";

export const networkNoExpiredRule = control({
  id: "network-no-expired-rule",
  title: "Rules go on the day they say",
  clauses: ["1.9.3-a", "5.2.3-a", "1.9.5-b"],
  mlps: "8.1.3.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The supplier is long gone, and the door made for them stands open.",
  sameAs: [],
  fact: rulePapers,
  judge({ rules }, { now }) {
    const today = now.toISOString().slice(0, "YYYY-MM-DD".length);
    const ends = rules.map(endOf);
    const past = ends.filter((end) => typeof end === "string" && end < today);
    if (past.length > 0) {
      return fail(
        `holds a rule that ended on ${past.join(", ")}`,
        "remove the rule, or ask anew for the time it is needed",
      );
    }
    return ends.includes(UNKNOWN) ? undecided("until when it holds is known only after deployment") : pass;
  },
});
