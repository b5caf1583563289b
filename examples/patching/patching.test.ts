import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate, failures, loadPacks, type RecordedResource, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

const names = (type: string) =>
  ofType(type)
    .map(({ name }) => name)
    .sort();

describe("patching on both clouds", () => {
  it("makes the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("breaks no mandatory control", async () => {
    const verdicts = evaluate(record, await loadPacks(["baseline"]), {
      now: new Date("2026-11-23T08:00:00Z"),
    });
    expect(failures(verdicts, "mandatory").map(({ message }) => message)).toEqual([]);
  });

  it("opens a window for the pilot and for the rest of each group", () => {
    expect(names("MaintenanceWindow")).toEqual([
      "abroad-offices-pilot",
      "abroad-offices-rest",
      "abroad-tills-pilot",
      "abroad-tills-rest",
    ]);
    expect(names("Execution")).toEqual(["mainland-tills-pilot", "mainland-tills-rest"]);
  });
});
