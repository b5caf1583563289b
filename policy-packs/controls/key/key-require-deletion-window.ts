import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { keyState } from "../../facts/key-state.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";

export const keyRequireDeletionWindow = control({
  id: "key-require-deletion-window",
  title: "A key waits long enough before it is deleted",
  clauses: ["8.3.3-e"],
  mlps: "8.1.10.9",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Once a key is gone, everything encrypted with it is gone. The waiting period is the only time in which somebody can notice.",
  sameAs: [],
  fact: keyState,
  settings: {
    // The longest that AWS offers; where data is not kept for long, the shortest of both clouds will do.
    defaults: { minimumDays: 30 },
    schema: { minimumDays: { type: "integer", minimum: 7, description: "fewest days before a key is gone" } },
    byEnvironment: { development: { minimumDays: 7 }, test: { minimumDays: 7 } },
  },
  judge({ deletionDays }, { settings }) {
    if (deletionDays === undefined)
      return notApplicable("the provider deletes no key without a waiting period");
    if (deletionDays === UNKNOWN) return undecided("the waiting period is known only after deployment");
    return deletionDays >= settings.minimumDays
      ? pass
      : fail(
          `is gone ${counted(deletionDays, "day")} after it is deleted`,
          `let it wait ${counted(settings.minimumDays, "day")}`,
        );
  },
});
