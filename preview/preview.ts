import type { Pack } from "../policy-packs/control.ts";
import type { JudgeOptions } from "../policy-packs/judge.ts";
import { compare } from "./diff.ts";
import { evaluate, judged } from "./evaluate.ts";
import type { PreviewRecord } from "./record.ts";
import type { PreviewReport } from "./report.ts";
import { summarize } from "./summary.ts";

export interface ReportInputs {
  readonly record: PreviewRecord;
  readonly packs: readonly Pack[];
  /** Judged by the same packs: what counts is what this change does, not what a newer pack finds. */
  readonly base?: { readonly name: string; readonly record: PreviewRecord };
  readonly asked: PreviewReport["asked"];
  readonly now?: Date;
  /** Levels, settings and exceptions over those of the packs. */
  readonly configuration?: JudgeOptions;
  /** `performance.now()` when the work began. */
  readonly startedAt: number;
}

/** Judges a record, compares it with its base, and counts. */
export function previewReport(inputs: ReportInputs): PreviewReport {
  const { record, packs, base, asked } = inputs;
  const options = { ...inputs.configuration, ...(inputs.now && { now: inputs.now }) };
  const { verdicts, exceptions } = judged(record, packs, options);
  const changes =
    base &&
    compare({ record: base.record, verdicts: evaluate(base.record, packs, options) }, { record, verdicts });
  const seconds = (performance.now() - inputs.startedAt) / 1000;
  return {
    record,
    verdicts,
    exceptions,
    summary: summarize(record, verdicts, seconds),
    packs,
    ...(base && changes ? { base: { name: base.name, changes } } : {}),
    asked,
  };
}
