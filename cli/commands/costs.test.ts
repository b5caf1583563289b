import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bill, charges, csv, folder, tags } from "../../finops/testing.ts";
import { answerTo } from "../testing.ts";
import { costsCommand } from "./costs.ts";

let cwd: string;
beforeEach(() => {
  cwd = folder();
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const costs = (...argv: readonly string[]) => answerTo(["costs", ...argv], cwd, [costsCommand]);
const json = async (...argv: readonly string[]) => JSON.parse((await costs(...argv, "--json")).out);

const OCTOBER = charges(
  { BilledCost: "60.005", Tags: tags({ department: "platform" }), InvoiceId: "A" },
  { BilledCost: "30", Tags: tags({ department: "it" }), InvoiceId: "A" },
  { BilledCost: "10", Tags: tags({ dept: "=cmd|' /C calc'!A0" }), InvoiceId: "B" },
  { BilledCost: "-1.25", ChargeCategory: "Credit", InvoiceId: "B" },
  { BilledCost: "2", InvoiceId: "B" },
);

const write = (name: string, text: string) => writeFileSync(join(cwd, name), text);

describe("atrium costs", () => {
  beforeEach(() => {
    bill("october.csv.gz", csv(OCTOBER), cwd);
  });

  it("answers from a file, and leaves nothing behind", async () => {
    const { code, out, err } = await costs("allocate", "october.csv.gz", "--by", "department");
    expect(code).toBe(0);
    expect(out).toContain("platform");
    expect(err).toBe("proof: 5 rows in = 5 rows classified; bill 100.755 CNY = groups 100.755 CNY\n");
    expect(existsSync(join(cwd, ".atrium"))).toBe(false);
  });

  it("gives machines decimal text, and keys that are not known as null", async () => {
    const { groups, total } = await json("allocate", "october.csv.gz", "--by", "department");
    expect(total).toEqual([{ currency: "CNY", amount: "100.755" }]);
    expect(groups).toContainEqual({
      keys: { department: null },
      class: "untagged",
      amount: "2",
      currency: "CNY",
      rows: 1,
    });
  });

  it("keeps what was loaded, and answers from it", async () => {
    const loaded = await costs("load", "october.csv.gz");
    expect([loaded.code, loaded.err]).toEqual([0, ""]);
    expect(loaded.out).toContain("5 rows are in .atrium/costs. Next: atrium costs tags");
    expect(
      (await json("allocate", "--by", "month")).groups.map(({ keys }: { keys: object }) => keys),
    ).toEqual([{ month: "2026-10" }, { month: "2026-10" }]);
    expect((await json("tags", "--keys", "department")).keys[0]).toMatchObject({
      spellings: ["department", "dept"],
      untagged: { rows: 2, amount: "0.75" },
      percent: { rows: "60.0" },
    });
  });

  it("writes spreadsheets a formula as text and an amount below zero as a number", async () => {
    await costs("allocate", "october.csv.gz", "--by", "department", "--format", "csv", "--out", "out.csv");
    const text = readFileSync(join(cwd, "out.csv"), "utf8");
    expect(text).toContain("'=cmd|");
    expect(text).toContain(",-1.25,");
    const { out } = await costs("allocate", "october.csv.gz", "--by", "department", "--format", "markdown");
    expect(out).toContain("=cmd\\|' /C calc'!A0");
  });

  it("rounds so that the groups still add up", async () => {
    const { out } = await costs(
      "allocate",
      "october.csv.gz",
      "--by",
      "department",
      "--format",
      "csv",
      "--round",
      "2",
    );
    const amounts = [...out.matchAll(/CNY,(-?[\d.]+),/g)].map(([, amount = "0"]) =>
      Math.round(Number(amount) * 100),
    );
    expect(amounts.reduce((sum, cents) => sum + cents, 0)).toBe(10076);
  });

  it("splits by rule, and explains what came of it", async () => {
    write(
      "costs.yaml",
      "apiVersion: atrium/v1\nkind: CostRules\nsplits:\n  shared: { from: { department: platform }, to: department, by: fixed, shares: { it: 100 }, reason: agreed in May }\n",
    );
    const { out } = await costs(
      "explain",
      "october.csv.gz",
      "--where",
      "department=it",
      "--rules",
      "costs.yaml",
    );
    expect(out).toContain(
      "shared: department platform is spread over each department as it 100 %: agreed in May",
    );
    expect(out).toContain("1 in all, 30 CNY together");
    expect(out).toContain('Rows that "shared" took from: ');
    expect(out).toMatch(/30 +CNY +october\.csv\.gz +3 +direct +tag "department" is "it"/);
    const found = await json("explain", "october.csv.gz", "--where", "department=");
    expect(found).toMatchObject({ count: 2, direct: [{ currency: "CNY", amount: "0.75" }] });
    expect((await costs("explain", "october.csv.gz", "--where", "department=hr")).out).toContain(
      "No charge is of this group",
    );
  });

  it("closes a month, refuses its bills, and opens it again with a reason", async () => {
    await costs("load", "october.csv.gz");
    expect((await costs("close", "2026-10", "--by", "finance")).code).toBe(0);
    expect(await costs("load", "october.csv.gz")).toMatchObject({ code: 2, out: "" });
    expect((await costs("close", "2026-10", "--by", "finance")).code).toBe(2);
    expect((await costs("reopen", "2026-10", "--by", "finance", "--reason", "credit note")).code).toBe(0);
    expect((await json("months")).months[0]).toMatchObject({ state: "reopened", changedSince: false });
    bill(
      "late.csv",
      csv(
        [...OCTOBER, ...charges({ BilledCost: "-3", ChargeClass: "Correction" }).map((row) => row)].map(
          (row) => ({ ChargeClass: null, ...row }),
        ),
      ),
      cwd,
    );
    await costs("load", "late.csv");
    expect((await json("months")).months[0]).toMatchObject({ state: "reopened", changedSince: true });
    expect((await costs("reopen", "2026-10", "--by", "x", "--reason", "y")).code).toBe(2);
  });

  it("compares invoices with their charges, rounded as they are", async () => {
    write("met.yaml", 'invoices:\n  - { id: A, amount: "90.01", currency: CNY }\n');
    write(
      "off.yaml",
      'invoices:\n  - { id: A, amount: "90", currency: CNY }\n  - { id: C, amount: "5", currency: CNY }\n',
    );
    expect((await costs("reconcile", "october.csv.gz", "--invoices", "met.yaml")).code).toBe(0);
    const off = await costs("reconcile", "october.csv.gz", "--invoices", "off.yaml", "--json");
    expect(off.code).toBe(1);
    expect(JSON.parse(off.out).invoices).toEqual([
      {
        invoice: "A",
        currency: "CNY",
        invoiced: "90",
        billed: "90.005",
        difference: "0.005",
        met: false,
        rows: 2,
      },
      {
        invoice: "B",
        currency: "CNY",
        invoiced: null,
        billed: "10.75",
        difference: null,
        met: true,
        rows: 3,
      },
      { invoice: "C", currency: "CNY", invoiced: "5", billed: "0", difference: "-5", met: false, rows: 0 },
    ]);
  });

  it("tells what is odd, and leaves with 1", async () => {
    await costs("load", "october.csv.gz");
    bill(
      "august.csv",
      csv(charges({ BillingPeriodStart: "2026-08-01", BillingPeriodEnd: "2026-09-01" })),
      cwd,
    );
    await costs("load", "august.csv");
    const { code, out } = await costs("check", "--json");
    expect(code).toBe(1);
    const codes = JSON.parse(out).findings.map(
      (finding: { code: string; month: string }) => `${finding.code} ${finding.month}`,
    );
    expect(codes).toEqual(
      expect.arrayContaining(["gap 2026-09", "outside-period 2026-08", "tag-spellings null"]),
    );
  });

  it("tells each mark of a budget once, and keeps what it told beside the store", async () => {
    write(
      "b.yaml",
      "apiVersion: atrium/v1\nkind: CostRules\nbudgets: { it: { of: { department: it }, amount: 30, currency: CNY, owner: cio } }\n",
    );
    await costs("load", "october.csv.gz");
    const check = ["budget", "check", "--rules", "b.yaml"] as const;
    const marks = async (...more: readonly string[]) =>
      (await json(...check, ...more)).alerts.map(({ mark }: { mark: number }) => mark);
    expect(await marks()).toEqual([80, 100]);
    expect(existsSync(join(cwd, ".atrium", "costs.alerts.json"))).toBe(true);
    expect(await marks()).toEqual([]);
    expect(await marks("--again")).toEqual([80, 100]);
    write(join(".atrium", "costs.alerts.json"), "{");
    expect((await costs(...check)).err).toContain("holds no memory of alerts");
  });

  it("watches budgets, and leaves with 1 when one is reached", async () => {
    const budget = (amount: number) =>
      `apiVersion: atrium/v1\nkind: CostRules\nbudgets: { it: { of: { department: it }, amount: ${amount}, currency: CNY, owner: cio } }\n`;
    write("tight.yaml", budget(30));
    write("wide.yaml", budget(100));
    const tight = await costs("budget", "check", "october.csv.gz", "--rules", "tight.yaml");
    expect([tight.code, tight.out]).toEqual([1, expect.stringContaining("80 %, 100 %")]);
    expect((await costs("budget", "check", "october.csv.gz", "--rules", "wide.yaml")).code).toBe(0);
    expect((await costs("budget", "check", "october.csv.gz")).err).toContain("has no budgets");
    const { budgets } = await json("budget", "plan", "--rules", "wide.yaml");
    expect(budgets.it).toMatchObject({ amount: "100", period: "monthly", alerts: [80, 100, 120] });
  });

  it("writes a page for the group and one for each department, whole or not at all", async () => {
    const { code, out } = await costs("showback", "october.csv.gz", "--out", "reports");
    expect([code, out]).toEqual([
      0,
      expect.stringContaining("open reports/index.html. 4 pages by department"),
    ]);
    expect(readFileSync(join(cwd, "reports/index.html"), "utf8")).toContain("The group");
    expect(existsSync(join(cwd, "reports/report.xlsx"))).toBe(true);
    const chinese = await costs("showback", "october.csv.gz", "--out", "zh", "--language", "zh-CN", "--json");
    expect(JSON.parse(chinese.out)).toMatchObject({ month: "2026-10", currency: "CNY" });
    bill("mixed.csv", csv(charges({}, { BillingCurrency: "USD" })), cwd);
    expect((await costs("showback", "mixed.csv")).err).toContain(
      "is needed, since the bills are in CNY, USD",
    );
  });

  it("gives no forecast for too few months", async () => {
    expect((await costs("forecast", "october.csv.gz")).out).toContain("not enough data: 1 of 3 months");
    expect((await costs("forecast", "october.csv.gz", "--ahead", "0")).code).toBe(2);
  });

  it("converts at dated rates, and never without one", async () => {
    write(
      "costs.yaml",
      'apiVersion: atrium/v1\nkind: CostRules\nrates: { bank: { source: x, to: USD, from: { CNY: { "2026-10": 0.14 } } } }\n',
    );
    const { total } = await json(
      "allocate",
      "october.csv.gz",
      "--by",
      "department",
      "--currency",
      "USD",
      "--rules",
      "costs.yaml",
    );
    expect(total).toEqual([{ currency: "USD", amount: "14.1057" }]);
    expect((await costs("allocate", "october.csv.gz", "--by", "department", "--currency", "EUR")).code).toBe(
      2,
    );
  });

  it("prints the whole allocation for a warehouse", async () => {
    write(
      "costs.yaml",
      "apiVersion: atrium/v1\nkind: CostRules\nrates: { bank: { source: x, to: USD, from: { CNY: { always: 0.14 } } } }\n",
    );
    const athena = [
      "sql",
      "october.csv.gz",
      "--by",
      "department",
      "--rules",
      "costs.yaml",
      "--engine",
      "athena",
    ];
    const { out } = await costs(...athena, "--table", "finops.charges");
    expect(out).toContain(`element_at("Tags", 'dept')`);
    expect(out).toContain("FROM finops.charges");
    const { out: other } = await costs(
      "sql",
      "october.csv.gz",
      "--by",
      "department",
      "--engine",
      "maxcompute",
    );
    expect(other).toContain("`Tags`['dept']");
    expect(other).toMatch(/^SET odps\.sql\.type\.system\.odps2=true;\n/);
    const { code, err } = await costs(...athena, "--currency", "EUR");
    expect([code, err]).toEqual([
      2,
      expect.stringContaining("--currency = EUR: has no rates; rates convert to USD"),
    ]);
  });

  it("says in one line what is wrong, and leaves with 2", async () => {
    for (const [argv, text] of [
      [["load", "none.csv"], "none.csv is no file"],
      [["allocate", "--by", "x"], ".atrium/costs holds no bills yet; load some: atrium costs load"],
      [
        ["allocate", "october.csv.gz", "--by", "x", "--month", "2026-09"],
        "has no bill of 2026-09; it has 2026-10",
      ],
      [["allocate", "october.csv.gz", "--by", "x", "--rules", "none.yaml"], "no such file"],
      [["close", "October", "--by", "x"], "is no month"],
    ] as const) {
      const { code, out, err } = await costs(...argv);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(text);
      expect(err.trim().split("\n")).toHaveLength(1);
    }
  });

  it("of no charges says so", async () => {
    bill("empty.csv", `${csv(charges({})).split("\n")[0]}\n`, cwd);
    expect((await costs("load", "empty.csv")).out).toBe(
      "No charges: the bills have a header and nothing else. Nothing was changed.\n",
    );
  });
});
