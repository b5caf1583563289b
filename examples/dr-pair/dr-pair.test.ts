import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { evaluate, loadPacks, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;
const ofType = (type: string) => resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("a pair on both clouds", () => {
  it("is the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("copies its images into the second regions, encrypted there", () => {
    const [ami] = ofType("AmiCopy");
    const [image] = ofType("ImageCopy");
    expect(ami?.inputs).toMatchObject({ region: "ap-northeast-1", encrypted: true });
    expect(image?.inputs).toMatchObject({ sourceRegionId: "cn-shanghai", encrypted: true });
  });

  it("reminds people of a drill on both clouds", () => {
    expect(ofType("EventRule").map(({ inputs }) => inputs.scheduleExpression)).toEqual([
      "cron(0 1 15 4,10 ? *)",
    ]);
    expect(ofType("EventSourceV2")).toHaveLength(1);
  });
});

it("has nothing that the policies refuse", async () => {
  const verdicts = evaluate(record, await loadPacks(["baseline"]));
  const failed = verdicts.filter(({ status, level }) => status === "fail" && level === "mandatory");
  expect(failed.map(({ control, urn }) => `${control} ${urn}`)).toEqual([]);
});
