import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import { previewReport, type RecordedResource, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("a capacity plan on each cloud", () => {
  it("makes the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("draws the page in expected/page.json", async () => {
    const [page] = ofType("Dashboard");
    const body = JSON.parse(String(page?.inputs.dashboardBody));
    await expect(`${JSON.stringify(body, undefined, 2)}\n`).toMatchFileSnapshot("expected/page.json");
  });

  it("fails nothing that is mandatory", () => {
    const { verdicts } = previewReport({
      record,
      packs: [baseline],
      asked: { program: "examples/capacity", failOn: "mandatory" },
      startedAt: performance.now(),
    });
    const failed = verdicts.filter(({ status, level }) => status === "fail" && level === "mandatory");
    expect(failed.map(({ control, urn }) => `${control} ${urn}`)).toEqual([]);
  });

  it("scales to the same target on both clouds", () => {
    expect(ofType("Policy").map(({ inputs }) => inputs.targetTrackingConfiguration)).toMatchObject([
      { targetValue: 70 },
    ]);
    expect(ofType("ScalingRule").map(({ inputs }) => inputs.targetValue)).toEqual([70]);
  });
});
