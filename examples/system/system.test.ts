import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate, loadPacks, type RecordedResource, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

/** Scaling groups of AWS take a list. */
function tagMap(tags: unknown): unknown {
  if (!Array.isArray(tags)) return tags;
  return Object.fromEntries(tags.map(({ key, value }: { key: string; value: string }) => [key, value]));
}

describe("tills on both clouds", () => {
  it("are the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("are one component each, with the same parts below it", () => {
    const below = (system: string) =>
      resources
        .filter(({ type, parent }) => type.startsWith("atrium:") && parent?.endsWith(`::${system}`))
        .map(({ type, name }) => `${type.split(":")[1]} ${name.replace(`${system}-`, "")}`)
        .sort();
    expect(below("pos-abroad")).toEqual([
      "alarms alarms",
      "cache prices",
      "database sales",
      "web-tier tills",
    ]);
    expect(below("pos-mainland")).toEqual(below("pos-abroad"));
  });

  it("show what was promised of them on everything that bears tags", () => {
    const tagged = resources.filter(
      ({ custom, name, inputs }) => custom && name.startsWith("pos-") && inputs.tags instanceof Object,
    );
    expect(tagged.length).toBeGreaterThan(30);
    for (const { name, inputs } of tagged) {
      expect({ name, tags: tagMap(inputs.tags) }).toMatchObject({
        name,
        tags: { system: "pos", "system-tier": "1", "rpo-minutes": "5", "rto-minutes": "240" },
      });
    }
  });

  it("keep their sales when somebody destroys the stack", () => {
    const kept = resources.filter(({ protect }) => protect === true);
    for (const type of ["Instance", "ReplicationGroup", "TairInstance"]) {
      const found = ofType(type).filter(({ type: full }) => !full.includes("random"));
      expect([type, found.length > 0 && found.every((each) => kept.includes(each))]).toEqual([type, true]);
    }
  });

  it("have nothing that the policies refuse", async () => {
    const verdicts = evaluate(record, await loadPacks(["baseline"]));
    const failed = verdicts.filter(({ status, level }) => status === "fail" && level === "mandatory");
    expect(failed.map(({ control, urn }) => `${control} ${urn}`)).toEqual([]);
  });
});
