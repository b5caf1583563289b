import type { PreviewReport } from "../report.ts";
import { htmlReport } from "./html.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import { sarifReport } from "./sarif.ts";
import { type TerminalOptions, terminalReport } from "./terminal.ts";

/** Forms of one report: for people at a terminal, on a pull request and in a browser, and for machines. */
export const FORMATS = ["terminal", "markdown", "json", "sarif", "junit", "html"] as const;
export type Format = (typeof FORMATS)[number];

export interface RenderOptions {
  readonly terminal: TerminalOptions;
  /** Release of Atrium that judged; SARIF names it. */
  readonly version: string;
}

export function renderReport(report: PreviewReport, format: Format, options: RenderOptions): string {
  switch (format) {
    case "terminal":
      return terminalReport(report, options.terminal);
    case "markdown":
      return markdownReport(report);
    case "json":
      return jsonReport(report);
    case "sarif":
      return sarifReport(report, options.version);
    case "junit":
      return junitReport(report);
    case "html":
      return htmlReport(report);
  }
}
