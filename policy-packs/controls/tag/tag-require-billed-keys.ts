import { control } from "../../control.ts";
import { billedKeys } from "../../facts/tag-governance.ts";
import { fail, pass, undecided } from "../../judgement.ts";

/** The dimensions that the bill is split by. @clause 8.2.1-b */
const BILLED: readonly string[] = ["department", "business-line", "project", "environment"];

export const tagRequireBilledKeys = control({
  id: "tag-require-billed-keys",
  title: "The bill is split by every dimension of the tag plan",
  clauses: ["8.2.1-b", "8.2.1-a"],
  mlps: "8.1.10.2",
  severity: "medium",
  packs: { baseline: "mandatory", cost: "mandatory" },
  why: "A tag that billing was not told of is missing from every bill before the day it is told, for good.",
  sameAs: [],
  fact: billedKeys,
  settings: {
    defaults: { billed: BILLED },
    schema: {
      billed: {
        type: "array",
        items: { type: "string" },
        description: "keys that the bill is split by, asked where a stack sets up one of them",
      },
    },
  },
  judge({ active, open }, { settings }) {
    const missing = settings.billed.filter((key) => !active.has(key));
    if (missing.length === 0) return pass;
    if (open) return undecided("which keys the bill is split by is known only after deployment");
    return fail(
      `the bill is not split by ${missing.join(", ")}`,
      "activate the key for cost allocation, or predefine it, as the others are",
    );
  },
});
