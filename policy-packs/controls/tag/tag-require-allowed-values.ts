import { control, UNKNOWN } from "../../control.ts";
import { tags } from "../../facts/tags.ts";
import { fail, pass, undecided } from "../../judgement.ts";

/** Keys whose values other controls and the bill read. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  environment: ["production", "staging", "development", "test"],
  "data-class": ["public", "internal", "confidential", "restricted"],
};

export const tagRequireAllowedValues = control({
  id: "tag-require-allowed-values",
  title: "Tag values are those of the tag plan",
  clauses: ["8.1.2-c", "8.2.1-b"],
  severity: "medium",
  packs: { baseline: "mandatory", cost: "mandatory" },
  sameAs: [],
  fact: tags,
  settings: {
    defaults: { allowed: ALLOWED },
    schema: {
      allowed: {
        type: "object",
        description: "key → values allowed; those of the estate's tag plan where it has one",
      },
    },
    fromEstate: ({ tagPlan }) =>
      tagPlan && Object.keys(tagPlan.allowed).length > 0 ? { allowed: tagPlan.allowed } : {},
  },
  judge(tags, { settings }) {
    if (tags === UNKNOWN) return undecided("its tags are known only after deployment");
    const rows = Object.entries(settings.allowed).flatMap(([key, values]) => {
      const value = tags.get(key);
      return value === undefined ? [] : [{ key, value, values }];
    });
    const wrong = rows.filter(({ value, values }) => value !== UNKNOWN && !values.includes(String(value)));
    if (wrong.length > 0) {
      const what = wrong.map(({ key, value }) => `${key} = "${String(value)}"`).join(", ");
      const allowed = wrong.map(({ key, values }) => `${key} to ${values.join(" or ")}`).join(", ");
      return fail(`tag ${what} is not in the tag plan`, `set ${allowed}`);
    }
    return rows.some(({ value }) => value === UNKNOWN)
      ? undecided("the value of a tag is known only after deployment")
      : pass;
  },
});
