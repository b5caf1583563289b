import fc from "fast-check";
import { expect, test } from "vitest";
import { covers, overlaps } from "./pattern.ts";

const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 7 });
const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 7 });

/** The same question, asked of the engine's regular expressions. */
const byExpression = (wanted: string, given: string) =>
  new RegExp(`^${wanted.replaceAll("*", ".*").replaceAll("?", ".")}$`).test(given);

test("a pattern matches a text as a regular expression would", () => {
  fc.assert(
    fc.property(pattern, text, (wanted, given) => covers(wanted, given) === byExpression(wanted, given)),
  );
});

test("what a pattern covers, every text of it matches too", () => {
  fc.assert(
    fc.property(pattern, pattern, text, (outer, inner, given) => {
      if (covers(outer, inner) && byExpression(inner, given)) expect(byExpression(outer, given)).toBe(true);
    }),
  );
});

test("patterns that share a text overlap, and what covers a pattern overlaps it", () => {
  fc.assert(
    fc.property(pattern, pattern, text, (left, right, given) => {
      expect(overlaps(left, right)).toBe(overlaps(right, left));
      if (byExpression(left, given) && byExpression(right, given)) expect(overlaps(left, right)).toBe(true);
      if (covers(left, right)) expect(overlaps(left, right)).toBe(true);
    }),
  );
});

test.each([
  ["a*", "b*", false],
  ["*a", "b*", true],
  ["s3:Get*", "*Object", true],
  ["a?", "a", false],
  ["", "*", true],
])("%s and %s overlap: %s", (left, right, answer) => {
  expect(overlaps(left, right)).toBe(answer);
});

test("a star of the inner pattern is no single character", () => {
  expect(covers("a?", "a*")).toBe(false);
  expect(covers("a*", "a?*")).toBe(true);
});

test("stars without end cost no time without end", () => {
  expect(covers(`${"*a".repeat(40)}b`, "a".repeat(4000))).toBe(false);
});
