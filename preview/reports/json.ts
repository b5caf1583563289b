import type { PreviewReport } from "../report.ts";
import { waiversOf } from "../waivers.ts";

/** The machine's form: `schemas/preview.schema.json`. Secrets print themselves as secrets. */
export function jsonReport(report: PreviewReport): string {
  const { record, verdicts, summary, base, packs } = report;
  const shape = {
    project: record.project,
    stack: record.stack,
    organization: record.organization,
    packs,
    resources: record.resources,
    verdicts,
    waivers: waiversOf(record.resources),
    summary,
    outputs: record.outputs,
    lookups: record.lookups,
    warnings: record.warnings,
    regions: record.regions,
    ...(base ? { base: { name: base.name }, changes: base.changes } : {}),
  };
  return `${JSON.stringify(shape, undefined, 2)}\n`;
}
