import { expect, test } from "vitest";
import { readSource } from "../ipam/index.ts";
import { freeze, freezeFaults } from "./freezes.ts";

/** What is wrong with one freeze, as path and message. */
function wrong(from: string | number, until: string | number): readonly (readonly [string, string])[] {
  const written = { from, until, reason: "campaign" };
  expect(freeze.safeParse(written).success).toBe(true);
  const source = readSource(`changeFreezes:\n  eleven: ${JSON.stringify(written)}\n`, "estate.yaml");
  return freezeFaults({ eleven: written }, source).map(({ path, message }) => [path, message] as const);
}

test("days, minutes and days of every month are taken", () => {
  expect(wrong("2026-11-09", "2026-11-12")).toEqual([]);
  expect(wrong("2026-11-09", "2026-11-09")).toEqual([]);
  expect(wrong("2026-11-09T18:00", "2026-11-09T18:00")).toEqual([]);
  expect(wrong("2026-11-09T18:00+00:00", "2026-11-10T03:00")).toEqual([]);
  expect(wrong(28, 3)).toEqual([]);
});

test("days that there are not, ends of two kinds and ends before their beginning are refused", () => {
  const until = "changeFreezes.eleven.until";
  expect(wrong("2026-02-30", "2026-13-01")).toEqual([
    ["changeFreezes.eleven.from", "there is no such day or time"],
    [until, "there is no such day or time"],
  ]);
  expect(wrong("2026-11-09T25:00", "2026-11-12")).toEqual([
    ["changeFreezes.eleven.from", "there is no such day or time"],
  ]);
  expect(wrong("2026-11-09", 12)).toEqual([[until, "is of another kind than from"]]);
  expect(wrong("2026-11-09", "2026-11-08")).toEqual([[until, "lies before from"]]);
  // Two in the morning in Beijing is before it is seven in the evening in London on the day before.
  expect(wrong("2026-11-09T19:00Z", "2026-11-10T02:59")).toEqual([[until, "lies before from"]]);
});

test("what is no day at all is refused with what it should look like", () => {
  for (const end of ["tomorrow", "2026-11", 0, 32, 1.5]) {
    expect(freeze.safeParse({ from: end, until: "2026-11-12", reason: "campaign" }).success, `${end}`).toBe(
      false,
    );
  }
});
