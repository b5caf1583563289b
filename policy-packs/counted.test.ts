import { expect, test } from "vitest";
import { counted, someOf } from "./counted.ts";

test("one is singular, all else plural", () => {
  expect([0, 1, 2].map((days) => counted(days, "day"))).toEqual(["0 days", "1 day", "2 days"]);
  expect(counted(1, "copy", "copies")).toBe("1 copy");
  expect(counted(3, "copy", "copies")).toBe("3 copies");
});

test("a list is shown as far as there is room, and the rest counted", () => {
  expect(someOf([], 2)).toBe("");
  expect(someOf(["a", "b"], 2)).toBe("a, b");
  expect(someOf(["a", "b", "c"], 2)).toBe("a, b and 1 more");
  expect(someOf(["a", "b", "c", "d"], 1)).toBe("a and 3 more");
});
