import type { Verdict } from "../../policy-packs/control.ts";
import { type Holder, holdersOf } from "../holders.ts";
import type { PreviewReport } from "../report.ts";
import { worstFirst } from "./clauses.ts";
import { byClause } from "./text.ts";

/** A verdict with who answers for its resource and what that is for. */
export interface Finding extends Holder {
  readonly verdict: Verdict;
}

/** Failures and excepted failures, the worst first. */
export function findingsOf({ record, verdicts }: PreviewReport): readonly Finding[] {
  const holders = holdersOf(record);
  return verdicts
    .filter(({ status }) => status === "fail" || status === "excepted")
    .sort(worstFirst)
    .map((verdict) => ({
      verdict,
      ...(holders.get(verdict.urn) ?? { owner: "the stack", system: "the stack" }),
    }));
}

/** What findings are gathered by. */
export const GROUPINGS = ["clause", "system", "owner"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface GroupCount {
  readonly name: string;
  readonly mandatory: number;
  readonly advisory: number;
  readonly excepted: number;
}

export function groupName({ verdict, system, owner }: Finding, by: Grouping): string {
  return { clause: `§${verdict.clauses[0] ?? ""}`, system, owner }[by];
}

/** How much is wrong at each clause, system or owner; clauses in their order, the others with the most first. */
export function groupCounts(findings: readonly Finding[], by: Grouping): readonly GroupCount[] {
  return [...Map.groupBy(findings, (finding) => groupName(finding, by))]
    .map(([name, held]) => {
      const failing = held.filter(({ verdict }) => verdict.status === "fail");
      const mandatory = failing.filter(({ verdict }) => verdict.level === "mandatory").length;
      return {
        name,
        mandatory,
        advisory: failing.length - mandatory,
        excepted: held.length - failing.length,
      };
    })
    .sort((a, b) =>
      by === "clause"
        ? byClause(a.name, b.name)
        : b.mandatory - a.mandatory || b.advisory - a.advisory || a.name.localeCompare(b.name, "en"),
    );
}
