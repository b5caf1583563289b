import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerTo } from "../testing.ts";
import { planCommand } from "./plan.ts";

const PLAN = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: group }
aggregates: { corp: { prefix: 10.0.0.0/16 } }
regions: { east: { sites: { a: { zones: { pos: { hosts: 22, stack: ipv4 } } } } } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "atrium-map-"));
  writeFileSync(join(folder, "plan.yaml"), PLAN);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const atrium = (...argv: string[]) => answerTo(["plan", ...argv], folder, [planCommand]);

describe("atrium plan map", () => {
  it("writes one page, in the language asked for, and says which plan it shows", async () => {
    const first = await atrium("map");
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/^wrote map\.html \(4 prefixes, \d+ kB\); open it in a browser\n$/);
    expect(first.err).toContain("plan.lock.yaml is older than the plan");
    expect(existsSync(join(folder, "plan.lock.yaml"))).toBe(false);
    await atrium("allocate");
    const second = await atrium("map", "plan.yaml", "--lang", "zh", "--out", "zh.html");
    expect(second.err).toBe("");
    expect(readFileSync(join(folder, "zh.html"), "utf8")).toContain("<title>地址地图 · group</title>");
  });

  it("prints the page for a dash, and one picture as svg", async () => {
    const { out } = await atrium("map", "--out", "-");
    expect(out).toMatch(/^<!doctype html>/);
    expect((await atrium("export", "svg")).out).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  });

  it("refuses a bad plan and a place it cannot write to, and leaves what was there", async () => {
    writeFileSync(join(folder, "map.html"), "old");
    writeFileSync(join(folder, "bad.yaml"), PLAN.replace("10.0.0.0/16", "10.0.0.1/16"));
    const bad = await atrium("map", "bad.yaml");
    expect([bad.code, bad.out]).toEqual([2, ""]);
    expect(bad.err).toContain("bad.yaml:4:");
    expect(readFileSync(join(folder, "map.html"), "utf8")).toBe("old");
    mkdirSync(join(folder, "there"));
    const lost = await atrium("map", "--out", "nowhere/map.html");
    expect([lost.code, lost.err]).toEqual([2, expect.stringContaining("its folder does not exist")]);
    expect((await atrium("map", "--out", "there")).code).toBe(2);
  });
});
