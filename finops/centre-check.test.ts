import { afterAll, beforeAll, expect, it } from "vitest";
import { centreFindings } from "./centre-check.ts";
import { Engine } from "./engine.ts";
import { billsOf, charges, rulesOf, tags } from "./testing.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ memoryMb: 1400 });
});
afterAll(() => engine.close());

const RULES = `costCentres:
  "1001": { departments: [{ department: it, from: 2026-01, to: 2026-08 }, { department: digital, from: 2026-09 }] }
  "1002": { departments: [{ department: hr, from: 2026-01, to: 2026-08 }] }
`;

const charge = (month: string, values: Readonly<Record<string, string>>) => ({
  BillingPeriodStart: `${month}-01`,
  BilledCost: "2.5",
  Tags: tags(values),
});

const found = async (rules: string, ...rows: readonly ReturnType<typeof charge>[]) =>
  (await centreFindings(engine, await billsOf(engine, charges(...rows)), rulesOf(rules))).map(
    ({ code, month, message }) => `${code} ${month} ${message}`,
  );

it("names centres that are unknown, closed or another department's in the month of the charge", async () => {
  expect(
    await found(
      RULES,
      charge("2026-08", { CostCenter: "1003", department: "it" }),
      charge("2026-08", { "cost-center": "1003", department: "hr" }),
      charge("2026-09", { "cost-center": "1002" }),
      charge("2026-09", { 成本中心: "1001", department: "it" }),
    ),
  ).toEqual([
    'cost-centre-department 2026-09 carries the cost centre "1001", which was digital\'s, beside the department it: 1 charge, worth 2.5 CNY',
    'cost-centre-closed 2026-09 carries the cost centre "1002", which was nobody\'s in that month: 1 charge, worth 2.5 CNY',
    'cost-centre-unknown 2026-08 carries the cost centre "1003", which finance does not have: 2 charges, worth 5 CNY',
  ]);
});

it("says nothing of what a reorganisation made right at its time, nor where there is no list", async () => {
  const rows = [
    charge("2026-08", { "cost-center": "1001", department: "it" }),
    charge("2026-09", { "cost-center": "1001", department: "digital" }),
    charge("2026-08", { "cost-center": "1002" }),
    charge("2026-08", { department: "it" }),
  ];
  expect(await found(RULES, ...rows)).toEqual([]);
  expect(await found("fiscalYear: { startsIn: 1 }", charge("2026-08", { "cost-center": "?" }))).toEqual([]);
});
