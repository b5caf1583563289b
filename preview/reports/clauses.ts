import { type ClauseId, clause } from "../../guide/index.ts";
import type { Verdict } from "../../policy-packs/control.ts";
import { byClause } from "./text.ts";

export interface ControlRow {
  readonly clause: ClauseId | undefined;
  readonly clauseTitle: string;
  readonly control: string;
  readonly level: Verdict["level"];
  readonly counts: Readonly<Record<Verdict["status"], number>>;
}

/** One row a control, in the order of the guide's clauses. */
export function controlRows(verdicts: readonly Verdict[]): readonly ControlRow[] {
  return [...Map.groupBy(verdicts, (verdict) => verdict.control)]
    .map(([control, held]): ControlRow => {
      const id = held[0]?.clauses[0];
      return {
        clause: id,
        clauseTitle: id ? clause(id).title : "",
        control,
        level: held[0]?.level ?? "advisory",
        counts: {
          pass: of(held, "pass"),
          fail: of(held, "fail"),
          unknown: of(held, "unknown"),
          "not-applicable": of(held, "not-applicable"),
          excepted: of(held, "excepted"),
        },
      };
    })
    .sort((a, b) => byClause(a.clause ?? "", b.clause ?? "") || a.control.localeCompare(b.control));
}

function of(verdicts: readonly Verdict[], status: Verdict["status"]): number {
  return verdicts.filter((verdict) => verdict.status === status).length;
}

const SEVERITY = ["critical", "high", "medium", "low"] as const;

/** What stops a deployment first, then the gravest, then by clause. */
export function worstFirst(a: Verdict, b: Verdict): number {
  return (
    Number(b.level === "mandatory") - Number(a.level === "mandatory") ||
    SEVERITY.indexOf(a.severity) - SEVERITY.indexOf(b.severity) ||
    byClause(a.clauses[0] ?? "", b.clauses[0] ?? "") ||
    (a.urn < b.urn ? -1 : 1)
  );
}
