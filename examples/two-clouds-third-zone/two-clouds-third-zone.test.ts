import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parsePrefix } from "../../ipam/index.ts";
import type { PreviewRecord } from "../../preview/index.ts";
import { runProgram } from "../../preview/index.ts";
import { addressesOf, commandsOf, movedKeys, Workbench } from "../testing.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const read = (file: string) => readFileSync(`${HERE}${file}`, "utf8");

let bench: Workbench;
let firstDay: PreviewRecord;
let later: PreviewRecord;
let edit: string;

beforeAll(async () => {
  bench = new Workbench(HERE);
  const preview = () =>
    runProgram({
      program: HERE,
      stack: "dev",
      config: { "atrium:estate": join(bench.folder, "estate.yaml") },
    });
  firstDay = await preview();
  // The previews are run here: they need the program, which stands in the folders above the example.
  edit = bench.transcript(commandsOf(read("README.md")).filter((command) => !command.includes("preview")));
  later = await preview();
});
afterAll(() => bench.remove());

/** What a cloud is told, by URN; inputs of components repeat what was asked of them. */
const told = ({ resources }: PreviewRecord) =>
  new Map(resources.filter(({ custom }) => custom).map(({ urn, inputs }) => [urn, JSON.stringify(inputs)]));

test("is written in under 100 lines, the estate included", () => {
  expect(`${read("plan.yaml")}${read("estate.yaml")}`.split("\n").length).toBeLessThan(100);
});

describe("a third zone on both clouds", () => {
  test("is one line a cloud in the lock, and no address moves", async () => {
    await expect(edit).toMatchFileSnapshot("expected/lock-diff.txt");
    const before = addressesOf(read("plan.yaml"), read("plan.lock.yaml"));
    const after = addressesOf(bench.read("plan.yaml"), bench.read("plan.lock.yaml"));
    expect(movedKeys(before, after)).toEqual([]);
    // Three tiers on each cloud.
    expect(after.size - before.size).toBe(6);
  });

  test("changes no input of any resource there was, and takes none away", () => {
    const [before, after] = [told(firstDay), told(later)];
    expect(before.size).toBeGreaterThan(150);
    expect([...before].filter(([urn, inputs]) => after.get(urn) !== inputs).map(([urn]) => urn)).toEqual([]);
  });

  test("adds the zone's own resources alone", async () => {
    const before = told(firstDay);
    const added = later.resources.filter(({ custom, urn }) => custom && !before.has(urn));
    const lines = added.map(({ type, name }) => `${type} ${name}`).sort();
    expect(lines.filter((line) => !/cn-shanghai-m|apse1-az3/.test(line))).toEqual([]);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/added.txt");
  });

  test("takes the space that its tiers kept for it", () => {
    const before = addressesOf(read("plan.yaml"), read("plan.lock.yaml"));
    const after = addressesOf(bench.read("plan.yaml"), bench.read("plan.lock.yaml"));
    const come = [...after].filter(([key]) => !before.has(key));
    for (const [key, prefix] of come) {
      const tier = before.get(key.replace(/\/[^/]+\/ipv4$/, "/ipv4")) ?? "";
      expect(parsePrefix(tier).contains(parsePrefix(prefix)), `${key} ${prefix} in ${tier}`).toBe(true);
    }
  });
});
