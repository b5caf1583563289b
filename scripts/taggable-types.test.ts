import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { taggableTypes } from "./taggable-types.ts";

it("writes the table of taggable types that is checked in", () => {
  const committed = readFileSync(new URL("../components/tagging/taggable.ts", import.meta.url), "utf8");
  expect(committed).toBe(taggableTypes());
});
