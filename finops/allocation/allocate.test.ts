import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BadInput } from "../../ipam/diagnostic.ts";
import { amountText, type Units, unitsOf } from "../decimal.ts";
import { Engine } from "../engine.ts";
import { parseRules } from "../rules.ts";
import { type Asked, allocated, anyBill, type BillRow, charges, tags } from "../testing.ts";
import type { CostAllocation } from "./allocate.ts";
import type { View } from "./plan.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ memoryMb: 1400 });
});
afterAll(() => engine.close());

const split = (rows: readonly BillRow[], asked: Asked): Promise<CostAllocation> =>
  allocated(engine, rows, asked);

/** One line a group, for reading. */
function lines({ groups, by }: CostAllocation): readonly string[] {
  return groups.map(({ keys, class: kind, amount, rows }) =>
    [...by.map((name) => keys[name] ?? "-"), kind, amountText(amount), rows].join(" "),
  );
}

const cost = (department: string | null, BilledCost: string, more: BillRow = {}): BillRow => ({
  BilledCost,
  Tags: department === null ? "{}" : tags({ department }),
  ...more,
});

describe("an allocation", () => {
  it("adds up to the bill, row by row and to the last digit, whatever it is asked by", async () => {
    const keys = fc.subarray(["department", "project", "month", "service", "BillingCurrency"]);
    await fc.assert(
      fc.asyncProperty(
        anyBill,
        keys,
        fc.constantFrom<View>("billed", "effective"),
        async (rows, by, view) => {
          const { groups, total, proof } = await split(rows, { by, view });
          // Recomputed without the engine, from the rows as they were written.
          const expected = new Map<string, Units>();
          for (const row of rows) {
            const currency = String(row.BillingCurrency);
            const amount = unitsOf(String(row[view === "billed" ? "BilledCost" : "EffectiveCost"]));
            expected.set(currency, (expected.get(currency) ?? 0n) + amount);
          }
          expect(new Map(total.map(({ currency, amount }) => [currency, amount]))).toEqual(
            new Map([...expected].sort()),
          );
          expect(groups.reduce((sum, group) => sum + group.rows, 0)).toBe(rows.length);
          expect(proof.sums.every(({ difference }) => difference === "0")).toBe(true);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("by more keys adds up to the one by fewer, in whatever order they stand", async () => {
    await fc.assert(
      fc.asyncProperty(anyBill, async (rows) => {
        const fine = await split(rows, { by: ["department", "project"] });
        const turned = await split(rows, { by: ["project", "department"] });
        const coarse = await split(rows, { by: ["department"] });
        const sums = ({ groups }: CostAllocation) => {
          const found: Record<string, string> = {};
          for (const { keys, currency, amount } of groups) {
            const key = `${keys.department} ${currency}`;
            found[key] = amountText(unitsOf(found[key] ?? "0") + amount);
          }
          return found;
        };
        expect(sums(fine)).toEqual(sums(coarse));
        expect(sums(turned)).toEqual(sums(coarse));
      }),
      { numRuns: 15 },
    );
  });

  it("puts every charge in the class that it is", async () => {
    const rows = charges(
      cost("it", "1"),
      cost(null, "2"),
      cost(null, "4", { ResourceId: null }),
      cost("it", "8", { ChargeCategory: "Tax" }),
      cost("it", "-16", { ChargeCategory: "Credit" }),
      cost("it", "32", { CommitmentDiscountStatus: "Unused" }),
      cost("it", "64", { PublisherName: "A software house" }),
      cost("it", "128", { PublisherName: null }),
      cost("it", "256", { ProviderName: "Acme", PublisherName: "Acme" }),
    ).map((row) => ({ CommitmentDiscountStatus: null, ...row }));
    expect(lines(await split(rows, { by: ["department"] }))).toEqual([
      "it credit -16 1",
      "it direct 385 3",
      "it marketplace 64 1",
      "it tax 8 1",
      "it unused-commitment 32 1",
      "- untaggable 4 1",
      "- untagged 2 1",
    ]);
  });

  it("takes a key in any spelling that is known, and lists what two spellings disagree on", async () => {
    const tagged = (Tags: Readonly<Record<string, string>>) => ({ Tags: tags(Tags) });
    const rows = charges(
      tagged({ Department: "it" }),
      tagged({ " dept": " it " }),
      tagged({ 部门: "it", department: "it" }),
      tagged({ dept: "it", department: "finance" }),
      tagged({ department: " " }),
    );
    expect(lines(await split(rows, { by: ["department"] }))).toEqual([
      "(conflict) direct 1 1",
      "it direct 3 3",
      "- untagged 1 1",
    ]);
    expect(lines(await split(rows, { by: ["tag:dept"] }))).toEqual(["it direct 2 2", "- untagged 3 3"]);
  });

  it("cleans values up by rule, and takes an account's where a charge says nothing", async () => {
    const rules = `keys:
  department:
    synonyms: [Abteilung]
    values: { it: [IT dept, 信息部] }
    accounts: { "0001": landing-zone }
`;
    const rows = charges(
      cost("IT DEPT", "1"),
      { Tags: tags({ Abteilung: "信息部" }), BilledCost: "2" },
      cost(null, "4"),
      cost(null, "8", { SubAccountId: "0002" }),
    );
    expect(lines(await split(rows, { by: ["department"], rules }))).toEqual([
      "it direct 3 2",
      "landing-zone direct 4 1",
      "- untagged 8 1",
    ]);
  });

  it("prefers the tags by which the provider itself shared a cost", async () => {
    const rows = charges(
      { Tags: tags({ department: "platform" }), AllocatedTags: tags({ department: "it" }) },
      { Tags: tags({ department: "platform" }), AllocatedTags: "{}", BilledCost: "2" },
    );
    expect(lines(await split(rows, { by: ["department"] }))).toEqual([
      "it direct 1 1",
      "platform direct 2 1",
    ]);
  });

  it("of no charges, of one group, of nothing but untagged or credits still adds up", async () => {
    expect((await split(charges(cost(null, "0")), { by: ["department"] })).total).toHaveLength(1);
    const credits = await split(charges(cost("it", "1"), cost("it", "-5", { ChargeCategory: "Credit" })), {
      by: [],
    });
    expect(credits.total.map(({ amount }) => amountText(amount))).toEqual(["-4"]);
  });

  it("never adds up two currencies", async () => {
    const { total } = await split(charges(cost("it", "1"), cost("it", "1", { BillingCurrency: "USD" })), {
      by: [],
    });
    expect(total.map(({ currency, amount }) => `${currency} ${amountText(amount)}`)).toEqual([
      "CNY 1",
      "USD 1",
    ]);
  });

  it("does not take a missing effective cost for zero", async () => {
    const rows = charges(cost("it", "1", { EffectiveCost: null }));
    await expect(split(rows, { by: [], view: "effective" })).rejects.toThrow(BadInput);
    expect((await split(rows, { by: [] })).total).toHaveLength(1);
  });

  it("says so where no charge has the key at all", async () => {
    expect((await split(charges({}), { by: ["colour"] })).remarks).toEqual([
      'no charge has a tag "colour", under any spelling that is known',
    ]);
  });
});

describe("splits", () => {
  const rows = charges(cost("platform", "90"), cost("it", "10"), cost("retail", "20"), cost("credit", "-5"));
  const rule = (text: string) =>
    `splits:\n  shared: { from: { department: platform }, to: department, ${text} }\n`;

  it.each([
    [
      "by: proportional",
      ["credit direct -5 1", "it direct 10 1", "it shared 30 1", "retail direct 20 1", "retail shared 60 0"],
    ],
    [
      "by: even",
      [
        "credit direct -5 1",
        "credit shared 30 1",
        "it direct 10 1",
        "it shared 30 0",
        "retail direct 20 1",
        "retail shared 30 0",
      ],
    ],
    [
      "by: even, among: [it, hr]",
      ["credit direct -5 1", "hr shared 45 1", "it direct 10 1", "it shared 45 0", "retail direct 20 1"],
    ],
    [
      "by: fixed, shares: { it: 60, hr: 40 }",
      ["credit direct -5 1", "hr shared 36 0", "it direct 10 1", "it shared 54 1", "retail direct 20 1"],
    ],
  ])("%s", async (text, expected) => {
    expect(lines(await split(rows, { by: ["department"], rules: rule(text) }))).toEqual(expected);
  });

  it("by a driver use the month's weights, or those of always", async () => {
    const two = [...rows, ...charges(cost("platform", "8", { BillingPeriodStart: "2026-09-01" }))];
    const rules = `${rule("by: driver, driver: heads")}drivers:\n  heads:\n    2026-09: { it: 3, retail: 1 }\n    always: { it: 1, retail: 2 }\n`;
    const found = lines(await split(two, { by: ["month", "department"], rules }));
    expect(found.filter((line) => line.includes("shared"))).toEqual([
      "2026-09 it shared 6 1",
      "2026-09 retail shared 2 0",
      "2026-10 it shared 30 1",
      "2026-10 retail shared 60 0",
    ]);
  });

  it("run one after the other, and give nothing back to what is split already", async () => {
    const rules = `splits:
  one: { from: { department: platform }, to: department, by: even, among: [it, retail] }
  two: { from: { department: it }, to: department, by: proportional }
`;
    const allocation = await split(charges(cost("platform", "10"), cost("it", "5"), cost("retail", "5")), {
      by: ["department"],
      rules,
    });
    expect(lines(allocation)).toEqual([
      "retail direct 5 1",
      "retail shared 5 1",
      "retail shared 5 0",
      "retail shared 5 1",
    ]);
    expect(allocation.groups.map(({ via }) => via.join(">"))).toEqual(["", "one>two", "one", "two"]);
  });

  it("of a class spread tax or credits", async () => {
    const rules = "splits:\n  tax: { from: { class: tax }, to: department, by: proportional }\n";
    const taxed = charges(cost("it", "30"), cost("retail", "10"), cost(null, "4", { ChargeCategory: "Tax" }));
    const found = lines(await split(taxed, { by: ["department"], rules }));
    expect(found).toEqual(["it direct 30 1", "it shared 3 1", "retail direct 10 1", "retail shared 1 0"]);
  });

  it("with no weight above zero are even, and with nobody to bear them stay where they are, and say so", async () => {
    const none = await split(charges(cost("platform", "9")), {
      by: ["department"],
      rules: rule("by: proportional"),
    });
    expect([lines(none), none.remarks]).toEqual([
      ["platform direct 9 1"],
      ["shared: 2026-10 CNY has nobody to spread over, so it stays where it is"],
    ]);
    const even = await split(charges(cost("platform", "9"), cost("it", "-1"), cost("hr", "0")), {
      by: ["department"],
      rules: rule("by: proportional"),
    });
    expect(lines(even).filter((line) => line.includes("shared"))).toEqual([
      "hr shared 4.5 1",
      "it shared 4.5 0",
    ]);
    expect(even.remarks).toEqual(["shared: no weight of 2026-10 CNY is above zero, so it is spread evenly"]);
  });

  it("move money and never make it, whatever the bill: each month, each currency, pools below zero too", async () => {
    const ways = fc.constantFrom(
      "by: proportional",
      "by: even",
      "by: even, among: [it, hr]",
      "by: fixed, shares: { it: 33.4, hr: 66.6 }",
    );
    await fc.assert(
      fc.asyncProperty(anyBill, ways, ways, async (any, one, two) => {
        const rules = `splits:\n  one: { from: { department: retail }, to: department, ${one} }\n  two: { from: { class: untagged }, to: department, ${two} }\n`;
        const before = await split(any, { by: ["month", "department"] });
        const after = await split(any, { by: ["month", "department"], rules });
        const byMonth = ({ groups }: CostAllocation) => {
          const sums: Record<string, string> = {};
          for (const { keys, currency, amount } of groups) {
            const key = `${keys.month} ${currency}`;
            sums[key] = amountText(unitsOf(sums[key] ?? "0") + amount);
          }
          return sums;
        };
        expect(byMonth(after)).toEqual(byMonth(before));
        const left = after.groups.filter(
          ({ keys, class: kind }) => keys.department === "retail" && kind !== "shared",
        );
        if (!after.remarks.some((remark) => remark.startsWith("one:"))) expect(left).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it("grow with the bill", async () => {
    const factor = 7n;
    const scaled = rows.map((row) => ({
      ...row,
      BilledCost: amountText(unitsOf(String(row.BilledCost)) * factor),
    }));
    const rules = rule("by: proportional");
    const [one, other] = [
      await split(rows, { by: ["department"], rules }),
      await split(scaled, { by: ["department"], rules }),
    ];
    expect(other.groups.map(({ amount }) => amount)).toEqual(one.groups.map(({ amount }) => amount * factor));
  });
});

describe("rules are refused", () => {
  const refused = (text: string): readonly string[] => {
    try {
      parseRules(`apiVersion: atrium/v1\nkind: CostRules\n${text}`, "costs.yaml");
      return [];
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      return error.diagnostics.map(({ code, path }) => `${code} ${path}`);
    }
  };
  const rule = (text: string) =>
    `splits:\n  s: { from: { department: platform }, to: department, ${text} }\n`;

  it.each([
    ["99 % in all", rule("by: fixed, shares: { it: 59, hr: 40 }"), ["costs.split-shares splits.s.shares"]],
    [
      "a share below zero",
      rule("by: fixed, shares: { it: 110, hr: -10 }"),
      ["costs.split-shares splits.s.shares"],
    ],
    ["no shares", rule("by: fixed"), ["costs.split-shares splits.s.by"]],
    ["shares of another way", rule("by: even, shares: { it: 100 }"), ["costs.split-shares splits.s.shares"]],
    ["no driver", rule("by: driver"), ["costs.split-driver splits.s.by"]],
    ["a driver that there is not", rule("by: driver, driver: heads"), ["costs.split-driver splits.s.driver"]],
    ["a driver of another way", rule("by: even, driver: heads"), ["costs.split-driver splits.s.driver"]],
    ["to itself", rule("by: even, among: [it, platform]"), ["costs.split-cycle splits.s"]],
    [
      "back to what is split already",
      "splits:\n  a: { from: { department: platform }, to: department, by: even, among: [it] }\n  b: { from: { department: it }, to: department, by: fixed, shares: { platform: 100 } }\n",
      ["costs.split-cycle splits.b"],
    ],
    [
      "a class that there is not",
      "splits:\n  s: { from: { class: vat }, to: department, by: even }\n",
      ["costs.split-class splits.s.from.class"],
    ],
    [
      "one spelling for two values",
      "keys:\n  env: { values: { prod: [p], test: [P] } }\n",
      ["costs.value-twice keys.env.values.test"],
    ],
    ["a key that there is not", "split: {}\n", ["schema.unknown-key split"]],
    [
      "nothing to split",
      "splits:\n  s: { from: {}, to: department, by: even }\n",
      ["schema.value splits.s.from"],
    ],
  ])("%s", (_, text, codes) => {
    expect(refused(text)).toEqual(codes);
  });

  it.each([
    rule("by: even"),
    rule("by: fixed, shares: { it: 33.3, hr: 66.7 }"),
    `${rule("by: driver, driver: heads")}drivers: { heads: { always: { it: 1 } } }\n`,
    "splits:\n  a: { from: { department: platform }, to: department, by: even, among: [it] }\n  b: { from: { department: it }, to: department, by: even, among: [hr] }\n",
    "{}".replace("{}", ""),
  ])("not when they can be followed", (text) => {
    expect(refused(text)).toEqual([]);
  });
});
