import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answerTo } from "../testing.ts";
import { auditCommand } from "./audit.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "audit-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const atrium = (...argv: readonly string[]) => answerTo(["audit", ...argv], folder, [auditCommand]);

function state(...inputs: readonly object[]): string {
  const resources = inputs.map((each, index) => ({
    urn: `urn:pulumi:dev::mall::aws:rds/instance:Instance::db-${index}`,
    type: "aws:rds/instance:Instance",
    custom: true,
    id: `db-${index}`,
    inputs: each,
    outputs: each,
  }));
  const file = join(folder, "state.json");
  writeFileSync(file, JSON.stringify({ version: 3, deployment: { resources } }));
  return "state.json";
}

test("judges what is deployed, and fails on mandatory violations unless told not to", async () => {
  const file = state({ engine: "mysql", publiclyAccessible: true });
  const found = await atrium(file);
  expect(found.out).toContain("mall · dev: 1 resource deployed, judged in");
  expect(found.out).toMatch(/✗ db-0: [^✗]*\[db-no-public-access §/);
  expect(found.code).toBe(1);
  expect((await atrium(file, "--fail-on", "never")).code).toBe(0);
});

test("writes every form to a file, whole or not at all", async () => {
  const file = state({ engine: "mysql" });
  for (const format of ["markdown", "json", "sarif", "junit", "html"]) {
    const { err } = await atrium(file, "--format", format, "--out", `verdicts.${format}`);
    expect(err).toContain("written:");
    expect(readFileSync(join(folder, `verdicts.${format}`), "utf8")).toContain("db-0");
  }
  const lost = await atrium(file, "--out", "nowhere/verdicts.txt");
  expect([lost.code, lost.out]).toEqual([2, ""]);
});

test("writes several forms of one report", async () => {
  const file = state({ engine: "mysql" });
  const { out, code } = await atrium(file, "--also", "sarif=a.sarif", "--also", "html=a.html", "--json");
  expect(code).toBe(1);
  expect(JSON.parse(out).verdicts.length).toBeGreaterThan(0);
  for (const written of ["a.sarif", "a.html"]) {
    expect(readFileSync(join(folder, written), "utf8")).toContain("db-0");
  }
  for (const wrong of ["pdf=a.pdf", "sarif=", "a.sarif"]) {
    expect((await atrium(file, "--also", wrong)).err).toContain("formats are terminal, markdown");
  }
});

test("an empty stack is fine", async () => {
  writeFileSync(join(folder, "empty.json"), '{"version":3,"deployment":null}');
  const { code, out } = await atrium("empty.json");
  expect(code).toBe(0);
  expect(out).toContain("0 resources deployed");
});

test.each([
  [["missing.json"], "no such file"],
  [["."], "is a folder"],
  [["state.json", "--pack", "nothing"], "is no such policy pack"],
])("%j is one clear fault with exit code 2", async (argv, message) => {
  state({});
  const { code, out, err } = await atrium(...argv);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(message);
  const json = await atrium(...argv, "--json");
  expect(JSON.parse(json.out).diagnostics[0].message).toContain(message);
});
