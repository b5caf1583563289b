import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { statedRetention } from "../../facts/bucket-keeping.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const storageRequireStatedRetention = control({
  id: "storage-require-stated-retention",
  title: "A bucket keeps its data as long as it says, and no longer",
  clauses: ["7.3.2-b", "9.6.2-a"],
  mlps: "8.1.4.11",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Recordings and footfall are kept for a stated time: deleted sooner they are missing when the police ask, later they break the law on personal data.",
  sameAs: [],
  fact: statedRetention,
  judge({ days, deletesAfter, deletesAll }) {
    if (days === undefined)
      return fail("its tag retention-days is no number of days", "write a whole number");
    if (days === UNKNOWN || deletesAfter === UNKNOWN || deletesAll === UNKNOWN) {
      return undecided("its retention is known only after deployment");
    }
    if (!deletesAll) {
      return fail(
        `says that it keeps data ${counted(days, "day")}, and deletes none of it`,
        "add a rule for the whole bucket",
      );
    }
    return deletesAfter === days
      ? pass
      : fail(
          `says that it keeps data ${counted(days, "day")}, and deletes it after ${deletesAfter}`,
          "let tag and lifecycle say the same",
        );
  },
});
