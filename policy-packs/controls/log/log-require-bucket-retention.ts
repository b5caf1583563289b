import { control } from "../../control.ts";
import { logBucketKeeping } from "../../facts/bucket-keeping.ts";
import { judgeKeeping } from "../../judgements/keeping.ts";

export const logRequireBucketRetention = control({
  id: "log-require-bucket-retention",
  title: "Buckets that hold logs delete none of them before six months",
  clauses: ["1.10.2-c", "1.10.2-a", "5.3.4-a"],
  mlps: "8.1.4.3",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Intrusions are found months after they happened; what the lifecycle has deleted by then can neither be investigated nor shown to the authorities.",
  sameAs: [],
  fact: logBucketKeeping,
  settings: {
    // Any six calendar months: July to December is 184 days.
    defaults: { minimumDays: 184 },
    schema: {
      minimumDays: { type: "integer", minimum: 1, description: "fewest days to keep objects of a log" },
    },
  },
  judge: ({ deletesAfter }, { settings }) => judgeKeeping(deletesAfter, settings.minimumDays),
});
