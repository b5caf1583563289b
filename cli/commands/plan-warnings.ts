import { type Diagnostic, formatDiagnostic } from "../../ipam/index.ts";
import type { Io } from "../io.ts";

/** More of one kind would bury the rest; `--json` has them all. */
const MOST_OF_A_KIND = 3;

/** Warnings as lines; many of one kind are the first few and a count. */
export function printWarnings(warnings: readonly Diagnostic[], io: Io): void {
  for (const same of Map.groupBy(warnings, ({ code }) => code).values()) {
    const shown = same.length > MOST_OF_A_KIND + 1 ? same.slice(0, MOST_OF_A_KIND) : same;
    for (const warning of shown) io.err(`warning: ${formatDiagnostic(warning)}\n`);
    const rest = same.length - shown.length;
    if (rest > 0) io.err(`warning: … and ${rest} more like it (atrium plan check --json lists them)\n`);
  }
}
