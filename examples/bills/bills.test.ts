import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { costsCommand } from "../../cli/commands/costs.ts";
import { answerTo } from "../../cli/testing.ts";
import { amountText, unitsOf } from "../../finops/index.ts";
import { folder } from "../../finops/testing.ts";

const HERE = fileURLToPath(new URL("./", import.meta.url));
const MONTHS = ["2026-07", "2026-08", "2026-09", "2026-10"];
const BILLS = MONTHS.flatMap((month) => [`${HERE}aws-${month}.csv`, `${HERE}alibaba-${month}.csv`]);

const store = folder();
const costs = (...argv: readonly string[]) => answerTo(["costs", ...argv], store, [costsCommand]);
const RULES = ["--rules", `${HERE}costs.yaml`] as const;

beforeAll(async () => {
  expect((await costs("load", ...BILLS)).code).toBe(0);
});
afterAll(() => rmSync(store, { recursive: true }));

describe("bills of two clouds", () => {
  it("come to one table by department, in one currency", async () => {
    const asked = ["--by", "department,month", "--currency", "CNY", "--format", "markdown", "--round", "2"];
    const { out, err } = await costs("allocate", ...asked, ...RULES);
    expect(err).toMatch(/proof: \d+ rows in = \d+ rows classified/);
    await expect(out).toMatchFileSnapshot("expected/departments.md");
  });

  it("show who has reached a budget", async () => {
    const { code, out } = await costs("budget", "check", ...RULES);
    expect(code).toBe(1);
    await expect(out).toMatchFileSnapshot("expected/budgets.txt");
  });

  it("show which measured machines nobody uses, whose they are and what they cost", async () => {
    const { code, out } = await costs(
      "idle",
      "--use",
      `${HERE}use/metrics.csv`,
      "--format",
      "markdown",
      ...RULES,
    );
    expect(code).toBe(0);
    await expect(out).toMatchFileSnapshot("expected/idle.md");
  });

  it("give the platform's cost to the departments, and nothing more than it cost", async () => {
    const groups = async (...more: readonly string[]) =>
      JSON.parse(
        (await costs("allocate", "--by", "project,month", "--currency", "CNY", "--json", ...more)).out,
      ).groups as readonly {
        keys: Record<string, string>;
        amount: string;
        splits?: readonly string[];
      }[];
    const sum = (amounts: readonly string[]) =>
      amountText(amounts.reduce((total, amount) => total + unitsOf(amount), 0n));
    const moved = (await groups(...RULES)).filter(({ splits }) => splits?.includes("platform"));
    const platform = moved.filter(({ keys }) => keys.project === "landing-zone");
    expect(sum(moved.map(({ amount }) => amount))).toBe(sum(platform.map(({ amount }) => amount)));
    expect(moved.length).toBeGreaterThan(0);
  });
});
