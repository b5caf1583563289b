import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Change, keyOf, LEFT_OUT, textBetween, whyLeftOut } from "./choice.ts";

const change: Change = {
  file: "policy-packs/ports.ts",
  line: 7,
  column: 7,
  mutator: "EqualityOperator",
  original: "from < to",
  replacement: "from <= to",
  context: "  if (from < to) return [];",
};
const everything = { share: 1, skip: new Set<string>() };

describe("a change is run", () => {
  test("where it changes what is judged", () => {
    expect(whyLeftOut(change, everything)).toBeUndefined();
    const name = { ...change, mutator: "StringLiteral", original: '"cidrBlocks"', replacement: '""' };
    expect(whyLeftOut(name, everything)).toBeUndefined();
  });

  test("unless it is one of a sentence", () => {
    const sentence = { ...change, mutator: "StringLiteral", original: '"is open"', replacement: '""' };
    expect(whyLeftOut(sentence, everything)).toBe(LEFT_OUT.sentence);
    expect(whyLeftOut({ ...sentence, mutator: "TemplateLiteral" }, everything)).toBeUndefined();
  });

  test("unless an earlier run has settled it", () => {
    expect(whyLeftOut(change, { share: 1, skip: new Set([keyOf(change)]) })).toBe(LEFT_OUT.settled);
  });
});

describe("a sample", () => {
  const changes = Array.from({ length: 4_000 }, (_, i) => ({ ...change, replacement: `from <= ${i}` }));
  const taken = (share: number) =>
    changes.filter((each) => whyLeftOut(each, { ...everything, share }) === undefined);

  test("is about the share that is asked for", () => {
    expect(taken(0.2).length / changes.length).toBeCloseTo(0.2, 1);
    expect(taken(1)).toHaveLength(changes.length);
  });

  test("is always the same, and part of every larger one", () => {
    expect(taken(0.2)).toEqual(taken(0.2));
    const larger = new Set(taken(0.5));
    expect(taken(0.2).filter((each) => !larger.has(each))).toEqual([]);
  });
});

describe("the key of a change", () => {
  test("stays while lines above it and its indentation change", () => {
    const moved = { ...change, line: 90, column: 11, context: `    ${change.context}` };
    expect(keyOf(moved)).toBe(keyOf(change));
  });

  test.each([
    ["file", "policy-packs/reading.ts"],
    ["column", 8],
    ["mutator", "ConditionalExpression"],
    ["replacement", "from > to"],
    ["context", "  if (from < to && open) return [];"],
  ])("is another with another %s", (part, value) => {
    expect(keyOf({ ...change, [part]: value })).not.toBe(keyOf(change));
  });
});

test("the text between two places is what stands there, over one line or several", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 20 });
  fc.assert(
    fc.property(text, text, text, (before, wanted, after) => {
      const place = (upTo: string) => {
        const lines = upTo.split("\n");
        return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
      };
      const lines = `${before}${wanted}${after}`.split("\n");
      expect(textBetween(lines, place(before), place(before + wanted))).toBe(wanted);
    }),
  );
});
