/** Tells Stryker which mutants to leave out; its word for that is a compile error. */

import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { type Checker, type CheckResult, CheckStatus } from "@stryker-mutator/api/check";
import type { Mutant, StrykerOptions } from "@stryker-mutator/api/core";
import { commonTokens, declareClassPlugin, PluginKind, tokens } from "@stryker-mutator/api/plugin";
import { asked } from "./asked.ts";
import { type Choice, textBetween, whyLeftOut } from "./choice.ts";

class Chooser implements Checker {
  static readonly inject = tokens(commonTokens.options);
  readonly #choice: Choice;
  readonly #lines = new Map<string, readonly string[]>();

  constructor(options: StrykerOptions) {
    const { share, skip } = asked(options);
    this.#choice = { share, skip: new Set(skip) };
  }

  async init(): Promise<void> {}

  async check(mutants: Mutant[]): Promise<Record<string, CheckResult>> {
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, this.#checked(mutant)]));
  }

  async group(mutants: Mutant[]): Promise<string[][]> {
    return [mutants.map(({ id }) => id)];
  }

  #checked({ fileName, location, mutatorName, replacement }: Mutant): CheckResult {
    const lines = this.#linesOf(fileName);
    const start = { line: location.start.line + 1, column: location.start.column + 1 };
    const end = { line: location.end.line + 1, column: location.end.column + 1 };
    const change = {
      ...start,
      file: relative(process.cwd(), fileName),
      mutator: mutatorName,
      original: textBetween(lines, start, end),
      replacement,
      context: lines[start.line - 1] ?? "",
    };
    const reason = whyLeftOut(change, this.#choice);
    return reason ? { status: CheckStatus.CompileError, reason } : { status: CheckStatus.Passed };
  }

  #linesOf(file: string): readonly string[] {
    const known = this.#lines.get(file);
    if (known) return known;
    const lines = readFileSync(file, "utf8").split("\n");
    this.#lines.set(file, lines);
    return lines;
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Checker, "choice", Chooser)];
