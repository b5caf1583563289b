import { control, type Known, UNKNOWN } from "../../control.ts";
import { type RulePaper, rulePapers } from "../../facts/rule-papers.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const networkRequireRuleOwner = control({
  id: "network-require-rule-owner",
  title: "Somebody answers for every rule that lets the internet in",
  clauses: ["5.2.2-a", "1.9.1-b"],
  mlps: "8.1.3.2",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "At the quarterly review nobody can say whether the rule is still needed, so it stays.",
  sameAs: [],
  fact: rulePapers,
  settings: {
    defaults: { words: ["owner", "负责人", "申请人"] as readonly string[] },
    schema: {
      words: {
        type: "array",
        items: { type: "string" },
        description: "words after which a description names who answers",
      },
    },
  },
  judge({ rules }, { settings }) {
    const asked = rules.filter(({ fromInternet }) => fromInternet);
    if (asked.length === 0) return notApplicable("it lets in nobody from the internet");
    const owners = asked.map((paper) => hasOwner(paper, settings.words));
    const nameless = owners.filter((owner) => owner === false).length;
    if (nameless > 0) {
      return fail(
        `lets in addresses of the internet, and ${nameless === 1 ? "nobody answers" : `nobody answers for ${nameless} rules`}`,
        "name an owner in the tag owner, or in the description",
      );
    }
    return owners.includes(UNKNOWN) ? undecided("who answers for it is known only after deployment") : pass;
  },
});

function hasOwner({ description, tags }: RulePaper, words: readonly string[]): Known<boolean> {
  const tag = tags === UNKNOWN ? UNKNOWN : tags.get("owner");
  if (tag !== undefined && tag !== "" && tag !== UNKNOWN) return true;
  if (
    typeof description === "string" &&
    words.some((word) => description.toLowerCase().includes(word.toLowerCase()))
  ) {
    return true;
  }
  return tag === UNKNOWN || description === UNKNOWN ? UNKNOWN : false;
}
