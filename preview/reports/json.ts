import type { PreviewReport } from "../report.ts";
import { waiversOf } from "../waivers.ts";
import { findingsOf, GROUPINGS, groupCounts } from "./findings.ts";

/** The machine's form: `schemas/preview.schema.json`. Secrets print themselves as secrets. */
export function jsonReport(report: PreviewReport): string {
  const findings = findingsOf(report);
  const { record, verdicts, exceptions, summary, base, packs } = report;
  const shape = {
    project: record.project,
    stack: record.stack,
    organization: record.organization,
    packs: packs.map(({ name }) => name),
    resources: record.resources,
    verdicts,
    exceptions,
    waivers: waiversOf(record.resources),
    summary,
    groups: Object.fromEntries(GROUPINGS.map((by) => [by, groupCounts(findings, by)])),
    outputs: record.outputs,
    lookups: record.lookups,
    warnings: record.warnings,
    regions: record.regions,
    ...(base ? { base: { name: base.name }, changes: base.changes } : {}),
  };
  return `${JSON.stringify(shape, undefined, 2)}\n`;
}
