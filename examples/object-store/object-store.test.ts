import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate, loadPacks, type RecordedResource, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("receipts on both clouds", () => {
  it("are the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("are locked for ten years, here and in the second region", () => {
    const locked = [...ofType("BucketObjectLockConfiguration"), ...ofType("BucketWorm")];
    expect(locked.map(({ name }) => name).sort()).toEqual([
      "ali-receipts-receipts",
      "ali-receipts-receipts-copy",
      "receipts-receipts",
      "receipts-receipts-copy",
    ]);
  });

  it("have nothing that the policies refuse", async () => {
    const verdicts = evaluate(record, await loadPacks(["baseline"]));
    const failed = verdicts.filter(({ status, level }) => status === "fail" && level === "mandatory");
    expect(failed.map(({ control, urn }) => `${control} ${urn}`)).toEqual([]);
  });
});
