import library, { type Builder, type TestCase } from "junit-report-builder";
import type { Verdict } from "../../policy-packs/control.ts";
import { holdersOf } from "../holders.ts";
import type { PreviewReport } from "../report.ts";
import { nameOf, printable } from "./text.ts";

/** Its types describe a module with a default export; what Node loads of it is the builder itself. */
const junit = library as unknown as Builder;

/** JUnit XML: one suite a control, one case a resource. What is undecided, excepted or not applicable is skipped. */
export function junitReport({ record, verdicts }: PreviewReport): string {
  const holders = holdersOf(record);
  const log = junit.newBuilder().name(`${record.project}/${record.stack}`);
  for (const [control, held] of Map.groupBy(verdicts, (verdict) => verdict.control)) {
    const suite = log.testSuite().name(control);
    const [first] = held;
    if (first) suite.property("clauses", first.clauses.join(" ")).property("severity", first.severity);
    for (const verdict of held) {
      const one = suite
        .testCase()
        .className(control)
        .name(printable(nameOf(verdict.urn)))
        .property("urn", verdict.urn);
      const holder = holders.get(verdict.urn);
      if (holder) one.property("owner", printable(holder.owner)).property("system", printable(holder.system));
      tell(one, verdict);
    }
  }
  return `${log.build().trimEnd()}\n`;
}

function tell(one: TestCase, verdict: Verdict): void {
  const message = printable(verdict.message);
  switch (verdict.status) {
    case "fail":
      one.failure(message, verdict.level);
      return;
    case "pass":
      return;
    default:
      one.skipped().property("status", verdict.status).property("message", message);
  }
}
