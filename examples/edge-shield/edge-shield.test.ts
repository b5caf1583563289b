import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import { previewReport, type RecordedResource, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

const ofType = (type: string): readonly RecordedResource[] =>
  resources.filter((resource) => resource.type.endsWith(`:${type}`));

describe("a shield on each cloud", () => {
  it("makes the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("fails nothing that is mandatory", () => {
    const { verdicts } = previewReport({
      record,
      packs: [baseline],
      asked: { program: "examples/edge-shield", failOn: "mandatory" },
      startedAt: performance.now(),
    });
    const failed = verdicts.filter(({ status, level }) => status === "fail" && level === "mandatory");
    expect(failed.map(({ control, urn }) => `${control} ${urn}`)).toEqual([]);
  });

  it("keeps the secret between network and balancer a secret", () => {
    expect(ofType("RandomPassword")).toHaveLength(2);
    const [distribution] = ofType("Distribution");
    expect(JSON.stringify(distribution?.inputs.origins)).not.toMatch(/"value":"[A-Za-z0-9]{40}"/);
  });

  it("asks both clouds for the same tight limit where customers sign in", () => {
    const [rule] = ofType("DefenseRule").filter(({ name }) => name.endsWith("rate-sign-in"));
    expect(rule?.inputs.config).toMatchObject({ rateLimit: { threshold: 100, interval: 300 } });
    for (const { inputs } of ofType("WebAcl")) {
      expect(JSON.stringify(inputs.rules)).toContain('"limit":100');
    }
  });
});
