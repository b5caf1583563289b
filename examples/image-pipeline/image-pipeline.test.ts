import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate, failures, loadPacks, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

describe("an image on both clouds", () => {
  it("makes the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("breaks no mandatory control", async () => {
    const verdicts = evaluate(record, await loadPacks(["baseline"]), {
      now: new Date("2026-11-24T08:00:00Z"),
    });
    expect(failures(verdicts, "mandatory").map(({ message }) => message)).toEqual([]);
  });

  it("is built each week on both", () => {
    const weekly = resources.filter(({ name }) => name.endsWith("-weekly")).map(({ type }) => type);
    expect(weekly.sort()).toEqual([
      "alicloud:ecs/ecsImagePipeline:EcsImagePipeline",
      "alicloud:oos/execution:Execution",
      "alicloud:oos/template:Template",
      "aws:imagebuilder/imagePipeline:ImagePipeline",
    ]);
  });
});
