/** What became of each mutant, in a shape that is kept between runs. */

import type { MutantResult } from "@stryker-mutator/api/core";
import { type Change, isSentence, keyOf, LEFT_OUT, textBetween } from "./choice.ts";

/** `uncovered`: no test reaches it. `static`: it is only run when a module is loaded, and is not tried. */
export type Fate =
  | "killed"
  | "timeout"
  | "survived"
  | "uncovered"
  | "static"
  | "sentence"
  | "excused"
  | "unsampled"
  | "broken";

export interface Outcome extends Change {
  readonly key: string;
  readonly fate: Fate;
  /** Not run this time: the fate is that of an earlier run. */
  readonly carried?: true;
}

export function outcomesOf(
  results: readonly MutantResult[],
  nameOf: (path: string) => string,
  linesOf: (file: string) => readonly string[],
  earlier: ReadonlyMap<string, Outcome>,
): readonly Outcome[] {
  return results.map((result) => {
    const file = nameOf(result.fileName);
    const lines = linesOf(file);
    const { start, end } = result.location;
    const change: Change = {
      file,
      line: start.line,
      column: start.column,
      mutator: result.mutatorName,
      original: textBetween(lines, start, end),
      replacement: result.replacement,
      context: lines[start.line - 1] ?? "",
    };
    const key = keyOf(change);
    if (result.statusReason === LEFT_OUT.settled) {
      const fate = earlier.get(key)?.fate ?? "unsampled";
      return { ...change, key, fate, carried: true };
    }
    return { ...change, key, fate: isSentence(change) ? "sentence" : fateOf(result) };
  });
}

function fateOf({ status, statusReason }: MutantResult): Fate {
  switch (status) {
    case "Killed":
      return "killed";
    case "Timeout":
      return "timeout";
    case "Survived":
      return "survived";
    case "NoCoverage":
      return "uncovered";
    case "CompileError":
      return "unsampled";
    case "Ignored":
      return statusReason?.startsWith("Static") ? "static" : "excused";
    default:
      return "broken";
  }
}
