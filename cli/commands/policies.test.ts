import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CLOUDS, controls } from "../../policy-packs/index.ts";
import type { ControlCard } from "../../preview/index.ts";
import { answerTo } from "../testing.ts";
import { policiesCommand } from "./policies.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "policies-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const atrium = (...argv: readonly string[]) => answerTo(["policies", ...argv], folder, [policiesCommand]);
const cards = async (...argv: readonly string[]): Promise<readonly ControlCard[]> =>
  JSON.parse((await atrium("list", ...argv, "--json")).out);

describe("list", () => {
  test("has a line a control, and their number", async () => {
    const { out, code } = await atrium("list");
    expect(code).toBe(0);
    for (const id of Object.keys(controls)) expect(out).toContain(`  ${id}  `);
    expect(out).toContain(`${Object.keys(controls).length} controls\n`);
  });

  test("narrows by words, pack, cloud, severity, clause and another tool's id", async () => {
    const all = await cards();
    const ids = async (...argv: readonly string[]) => (await cards(...argv)).map(({ id }) => id);
    expect(await ids("BUCKET", "https")).toContain("tls-require-bucket-https");
    expect(await ids("CKV_ALI_2")).toContain("network-no-public-ssh");
    expect(await ids("--pack", "cost")).toEqual(
      all.filter(({ levels }) => levels.cost !== undefined).map(({ id }) => id),
    );
    expect(await ids("--cloud", "alicloud")).toEqual(
      all.filter(({ clouds }) => !("absent" in clouds.alicloud)).map(({ id }) => id),
    );
    expect(await ids("--severity", "critical")).toEqual(
      all.filter(({ severity }) => severity === "critical").map(({ id }) => id),
    );
    const below = await cards("--clause", "§8.3");
    expect(below.length).toBeGreaterThan(5);
    expect(below.every(({ clauses }) => clauses.some(({ id }) => id.startsWith("8.3.")))).toBe(true);
    expect((await atrium("list", "no", "such", "control")).out).toContain("no control fits");
  });
});

describe("explain", () => {
  test("tells of every control what it reads, and what fails and passes, on each cloud that has it", async () => {
    for (const { id, clouds } of await cards()) {
      for (const cloud of CLOUDS) {
        const card = clouds[cloud];
        if ("absent" in card) continue;
        expect(Object.keys(card.reads).length, `${id} ${cloud} reads`).toBeGreaterThan(0);
        expect(card.failing, `${id} ${cloud}`).toMatch(/^const \w+ = new (aws|alicloud|pulumi)\./m);
        expect(card.fixed, `${id} ${cloud}`).toBeDefined();
        expect(card.fixed, `${id} ${cloud}`).not.toBe(card.failing);
      }
    }
  });

  test("is found by id, and by the check of another tool", async () => {
    const own = await atrium("explain", "network-no-public-ssh");
    for (const part of [
      "§3.4.1-a",
      "widestIpv4",
      "new aws.ec2.SecurityGroup",
      "new alicloud.ecs.SecurityGroupRule",
    ]) {
      expect(own.out).toContain(part);
    }
    expect((await atrium("explain", "ckv_aws_24")).out).toBe(own.out);
  });

  test("a name that is none is one clear fault, with the nearest", async () => {
    const { code, out, err } = await atrium("explain", "network-no-public-shh");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain("did you mean network-no-public-ssh?");
    const json = await atrium("explain", "nothing-like-it", "--json");
    expect(JSON.parse(json.out).diagnostics).toMatchObject([{ value: "nothing-like-it" }]);
  });
});

test("the catalogue is one page with every control, written whole", async () => {
  expect((await atrium("catalogue", "--out", "c.html")).out).toContain("wrote c.html");
  const page = readFileSync(join(folder, "c.html"), "utf8");
  for (const id of Object.keys(controls)) expect(page).toContain(`<code>${id}</code>`);
  expect(page).toBe((await atrium("catalogue", "--out", "-")).out);
  expect((await atrium("catalogue", "--out", "no/c.html")).code).toBe(2);
});
