import { control } from "../../control.ts";
import { trailBucketKeeping } from "../../facts/bucket-keeping.ts";
import { judgeKeeping } from "../../judgements/keeping.ts";

export const logRequireTrailBucketRetention = control({
  id: "log-require-trail-bucket-retention",
  title: "Buckets of the audit trail delete none of it before five years",
  clauses: ["1.2.3-b"],
  mlps: "8.1.4.3",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The trail is the only record of who changed which permission, when, and by whose leave; the guide wants it for five years.",
  sameAs: [],
  fact: trailBucketKeeping,
  settings: {
    // Five years, two of them leap years at most.
    defaults: { minimumDays: 1827 },
    schema: { minimumDays: { type: "integer", minimum: 1, description: "fewest days to keep the trail" } },
  },
  judge: ({ deletesAfter }, { settings }) => judgeKeeping(deletesAfter, settings.minimumDays),
});
