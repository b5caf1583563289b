import type { Remediation } from "../remediation.ts";
import { painter } from "./terminal-text.ts";
import { count, cut, printable, shortType, shown } from "./text.ts";

/** What a pack that remediates would write, as a diff by resource. */
export function remediationText(
  { resources, violations }: Remediation,
  { color, width }: { readonly color: boolean; readonly width: number },
): string {
  const paint = painter(color);
  if (resources.length === 0) return "nothing that the pack may mend by itself\n";
  const lines = resources.flatMap(({ type, name, changes }) => [
    `${paint.yellow("~")} ${cut(`${shortType(type)} ${name}`, width - 2)}`,
    ...changes.flatMap(({ control, path, before, after }) => [
      ...(before === undefined
        ? []
        : [`    ${paint.red("-")} ${cut(`${path}: ${shown(before)}`, width - 6)}`]),
      `    ${paint.green("+")} ${cut(`${path}: ${shown(after)}`, width - 6)}  ${paint.dim(printable(control))}`,
    ]),
  ]);
  const amount = resources.reduce((sum, { changes }) => sum + changes.length, 0);
  return `${lines.join("\n")}\n\n${count(amount, "change")} of ${count(resources.length, "resource")}; violations of its controls: ${violations.before} now, ${violations.after} with the changes\n`;
}
