import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { orderRows, sortRows } from "./row-order.ts";

/** Few values, so that runs of rows share a word, in lists long enough to be sorted by counting. */
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 1, 0x7ff, 0x800, 0x80000000, 0xffffffff) },
  { weight: 1, arbitrary: fc.nat(0xffffffff) },
);
const rows = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(4)).chain(([stride, more]) =>
  fc.record({
    keys: fc.constant(1 + (more % stride)),
    rows: fc.array(fc.array(word, { minLength: stride, maxLength: stride }), { maxLength: 400, size: "max" }),
    stride: fc.constant(stride),
  }),
);

describe("rows of words", () => {
  it("are ordered by their first words as a stable sort orders them, whatever their number", () => {
    fc.assert(
      fc.property(rows, ({ rows: list, stride, keys }) => {
        const expected = list
          .map((row, position) => ({ row, position }))
          .sort((a, b) => {
            const key = a.row.findIndex((each, i) => i < keys && each !== b.row[i]);
            return key < 0 ? 0 : (a.row[key] as number) - (b.row[key] as number);
          });
        const words = Uint32Array.from(list.flat());
        expect([...orderRows(words, stride, keys)]).toEqual(expected.map(({ position }) => position));
        expect([...sortRows(words, stride, keys)]).toEqual(expected.flatMap(({ row }) => row));
        expect([...words]).toEqual(list.flat());
      }),
      { numRuns: 300 },
    );
  });
});
