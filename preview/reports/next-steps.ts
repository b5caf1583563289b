import { failures } from "../evaluate.ts";
import type { PreviewReport } from "../report.ts";
import { count } from "./text.ts";

/** What to type now, with what was asked filled in. */
export function nextSteps({ verdicts, record, asked, base }: PreviewReport): readonly string[] {
  const given = asked.estate
    ? ` --estate ${asked.estate}`
    : asked.program
      ? ` --program ${asked.program}`
      : "";
  const stack = record.stack;
  if (asked.state !== undefined) {
    return failures(verdicts, "mandatory").length === 0
      ? []
      : ["mend the program, preview it, deploy it, and export the state again"];
  }
  const mandatory = failures(verdicts, "mandatory").length;
  const config = asked.estate ? ` -c atrium:estate=${asked.estate}` : "";
  const folder = asked.program && asked.program !== "." ? ` -C ${asked.program}` : "";
  if (mandatory > 0) {
    return [
      `mend ${count(mandatory, "mandatory violation")} above, or have an exception approved, then run again:`,
      `  npx atrium preview${given}`,
    ];
  }
  return [
    `pulumi${folder} up --stack ${stack}${config}      deploy it`,
    ...(base ? [] : [`npx atrium preview${given} --base main      compare with the main branch`]),
  ];
}
