import type { MutantResult } from "@stryker-mutator/api/core";
import { expect, test } from "vitest";
import { LEFT_OUT } from "./choice.ts";
import { type Outcome, outcomesOf } from "./outcome.ts";

const lines = ["function open(from: number, to: number) {", "  return from < to;", "}"];
const result = (status: MutantResult["status"], more: Partial<MutantResult> = {}): MutantResult => ({
  id: "1",
  fileName: "/root/ports.ts",
  mutatorName: "EqualityOperator",
  location: { start: { line: 2, column: 10 }, end: { line: 2, column: 19 } },
  replacement: "from <= to",
  status,
  ...more,
});
const outcome = (of: MutantResult, earlier: readonly Outcome[] = []) => {
  const before = new Map(earlier.map((each) => [each.key, each]));
  const [found] = outcomesOf(
    [of],
    (path) => path.replace("/root/", ""),
    () => lines,
    before,
  );
  if (!found) throw new Error("no outcome");
  return found;
};

test("an outcome says what was changed, and where", () => {
  expect(outcome(result("Killed"))).toMatchObject({
    file: "ports.ts",
    line: 2,
    original: "from < to",
    replacement: "from <= to",
    fate: "killed",
  });
});

test.each([
  ["Killed", {}, "killed"],
  ["Timeout", {}, "timeout"],
  ["Survived", {}, "survived"],
  ["NoCoverage", {}, "uncovered"],
  ["RuntimeError", {}, "broken"],
  ["Ignored", { statusReason: 'Static mutant (and "ignoreStatic" was enabled)' }, "static"],
  ["Ignored", { statusReason: "the two are the same" }, "excused"],
  ["CompileError", { statusReason: LEFT_OUT.sample }, "unsampled"],
  ["NoCoverage", { mutatorName: "StringLiteral" }, "sentence"],
] as const)("%s %o is %s", (status, more, fate) => {
  expect(outcome(result(status, more)).fate).toBe(fate);
});

test("what an earlier run settled is carried over, and said to be", () => {
  const earlier = outcome(result("Killed"));
  const settled = result("CompileError", { statusReason: LEFT_OUT.settled });
  expect(outcome(settled, [earlier])).toEqual({ ...earlier, carried: true });
  expect(outcome(settled)).toMatchObject({ fate: "unsampled", carried: true });
});
