import { control, type Known, UNKNOWN } from "../../control.ts";
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
  mlps: "8.1.10.2",
  severity: "medium",
  packs: { baseline: "mandatory", cost: "mandatory" },
  why: "Controls, budgets and the bill read these values. One that is spelled differently is another environment or department to each of them.",
  sameAs: [],
  fact: tags,
  settings: {
    defaults: { allowed: ALLOWED, patterns: {} as Readonly<Record<string, string>> },
    schema: {
      allowed: {
        type: "object",
        description: "key → values allowed; those of the estate's tag plan where it has one",
      },
      patterns: {
        type: "object",
        description: "key → regular expression that the whole value matches, such as an address for owner",
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
    const shapes = Object.entries(settings.patterns).flatMap(([key, pattern]) => {
      const value = tags.get(key);
      return value === undefined ? [] : [{ key, value, pattern, fits: matches(pattern, value) }];
    });
    const odd = shapes.find(({ fits }) => fits === false);
    if (odd) {
      return fail(
        `tag ${odd.key} = "${String(odd.value)}" has not the form that the tag plan asks for`,
        `write it so that it matches ${odd.pattern}`,
      );
    }
    const bad = shapes.find(({ fits }) => fits === undefined);
    if (bad) return undecided(`the pattern set for the tag ${bad.key} is no regular expression`);
    return [...rows, ...shapes].some(({ value }) => value === UNKNOWN)
      ? undecided("the value of a tag is known only after deployment")
      : pass;
  },
});

/** Undefined where the setting is no regular expression. */
function matches(pattern: string, value: Known<string>): Known<boolean> | undefined {
  try {
    const expression = new RegExp(`^(?:${pattern})$`, "u");
    return value === UNKNOWN ? UNKNOWN : expression.test(value);
  } catch {
    return undefined;
  }
}
