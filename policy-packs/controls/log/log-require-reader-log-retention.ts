import { control } from "../../control.ts";
import { logReaderKeeping } from "../../facts/bucket-keeping.ts";
import { judgeKeeping } from "../../judgements/keeping.ts";

export const logRequireReaderLogRetention = control({
  id: "log-require-reader-log-retention",
  title: "The record of who read the logs is kept a year",
  clauses: ["1.10.4-b"],
  mlps: "8.1.4.3",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Who reads the logs knows what is watched and what is not; a year is how far back the guide wants to be able to ask.",
  sameAs: [],
  fact: logReaderKeeping,
  settings: {
    // @clause 1.10.4-b
    defaults: { minimumDays: 365 },
    schema: { minimumDays: { type: "integer", minimum: 1, description: "fewest days to keep the record" } },
  },
  judge: ({ deletesAfter }, { settings }) => judgeKeeping(deletesAfter, settings.minimumDays),
});
