import { control, UNKNOWN } from "../../control.ts";
import { tags } from "../../facts/tags.ts";
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

export const tagRequireKeys = control({
  id: "tag-require-keys",
  title: "Resources carry the tags of the tag plan",
  clauses: ["8.1.2-c", "8.2.1-b"],
  mlps: "8.1.10.2",
  severity: "medium",
  packs: { baseline: "mandatory", cost: "mandatory" },
  why: "What carries no tags belongs to nobody: no department pays for it, nobody is called when it fails, and no clean-up dares to touch it.",
  sameAs: ["required-tags"],
  fact: tags,
  settings: {
    defaults: { required: REQUIRED, fill: {} as Readonly<Record<string, string>> },
    schema: {
      fill: {
        type: "object",
        description: "key to value: what the pack that remediates writes where a tag is missing",
      },
      required: {
        type: "array",
        items: { type: "string" },
        description: "keys every taggable resource carries; those of the estate's tag plan where it has one",
      },
    },
    fromEstate: ({ tagPlan }) =>
      tagPlan && tagPlan.required.length > 0 ? { required: tagPlan.required } : {},
  },
  judge(tags, { settings }) {
    if (tags === UNKNOWN) return undecided("its tags are known only after deployment");
    const missing = settings.required.filter((key) => tags.get(key) === undefined || tags.get(key) === "");
    return missing.length === 0
      ? pass
      : fail(`has no tag ${missing.join(", ")}`, "add the tags of the tag plan");
  },
});
