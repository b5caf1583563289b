import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { allocate, BadInput, parsePlan, ZONES } from "./index.ts";

const README = readFileSync(new URL("./README.md", import.meta.url), "utf8");

it("the README's plan can be copied: it is sound, and uses every zone of the guide", () => {
  const [, text = ""] = /```yaml\n([\s\S]*?)```/.exec(README) ?? [];
  try {
    const { prefixes, warnings } = allocate(parsePlan(text, "README.md"));
    expect(warnings).toEqual([]);
    const zones = new Set(prefixes.map((row) => row.zone));
    for (const name of ZONES.keys()) expect(zones).toContain(name);
    for (const name of ZONES.keys()) expect(README).toContain(name);
  } catch (error) {
    if (error instanceof BadInput) expect.fail(error.message);
    throw error;
  }
});
