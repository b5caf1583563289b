import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { answerTo } from "../testing.ts";
import { planCommand } from "./plan.ts";

const PLAN = `apiVersion: atrium/v1
kind: AddressPlan
metadata: { name: t } # ours
aggregates: { corp: { prefix: 10.0.0.0/8 } }
regions: { east: { sites: {} } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plan-import-"));
  writeFileSync(join(folder, "plan.yaml"), PLAN);
});
afterEach(() => rmSync(folder, { recursive: true }));

async function atrium(csv: string, ...options: string[]) {
  writeFileSync(join(folder, "old.csv"), csv);
  const answer = await answerTo(["plan", "import", "old.csv", ...options], folder, [planCommand]);
  return { ...answer, plan: readFileSync(join(folder, "plan.yaml"), "utf8") };
}

const SOUND = "Subnet,VLAN,Site\n10.1.0.0/24,110,sh-001\n";
const MIXED = `${SOUND}10.2.0.5/24,200,sh-001\n`;

test("a sound list is written, with what comes next", async () => {
  const { code, out, plan } = await atrium(SOUND);
  expect(code).toBe(0);
  expect(out).toBe("1 line: 1 network, 0 refused; wrote plan.yaml; next: atrium plan allocate plan.yaml\n");
  expect(plan).toContain("pos: { cidr: 10.1.0.0/24, vlan: 110, stack: ipv4 }");
  expect(plan).toContain("# ours");
});

test("one bad line, and nothing is written", async () => {
  const { code, out, err, plan } = await atrium(MIXED);
  expect([code, out, plan]).toEqual([2, "", PLAN]);
  expect(err).toContain(
    "2 lines: 1 network, 1 refused; nothing written (give --partial to write the sound lines)",
  );
  expect(err).toContain("old.csv:3:1 Subnet = 10.2.0.5/24: host bits are set; did you mean 10.2.0.0/24?");
});

test("--partial writes the sound lines and leaves with 1", async () => {
  const { code, err, plan } = await atrium(MIXED, "--partial");
  expect(code).toBe(1);
  expect(err).toContain("refused: old.csv:3:1");
  expect(plan).toContain("10.1.0.0/24");
  expect(plan).not.toContain("10.2.0");
});

test("--partial with no sound line writes nothing and leaves with 2", async () => {
  const { code, plan } = await atrium("Subnet,VLAN,Site\n10.2.0.5/24,200,sh-001\n", "--partial");
  expect([code, plan]).toEqual([2, PLAN]);
});

test("--dry-run shows each line and writes nothing", async () => {
  const { code, out, plan } = await atrium(SOUND, "--dry-run");
  expect([code, plan]).toEqual([0, PLAN]);
  expect(out).toBe(
    "old.csv:2 10.1.0.0/24 network regions.east.sites.sh-001.zones.pos\n1 line: 1 network, 0 refused; nothing written (--dry-run)\n",
  );
});

test("--json says the same for programs, faults too", async () => {
  const sound = await atrium(SOUND, "--json", "--dry-run");
  expect(JSON.parse(sound.out)).toMatchObject({
    accepted: [{ line: 2, outcome: "network" }],
    refused: [],
    written: false,
  });
  const bad = await atrium(MIXED, "--json");
  expect(JSON.parse(bad.out).diagnostics).toMatchObject([{ file: "old.csv", line: 3, column: 1 }]);
  expect(bad.err).toBe("");
});

test("a list that is not there, and a plan that is not there", async () => {
  expect((await atrium(SOUND, "none.csv")).err).toContain("none.csv there is no such file");
  expect((await atrium(SOUND, "--plan", "none.yaml")).err).toContain("none.yaml there is no such file");
});

test("a plan that is not UTF-8 is refused, not rewritten", async () => {
  const bytes = Buffer.concat([Buffer.from(`# `), Buffer.from([0xd6, 0xd0]), Buffer.from(`\n${PLAN}`)]);
  writeFileSync(join(folder, "plan.yaml"), bytes);
  const { code, err } = await atrium(SOUND);
  expect([code, err]).toEqual([2, expect.stringContaining("the file is not UTF-8")]);
  expect(Buffer.compare(readFileSync(join(folder, "plan.yaml")), bytes)).toBe(0);
});

test("a scattered list is told in a few short lines when it is allocated, and whole in the table", async () => {
  const lines = Array.from(
    { length: 120 },
    (_, i) => `10.${i}.${(i * 7) % 250}.0/24,${110 + (i % 3)},s${i % 40}`,
  );
  expect((await atrium(`Subnet,VLAN,Site\n${lines.join("\n")}\n`)).code).toBe(0);
  const { code, err } = await answerTo(["plan", "allocate"], folder, [planCommand]);
  expect(code).toBe(0);
  const told = err.trimEnd().split("\n");
  expect(told.length).toBeLessThanOrEqual(8);
  for (const line of told) expect(line.length).toBeLessThan(280);
  expect(err).toMatch(/needs 120 IPv4 routes: .*, …; /);
  expect(err).toContain("more like it (atrium plan check --json lists them)");
  const { out } = await answerTo(["plan", "export", "usage"], folder, [planCommand]);
  expect(out.split("\n").find((line) => line.startsWith("east,"))).toMatch(/,120,/);
});
