import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Engine } from "../engine.ts";
import { type BillRow, billsOf, charges, rulesOf, tags } from "../testing.ts";
import { type Answer, answersOf, ownerAnswers } from "./answers.ts";
import { type Showback, showback } from "./model.ts";
import { LANGUAGES, sayIn } from "./words.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ memoryMb: 1400 });
});
afterAll(() => engine.close());

const cost = (month: string, department: string | null, BilledCost: string, more: BillRow = {}): BillRow => ({
  BilledCost,
  BillingPeriodStart: `${month}-01`,
  SubAccountId: "0001",
  SubAccountName: "main",
  ServiceName: "Servers",
  Tags: department === null ? "{}" : tags({ department, owner: `${department}@mall.example` }),
  ...more,
});

async function report(rules: string | undefined, ...rows: readonly BillRow[]): Promise<Showback> {
  const asked = { rules: rulesOf(rules), view: "billed", currency: "CNY", by: "department" } as const;
  return showback(engine, await billsOf(engine, charges(...rows)), asked);
}

const say = sayIn("en");
const pageOf = (name: string | null) => `${name}.html`;
const texts = (answers: readonly Answer[]) =>
  Object.fromEntries(answers.map(({ id, level, lines }) => [id, [level, ...lines.map(({ text }) => text)]]));
const told = async (rules: string | undefined, ...rows: readonly BillRow[]) =>
  texts(answersOf(await report(rules, ...rows), pageOf, say));

const budget = (amount: number, more = "") =>
  `budgets: { b: { of: { department: it }, amount: ${amount}, currency: CNY, owner: cio${more} } }`;

describe("which department overspent", () => {
  const rows = [cost("2026-09", "it", "50"), cost("2026-10", "it", "121"), cost("2026-10", "hr", "300")];

  it("is whoever has reached a budget, with what was spent of it, worst first", async () => {
    const { overspent } = await told(budget(100), ...rows);
    expect(overspent).toEqual(["critical", "it: 121.00 of 100.00 CNY (121 %), budget b, 2026-10"]);
  });

  it("is nobody below 100 %, and then the nearest is named", async () => {
    const { overspent } = await told(budget(200), ...rows);
    expect(overspent).toEqual([
      "calm",
      "No budget has been reached.",
      "Nearest to it: it: 121.00 of 200.00 CNY (60.5 %), budget b, 2026-10",
      "Risen most since the month before: hr, by 300.00 CNY",
    ]);
  });

  it("without budgets is who rose most", async () => {
    expect((await told(undefined, ...rows)).overspent).toEqual([
      "calm",
      "No budgets are written in the rules.",
      "Risen most since the month before: hr, by 300.00 CNY",
    ]);
  });
});

describe("why", () => {
  it("names services that grew, and shared costs that came", async () => {
    const rules = `${budget(1)}\nsplits: { tax: { from: { class: tax }, to: department, by: proportional } }`;
    const { why } = await told(
      rules,
      cost("2026-09", "it", "50"),
      cost("2026-10", "it", "60"),
      cost("2026-10", "it", "7", { ServiceName: "Databases" }),
      cost("2026-10", null, "3", { ServiceName: "Tax", ChargeCategory: "Tax" }),
    );
    expect(why).toEqual([
      "calm",
      "it: +20.00 CNY (+40.0 %) since 2026-09: Servers +10.00; Databases +7.00; Tax +3.00; shared costs +3.00",
    ]);
  });

  it("of somebody who costs less and is over all the same says what it runs", async () => {
    const { why } = await told(budget(1), cost("2026-09", "it", "50"), cost("2026-10", "it", "40"));
    expect(why).toEqual(["calm", "it: -10.00 CNY (-20.0 %) since 2026-09: mostly Servers 40.00"]);
  });

  it("of one month says that there is nothing to compare with", async () => {
    expect((await told(budget(1), cost("2026-10", "it", "40"))).why).toEqual([
      "calm",
      "One month is loaded; a second one shows what changed.",
    ]);
  });
});

describe("what is untagged, and whose it is", () => {
  it("is by account and service, with whoever owns most of that service there, else of the account", async () => {
    const { untagged } = await told(
      undefined,
      cost("2026-10", "it", "70"),
      cost("2026-10", "hr", "100", { ServiceName: "Databases" }),
      cost("2026-10", null, "20"),
      cost("2026-10", null, "8", { ServiceName: "Storage" }),
      cost("2026-10", null, "1", { SubAccountId: "0002", SubAccountName: "new" }),
      cost("2026-10", null, "1", { ResourceId: null, ServiceName: "Support" }),
    );
    expect(untagged).toEqual([
      "over",
      "29.00 CNY of 2026-10 (14.5 % of the month) could carry department and does not",
      "main · Servers: 20.00 – most likely it@mall.example",
      "main · Storage: 8.00 – most likely hr@mall.example",
      "main · Support: 1.00 – most likely hr@mall.example",
      "1.00 CNY more cannot be tagged",
    ]);
  });

  it("of an account that names nobody says so, and of a bill that is tagged that it is", async () => {
    const { untagged } = await told(undefined, cost("2026-10", null, "20", { SubAccountName: null }));
    expect(untagged?.[2]).toBe("0001 · Servers: 20.00 – no owner is named on this account");
    expect((await told(undefined, cost("2026-10", "it", "20"))).untagged).toEqual([
      "calm",
      "Everything in 2026-10 carries department.",
    ]);
  });
});

describe("what the year will cost", () => {
  const flat = (first: number, last: number) =>
    Array.from({ length: last - first + 1 }, (_, at) =>
      cost(`2026-${String(first + at).padStart(2, "0")}`, "it", "10"),
    );

  it("is told with its interval, its share of the budget, and the months that are not known", async () => {
    const rules = "budgets: { year: { amount: 100, currency: CNY, period: yearly, owner: cfo } }";
    expect((await told(rules, ...flat(3, 10))).year).toEqual([
      "over",
      "2026-01 – 2026-12: 100.00 CNY, most likely between 100.00 and 100.00",
      "That is 100.0 % of the year's budget of 100.00 (year)",
      "80.00 CNY are spent up to 2026-10",
      "Without 2026-01 to 2026-02: these months of the year are not loaded",
    ]);
  });

  it("is no number for fewer than three months, and a plain one for a year that is over", async () => {
    expect((await told(undefined, ...flat(9, 10))).year?.[1]).toBe("not enough data: fewer than 3 months");
    expect((await told(undefined, ...flat(1, 12))).year).toEqual([
      "calm",
      "2026-01 – 2026-12: 120.00 CNY; the year is over",
      "120.00 CNY are spent up to 2026-12",
    ]);
  });
});

describe("every answer", () => {
  it("leads somewhere, and leaves no word of another answer's open, in both languages", async () => {
    const found = await report(
      `${budget(1)}\nsplits: {}`,
      ...["2026-08", "2026-09", "2026-10"].map((month) => cost(month, "it", "10")),
      cost("2026-10", null, "4"),
    );
    for (const language of LANGUAGES) {
      const own = found.owners.flatMap((owner) => ownerAnswers(found, owner, sayIn(language)));
      for (const { question, lines } of [...answersOf(found, pageOf, sayIn(language)), ...own]) {
        expect(question).not.toBe("");
        expect(lines.length).toBeGreaterThan(0);
        for (const { text } of lines) expect(text).not.toMatch(/[{}]|undefined|NaN/);
      }
    }
  });

  it("of a department is about it alone", async () => {
    const found = await report(
      budget(15, ", period: yearly"),
      ...["2026-08", "2026-09", "2026-10"].map((month) => cost(month, "it", "10")),
      cost("2026-10", "hr", "400"),
    );
    const [, it] = found.owners;
    expect(it?.name).toBe("it");
    if (it === undefined) return;
    const answers = texts(ownerAnswers(found, it, say));
    expect(answers.overspent?.[1]).toBe("it: 30.00 of 15.00 CNY (200 %), budget b, 2026-01 – 2026-12");
    expect(answers.year?.[2]).toBe("That is 333.3 % of the year's budget of 15.00 (b)");
    expect(answers.untagged).toBeUndefined();
  });
});
