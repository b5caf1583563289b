import fc from "fast-check";
import { expect, it } from "vitest";
import { grouped } from "./grouped.ts";

it("gives what Map.groupBy gives, in its order", () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), (items) => {
      const keyOf = (item: number) => item % 3;
      expect([...grouped(items, keyOf)]).toEqual([...Map.groupBy(items, keyOf)]);
    }),
  );
});
