import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { baseline } from "../../policy-packs/baseline/pack.ts";
import { previewReport, runProgram } from "../../preview/index.ts";

const record = await runProgram({ program: fileURLToPath(new URL(".", import.meta.url)) });
const { resources } = record;

describe("one rule file on both clouds", () => {
  it("makes the resources listed in expected/resources.txt", async () => {
    const lines = resources.map(({ type, name }) => `${type} ${name}`).sort();
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("expected/resources.txt");
  });

  it("fails nothing that is mandatory", () => {
    const { verdicts } = previewReport({
      record,
      packs: [baseline],
      asked: { program: "examples/budget", failOn: "mandatory" },
      startedAt: performance.now(),
    });
    const failed = verdicts.filter(({ status, level }) => status === "fail" && level === "mandatory");
    expect(failed.map(({ control, urn }) => `${control} ${urn}`)).toEqual([]);
  });

  it("gives both clouds the same budgets", () => {
    const made = resources.filter(({ type }) => type.endsWith(":Budget")).map(({ inputs }) => inputs);
    const rules = resources.find(({ type }) => type.endsWith(":BucketObject"))?.inputs.content;
    const { budgets } = JSON.parse(String(rules)) as { budgets: Readonly<Record<string, object>> };
    const names = (found: readonly unknown[]) => found.map(String).sort();
    expect(names(made.map(({ name }) => name))).toEqual(
      names(Object.keys(budgets).map((name) => `group-${name}`)),
    );
    // 90,000 yuan at 7.09.
    expect(made.find(({ name }) => name === "group-retail")).toMatchObject({
      limitAmount: "12693.94",
      limitUnit: "USD",
      timeUnit: "MONTHLY",
    });
  });
});
