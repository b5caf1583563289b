import { describe, expect, test } from "vitest";
import type { Fate, Outcome } from "./outcome.ts";
import { scoreOf, survivors, table } from "./summary.ts";

const outcome = (fate: Fate, more: Partial<Outcome> = {}): Outcome => ({
  file: "policy-packs/ports.ts",
  line: 7,
  column: 7,
  mutator: "EqualityOperator",
  original: "from < to",
  replacement: "from <= to",
  context: "if (from < to) return [];",
  key: "k",
  fate,
  ...more,
});
const times = (count: number, fate: Fate) => Array.from({ length: count }, () => outcome(fate));

describe("a score", () => {
  test("counts what was noticed among what was run", () => {
    const score = scoreOf("facts", [
      ...times(6, "killed"),
      ...times(1, "timeout"),
      ...times(2, "survived"),
      ...times(1, "uncovered"),
      ...times(5, "static"),
      ...times(4, "sentence"),
      ...times(3, "excused"),
    ]);
    expect(score).toMatchObject({ mutants: 10, run: 10, score: 70, margin: 0, statics: 5, excused: 3 });
  });

  test("of a sample has an interval, the wider the smaller the sample", () => {
    const half = scoreOf("facts", [
      ...times(40, "killed"),
      ...times(10, "survived"),
      ...times(50, "unsampled"),
    ]);
    expect(half).toMatchObject({ mutants: 100, run: 50, score: 80 });
    // 1.96 · √(0.8 · 0.2 / 50 · 50 / 99)
    expect(half.margin).toBeCloseTo(7.88, 2);
    const most = scoreOf("facts", [
      ...times(40, "killed"),
      ...times(10, "survived"),
      ...times(5, "unsampled"),
    ]);
    expect(most.margin).toBeLessThan(half.margin);
  });

  test("of nothing that was run is none", () => {
    const score = scoreOf("facts", times(3, "static"));
    expect(score.score).toBeUndefined();
    expect(table([score])).toMatch(/ – \|$/);
  });

  test("says how many fates are those of an earlier run", () => {
    expect(scoreOf("facts", [outcome("killed", { carried: true }), outcome("killed")]).carried).toBe(1);
  });
});

test("the table has a row for each area, all columns of one width", () => {
  const lines = table([
    scoreOf("facts", times(3, "killed")),
    scoreOf("reach", times(1_200, "survived")),
  ]).split("\n");
  expect(lines).toHaveLength(4);
  expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  expect(lines[2]).toMatch(/^\| facts \| .* 100\.0 % \|$/);
});

test("survivors are listed by file, the fullest first, and by line", () => {
  const text = survivors([
    outcome("killed", { line: 1 }),
    outcome("survived", { line: 9 }),
    outcome("uncovered", { line: 8 }),
    outcome("survived", { file: "policy-packs/reading.ts", original: `a${"b".repeat(200)}` }),
  ]);
  expect(text.split("\n")).toEqual([
    "## policy-packs/ports.ts: 2",
    "",
    "- 8 EqualityOperator, no test: `from < to` → `from <= to`",
    "- 9 EqualityOperator: `from < to` → `from <= to`",
    "",
    "## policy-packs/reading.ts: 1",
    "",
    `- 7 EqualityOperator: \`a${"b".repeat(98)}…\` → \`from <= to\``,
    "",
  ]);
});
