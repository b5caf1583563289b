import { describe, expect, it } from "vitest";
import { rulesOf } from "../testing.ts";
import { readMonth } from "./bill.ts";
import { decimalOf, tagsOf } from "./charges.ts";
import { type Outcome, round, type World } from "./round.ts";
import { type BillItem, type Bills, billing, ITEM, tagText } from "./testing.ts";

const NOVEMBER = Date.parse("2026-11-24T02:00:00Z");
const RULES = rulesOf(`budgets:
  retail: { of: { department: retail }, amount: 100, currency: CNY, owner: coo@mall.example, forecasts: [] }
`);
const spend = (PretaxAmount: number | string, more: BillItem = {}): BillItem => ({
  ...ITEM,
  PretaxAmount,
  Tag: tagText({ department: "retail" }),
  ...more,
});

/** A world of memory, with what was told and stopped. */
class Stage {
  bills: Bills;
  memory: string | undefined;
  told: { readonly title: string; readonly id: string; readonly description: string }[] = [];
  stopped: object[] = [];
  asked: string[] = [];
  robots = true;

  constructor(bills: Bills) {
    this.bills = bills;
  }

  run(rules = RULES, more: Partial<World> = {}, stops: Parameters<typeof round>[1] = {}): Promise<Outcome> {
    const answer = billing(this.bills);
    return round(rules, stops, {
      now: () => NOVEMBER,
      deadline: Number.POSITIVE_INFINITY,
      region: "cn-shanghai",
      bill: (action, query) => {
        this.asked.push(String(query.BillingCycle));
        return answer(action, query);
      },
      recall: async () => this.memory,
      remember: async (text) => {
        this.memory = text;
      },
      tell: async (message) => {
        if (!this.robots) throw new Error("the queue of alerts answered 503");
        const { event } = JSON.parse(message);
        this.told.push({ title: event["detail-type"], id: event.id, description: event.detail.description });
      },
      stop: async (settings) => {
        this.stopped.push(settings);
        return ["i-1"];
      },
      record: () => {},
      ...more,
    });
  }

  get titles(): readonly string[] {
    return this.told.map(({ title }) => title);
  }
}

describe("a round", () => {
  it("tells each mark once a period, the owner and the figures with it", async () => {
    const stage = new Stage({ "2026-11": [spend(85)] });
    expect(await stage.run()).toMatchObject({ month: "2026-11", budgets: 1, told: 1, unread: [] });
    expect(stage.told[0]?.description).toBe("coo@mall.example:\n85.00 of 100.00 CNY (85 %) spent in 2026-11");
    await stage.run();
    expect(stage.titles).toEqual(["Budget retail: 80 % spent"]);
    stage.bills = { "2026-11": [spend(85), spend(40)] };
    await stage.run();
    expect(stage.titles.slice(1)).toEqual(["Budget retail: 100 % spent", "Budget retail: 120 % spent"]);
    await stage.run(RULES, { now: () => Date.parse("2026-11-30T15:59:59Z") });
    expect(stage.titles).toHaveLength(3);
  });

  it("tells anew in the next period, which begins at Beijing's midnight", async () => {
    const stage = new Stage({ "2026-11": [spend(85)], "2026-12": [spend(90)] });
    await stage.run();
    await stage.run(RULES, { now: () => Date.parse("2026-11-30T16:00:00Z") });
    expect(stage.titles).toEqual(["Budget retail: 80 % spent", "Budget retail: 80 % spent"]);
    expect(new Set(stage.told.map(({ id }) => id)).size).toBe(2);
  });

  it("tells anew of a mark that a correction took back", async () => {
    const stage = new Stage({ "2026-11": [spend(85)] });
    await stage.run();
    stage.bills = { "2026-11": [spend(85), spend(-30, { Item: "Refund" })] };
    await stage.run();
    stage.bills = { "2026-11": [spend(85)] };
    await stage.run();
    expect(stage.titles).toEqual(["Budget retail: 80 % spent", "Budget retail: 80 % spent"]);
  });

  it("that could tell nobody fails, and is done again with the same id", async () => {
    const stage = new Stage({ "2026-11": [spend(85)] });
    stage.robots = false;
    await expect(stage.run()).rejects.toThrow("503");
    stage.robots = true;
    await stage.run();
    await stage.run();
    expect(stage.titles).toEqual(["Budget retail: 80 % spent"]);
  });

  it("stops what it was asked to, once, at that mark alone", async () => {
    const stops = { retail: { at: 100, tags: [{ keys: ["environment"], values: ["test"] }] } };
    const stage = new Stage({ "2026-11": [spend(85)] });
    await stage.run(RULES, {}, stops);
    expect(stage.stopped).toEqual([]);
    stage.bills = { "2026-11": [spend(130)] };
    expect(await stage.run(RULES, {}, stops)).toMatchObject({ stopped: 1 });
    await stage.run(RULES, {}, stops);
    expect(stage.stopped).toEqual([stops.retail]);
  });

  it("that could not stop fails, and tries it again", async () => {
    const stops = { retail: { at: 100, tags: [] } };
    const stage = new Stage({ "2026-11": [spend(130)] });
    const refuse = async () => {
      throw new Error("1 instances were not stopped");
    };
    await expect(stage.run(RULES, { stop: refuse }, stops)).rejects.toThrow("not stopped");
    await stage.run(RULES, {}, stops);
    expect(stage.stopped).toHaveLength(1);
  });

  it("reads a final month once, and the others each time", async () => {
    const rules = rulesOf(
      "budgets: { q: { amount: 9999, currency: CNY, period: quarterly, owner: a, forecasts: [] } }",
    );
    const stage = new Stage({ "2026-10": [spend(1)], "2026-11": [spend(1)] });
    await stage.run(rules);
    await stage.run(rules);
    expect(stage.asked).toEqual(["2026-11", "2026-10", "2026-11"]);
    stage.asked = [];
    // On the third the bill of November is not final yet.
    await stage.run(rules, { now: () => Date.parse("2026-12-03T03:00:00Z") });
    await stage.run(rules, { now: () => Date.parse("2026-12-05T03:00:00Z") });
    await stage.run(rules, { now: () => Date.parse("2026-12-05T09:00:00Z") });
    expect(stage.asked).toEqual(["2026-12", "2026-11", "2026-12", "2026-11", "2026-12"]);
  });

  it("that runs out of time says which months it left, and judges no half of a period", async () => {
    const rules = rulesOf(
      "budgets: { q: { amount: 1, currency: CNY, period: quarterly, owner: a, forecasts: [] } }",
    );
    const stage = new Stage({ "2026-10": [spend(5)], "2026-11": [spend(5)] });
    let calls = 0;
    const late = { deadline: NOVEMBER + 60_000, now: () => NOVEMBER + (calls++ > 1 ? 120_000 : 0) };
    expect(await stage.run(rules, late)).toMatchObject({ budgets: 0, told: 0, unread: ["2026-10"] });
    expect(await stage.run(rules)).toMatchObject({ budgets: 1, told: 3, unread: [] });
  });

  it("forecasts a year from its months, and tells what is expected", async () => {
    const rules = rulesOf("budgets: { y: { amount: 1250, currency: CNY, period: yearly, owner: a } }");
    const months = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"];
    const stage = new Stage({
      ...Object.fromEntries(months.map((month) => [`2026-${month}`, [spend(100)]])),
      "2026-11": [spend(20)],
    });
    await stage.run(rules);
    expect(stage.titles).toEqual(["Budget y: 80 % spent"]);
    const wide = rulesOf("budgets: { y: { amount: 1300, currency: CNY, period: yearly, owner: a } }");
    const other = new Stage(stage.bills);
    await other.run(wide);
    expect(other.titles).toEqual(["Budget y: 80 % expected"]);
    expect(other.told[0]?.description).toContain("1200.00 CNY are expected by the end of it");
  });

  it("takes a memory that was damaged for none: better twice than never", async () => {
    const stage = new Stage({ "2026-11": [spend(85)] });
    await stage.run();
    for (const memory of ["{", "null", '{"readBy":"x","months":[],"alerts":{"version":2}}']) {
      stage.memory = memory;
      await stage.run();
    }
    expect(stage.titles).toHaveLength(4);
  });

  it("without a rate for another currency fails with its month, and counts nothing silently", async () => {
    const stage = new Stage({ "2026-11": [spend(85), spend(1, { Currency: "USD" })] });
    await expect(stage.run()).rejects.toThrow(/2026-11 USD/);
  });
});

describe("a bill", () => {
  const wanted = new Set(["department"]);

  it("of many pages is read whole, and a part of one is refused", async () => {
    const rows = Array.from({ length: 10 }, () => spend("0.1"));
    expect(await readMonth(billing({ "2026-11": rows }), "2026-11", wanted)).toMatchObject([
      { amount: "1", count: 10, tags: { department: "retail" } },
    ]);
    const short = async () => ({ Data: { TotalCount: 2, Items: [spend(1)] } });
    await expect(readMonth(short, "2026-11", wanted)).rejects.toThrow("has 2 rows, and 1 came");
  });

  it("that is refused says so", async () => {
    const refused = async () => ({ Success: false, Code: "NotAuthorized", Message: "no right" });
    await expect(readMonth(refused, "2026-11", wanted)).rejects.toThrow("NotAuthorized no right");
  });

  it.each<[unknown, string]>([
    [12.5, "12.5"],
    [1e-7, "0.0000001"],
    [1.5e21, "1500000000000000000000"],
    ["-0.000000000000000001", "-0.000000000000000001"],
    ["007.50", "7.50"],
    [0, "0"],
  ])("has the amount %s exactly", (value, text) => {
    expect(decimalOf(value)).toBe(text);
  });

  it.each([null, "", "1,000", "abc", Number.NaN])("with the amount %s is no bill", (value) => {
    expect(() => decimalOf(value)).toThrow("is none");
  });

  it("has tags with blanks, colons and semicolons; what cannot be read has none", () => {
    expect(tagsOf("key:a value:b: c; d; key:部门 value:零售")).toEqual({ a: "b: c; d", 部门: "零售" });
    expect(tagsOf("key:a value:1; key:a value:2")).toEqual({});
    expect(tagsOf('{"a":"1"}')).toEqual({ a: "1" });
    expect(tagsOf("gibberish")).toEqual({});
  });
});
