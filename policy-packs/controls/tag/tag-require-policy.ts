import { control, UNKNOWN } from "../../control.ts";
import { tagPolicies } from "../../facts/tag-governance.ts";
import { fail, pass, undecided } from "../../judgement.ts";

/** Whom a resource belongs to and what it costs whom. @clause 8.2.1-b */
const REQUIRED: readonly string[] = [
  "department",
  "business-line",
  "project",
  "environment",
  "owner",
  "data-class",
];

export const tagRequirePolicy = control({
  id: "tag-require-policy",
  title: "Tag policies are attached and speak of every key of the plan",
  clauses: ["8.1.2-c"],
  mlps: "8.1.10.2",
  severity: "medium",
  packs: { baseline: "mandatory", cost: "mandatory" },
  why: "A tag policy that is attached to nothing, or leaves out a key, lets every account spell and fill the tags as it likes: prod, Prod and production are three environments in the bill.",
  sameAs: ["organizations_tags_policies_enabled_and_attached"],
  fact: tagPolicies,
  settings: {
    defaults: { required: REQUIRED },
    schema: {
      required: {
        type: "array",
        items: { type: "string" },
        description: "keys that a tag policy speaks of; those of the estate's tag plan where it has one",
      },
    },
    fromEstate: ({ tagPlan }) =>
      tagPlan && tagPlan.required.length > 0 ? { required: tagPlan.required } : {},
  },
  judge({ attached, keys }, { settings }) {
    if (attached === false) {
      return fail("is attached to nothing", "attach it to the root, a folder or the accounts");
    }
    if (keys === UNKNOWN) return undecided("which keys it speaks of is known only after deployment");
    const missing = settings.required.filter((key) => !keys.has(key.toLowerCase()));
    if (missing.length > 0) {
      return fail(`does not speak of ${missing.join(", ")}`, "add the keys of the tag plan to its content");
    }
    return attached === UNKNOWN ? undecided("what it is attached to is known only after deployment") : pass;
  },
});
