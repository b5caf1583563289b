import { control, type Known, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { daysUntil } from "../../end-date.ts";
import { endOf, temporaryGrants } from "../../facts/temporary-grants.ts";
import { judgeDocuments } from "../../judgements/document.ts";
import type { Statement } from "../../statements/document.ts";

export const identityRequireGrantEnd = control({
  id: "identity-require-grant-end",
  title: "A temporary right ends by itself within a week",
  clauses: ["1.2.6-b", "1.2.6-a"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "What was allowed for one night is allowed for years when somebody has to remember to take it back.",
  sameAs: [],
  fact: temporaryGrants,
  settings: {
    // @clause 1.2.6-a
    defaults: { longestDays: 7 },
    schema: { longestDays: { type: "integer", minimum: 1, description: "longest time from today, in days" } },
  },
  judge: ({ documents }, { settings, now }) =>
    judgeDocuments(documents, {
      find: (statements) =>
        statements.flatMap((statement): readonly Known<string>[] => {
          if (statement.effect === "Deny") return [];
          const end = earliest(statement);
          if (end === UNKNOWN || statement.effect === UNKNOWN) return [UNKNOWN];
          if (end === undefined) return [`${statement.label} has no end`];
          const days = daysUntil(end, now);
          if (days < 0) return [`${statement.label} ended ${counted(-days, "day")} ago and still stands`];
          return days <= settings.longestDays
            ? []
            : [`${statement.label} ends only in ${counted(days, "day")}`];
        }),
      remedy: `let the current time be less than a moment within ${counted(settings.longestDays, "day")}, and delete the policy after it`,
    }),
});

function earliest({ conditions }: Statement): Known<number> | undefined {
  if (conditions === UNKNOWN) return UNKNOWN;
  const ends = conditions.map(endOf).filter((end) => end !== undefined);
  const known = ends.filter((end): end is number => end !== UNKNOWN);
  return known.length > 0 ? Math.min(...known) : ends[0];
}
