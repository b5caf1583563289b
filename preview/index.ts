export { withTree } from "./base-tree.ts";
export { type ControlCard, cardsNamed, controlCards } from "./catalogue/card.ts";
export { cardsTable, cardText } from "./catalogue/card-text.ts";
export { cataloguePage } from "./catalogue/catalogue-page.ts";
export { type Changes, compare } from "./diff.ts";
export { evaluate, failures, joinPacks } from "./evaluate.ts";
export { loadPacks, packNames } from "./packs.ts";
export { previewReport } from "./preview.ts";
export { DEFAULT_STACK, findProject } from "./project.ts";
export { readRecord } from "./read-record.ts";
export { readState } from "./read-state.ts";
export {
  isSecretValue,
  isUnknown,
  type PreviewRecord,
  type RecordedResource,
  type RecordValue,
  SealedSecret,
} from "./record.ts";
export { type Remediation, type ResourceRemediation, remediationOf } from "./remediation.ts";
export { FAIL_ON, type FailOn, type PreviewReport } from "./report.ts";
export { FORMATS, type Format, renderReport } from "./reports/formats.ts";
export { jsonReport } from "./reports/json.ts";
export { markdownReport, marker } from "./reports/markdown.ts";
export { registerCsv, registerText } from "./reports/register-text.ts";
export { remediationText } from "./reports/remediation.ts";
export { terminalReport } from "./reports/terminal.ts";
export { type RunOptions, runProgram } from "./run-program.ts";
export { showPath } from "./show-path.ts";
export { stateOutputs } from "./state-outputs.ts";
export type { Summary } from "./summary.ts";
export { viewOf } from "./view.ts";
