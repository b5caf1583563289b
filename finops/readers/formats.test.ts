import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { allocate } from "../allocation/allocate.ts";
import { amountText } from "../decimal.ts";
import { Engine, type Row } from "../engine.ts";
import { NO_RULES } from "../rules.ts";
import { identifier, literal } from "../sql.ts";
import { billsIn } from "../store/bills.ts";
import { loadBills } from "../store/load.ts";
import { readManifest } from "../store/manifest.ts";
import { type BillRow, bill, CHARGE, charges, csv, folder, tags } from "../testing.ts";

let engine: Engine;
beforeAll(async () => {
  engine = await Engine.open({ memoryMb: 1400 });
});
afterAll(() => engine.close());

interface Read {
  readonly format: string | undefined;
  readonly rows: readonly Row[];
  readonly remarks: readonly string[];
  readonly billed: Readonly<Record<string, string>>;
}

async function read(file: string, columns: readonly string[]): Promise<Read> {
  const store = folder();
  const { remarks } = await loadBills(engine, { files: [file], store });
  const bills = billsIn(store);
  const shown = columns.map((name) =>
    name === "Tags" ? `CAST(to_json("Tags") AS VARCHAR) AS "Tags"` : identifier(name),
  );
  return {
    format: readManifest(store).sets[0]?.format,
    rows: await engine.rows(
      `SELECT ${shown.join(", ")} FROM ${bills.from} ORDER BY "ResourceId", "BilledCost"`,
    ),
    remarks: remarks.map(({ text }) => text),
    billed: bills.billed,
  };
}

const values = ({ rows }: Read): readonly (readonly (string | null)[])[] =>
  rows.map((row) => Object.values(row));

describe("FOCUS", () => {
  it("of 1.4 has no ProviderName, of Athena lower-case columns, of a person blanks and other cases", async () => {
    const { ProviderName: _, ...row } = CHARGE;
    const modern = csv([{ ...row, ServiceProviderName: "Alibaba Cloud", HostProviderName: "Alibaba Cloud" }]);
    expect(values(await read(bill("a.csv", modern), ["ServiceProviderName"]))).toEqual([["Alibaba Cloud"]]);
    const [head = "", ...rest] = csv([CHARGE]).split("\n");
    for (const spelled of [
      head.replaceAll(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase(),
      head.toLowerCase(),
      head.replaceAll(",", " , "),
      `\ufeff${head}`,
    ]) {
      const found = await read(bill("b.csv", [spelled, ...rest].join("\n")), [
        "ServiceProviderName",
        "BilledCost",
      ]);
      expect([found.format, ...values(found)]).toEqual(["focus", ["AWS", "1.000000000000000000"]]);
    }
  });

  it("with NULL, null and nothing has no text where there is none", async () => {
    const rows = charges(
      { ResourceId: "NULL" },
      { ResourceId: "null" },
      { ResourceId: "" },
      { ResourceId: "nullable" },
    );
    expect(values(await read(bill("a.csv", csv(rows)), ["ResourceId"]))).toEqual([
      ["nullable"],
      [null],
      [null],
      [null],
    ]);
  });

  it("keeps the zeros of account numbers", async () => {
    const rows = charges({ BillingAccountId: "000123456789", SubAccountId: "007" });
    const found = await read(bill("a.csv", csv(rows)), ["BillingAccountId", "SubAccountId"]);
    expect(values(found)).toEqual([["000123456789", "007"]]);
  });

  it("with semicolons or tabs between columns is the same bill", async () => {
    const text = csv(charges({ BilledCost: "2" })).replaceAll('"', "");
    for (const mark of [";", "\t"]) {
      const plain = text.replace(/\{\}/, "").replaceAll(",", mark);
      expect((await read(bill("a.csv", plain), ["BilledCost"])).billed).toEqual({ CNY: "2" });
    }
  });

  it("says what was spelled in another way", async () => {
    const text = csv(charges({})).replace("InvoiceId", "Invoiceid");
    expect((await read(bill("a.csv", `\ufeff${text}`), ["InvoiceId"])).remarks).toEqual([
      "begins with a byte-order mark, which was left out",
      'writes "Invoiceid" for InvoiceId',
    ]);
  });

  it("as Parquet, with maps, decimals and times of its own, is the same bill", async () => {
    const path = join(folder(), "bill.parquet");
    await engine.run(`COPY (SELECT 0.1::DOUBLE AS BilledCost, 6.123e-7::DOUBLE AS EffectiveCost, 'USD' AS BillingCurrency,
      TIMESTAMP '2026-10-01' AS BillingPeriodStart, TIMESTAMPTZ '2026-10-05 08:00:00+08' AS ChargePeriodStart,
      'Usage' AS ChargeCategory, 'AWS' AS ProviderName, '0001' AS BillingAccountId,
      MAP {'department': 'it'} AS Tags) TO ${literal(path)} (FORMAT parquet)`);
    const found = await read(path, ["BilledCost", "EffectiveCost", "ChargePeriodStart", "Tags"]);
    expect(values(found)).toEqual([
      ["0.100000000000000000", "0.000000612300000000", "2026-10-05 00:00:00", '{"department":"it"}'],
    ]);
  });
});

/** What AWS's guide to the report calls the kinds of line items, each with one row. */
const CUR_ROWS: readonly BillRow[] = [
  { kind: "Usage", cost: "1" },
  { kind: "DiscountedUsage", cost: "0", reservation_effective_cost: "2" },
  {
    kind: "RIFee",
    cost: "10",
    reservation_unused_recurring_fee: "3",
    reservation_unused_amortized_upfront_fee_for_billing_period: "1",
  },
  { kind: "SavingsPlanCoveredUsage", cost: "20", savings_plan_savings_plan_effective_cost: "12" },
  { kind: "SavingsPlanNegation", cost: "-20" },
  {
    kind: "SavingsPlanRecurringFee",
    cost: "15",
    savings_plan_total_commitment_to_date: "15",
    savings_plan_used_commitment: "12",
  },
  { kind: "SavingsPlanUpfrontFee", cost: "100" },
  { kind: "Tax", cost: "5" },
  { kind: "Credit", cost: "-4" },
].map(({ kind, cost, ...more }, index) => ({
  bill_billing_period_start_date: "2026-10-01T00:00:00.000Z",
  bill_billing_period_end_date: "2026-11-01T00:00:00.000Z",
  bill_payer_account_id: "000111122223333",
  bill_billing_entity: index === 0 ? "AWS Marketplace" : "AWS",
  line_item_usage_account_id: "000111122223333",
  line_item_usage_start_date: "2026-10-02T00:00:00.000Z",
  line_item_usage_end_date: "2026-10-02T01:00:00.000Z",
  line_item_line_item_type: kind,
  line_item_unblended_cost: cost,
  line_item_currency_code: "USD",
  line_item_resource_id: `r-${index}`,
  line_item_product_code: "AmazonEC2",
  reservation_effective_cost: null,
  reservation_unused_recurring_fee: null,
  reservation_unused_amortized_upfront_fee_for_billing_period: null,
  savings_plan_savings_plan_effective_cost: null,
  savings_plan_total_commitment_to_date: null,
  savings_plan_used_commitment: null,
  ...more,
})) as readonly BillRow[];

/** `line_item_unblended_cost` → `lineItem/UnblendedCost`, as the legacy report's CSV has it. */
function legacy(name: string): string {
  const camel = (words: string) => words.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const group = ["line_item", "savings_plan", "bill", "reservation"].find((prefix) =>
    name.startsWith(`${prefix}_`),
  );
  if (group === undefined) return name;
  const rest = camel(`_${name.slice(group.length + 1)}`);
  return `${camel(group)}/${rest}`;
}

describe("AWS Cost and Usage Report", () => {
  const columns = ["ChargeCategory", "BilledCost", "EffectiveCost", "CommitmentDiscountStatus"];
  const expected = [
    ["Usage", "1", "1", null],
    ["Usage", "0", "2", "Used"],
    ["Purchase", "10", "4", "Unused"],
    ["Usage", "20", "12", "Used"],
    ["Adjustment", "-20", "0", null],
    ["Purchase", "15", "3", "Unused"],
    ["Purchase", "100", "0", null],
    ["Tax", "5", "5", null],
    ["Credit", "-4", "-4", null],
  ];
  const short = (found: Read) =>
    values(found).map((row) =>
      row.map((value) => (value !== null && /^-?\d+\.0+$/.test(value) ? value.replace(/\.0+$/, "") : value)),
    );

  it("2.0 counts what was used up as AWS's guide does, with tags in a map", async () => {
    const rows = CUR_ROWS.map((row) => ({ ...row, resource_tags: tags({ user_department: "it" }) }));
    const found = await read(bill("cur.csv", csv(rows)), columns);
    expect([found.format, short(found)]).toEqual(["aws-cur", expected]);
    expect(values(await read(bill("cur.csv", csv(rows)), ["Tags"]))[0]).toEqual(['{"user_department":"it"}']);
  });

  it("of the legacy has the same figures under its own names, one column a tag", async () => {
    const rows = CUR_ROWS.map((row) => ({
      ...Object.fromEntries(Object.entries(row).map(([name, value]) => [legacy(name), value])),
      "resourceTags/user:Cost Center": "1001",
      "resourceTags/aws:createdBy": null,
    })) as readonly BillRow[];
    expect(Object.keys(rows[0] ?? {})).toContain("lineItem/UnblendedCost");
    const found = await read(bill("cur.csv", csv(rows)), [...columns, "Tags"]);
    expect([found.format, short(found)]).toEqual([
      "aws-cur",
      expected.map((row) => [...row, '{"Cost Center":"1001"}']),
    ]);
  });

  it("takes a product of the marketplace for somebody else's", async () => {
    const store = folder();
    await loadBills(engine, { files: [bill("cur.csv", csv(CUR_ROWS))], store });
    const { groups } = await allocate(engine, billsIn(store), { by: [], view: "billed", rules: NO_RULES });
    expect(groups.map(({ class: kind, amount }) => `${kind} ${amountText(amount)}`)).toContain(
      "marketplace 1",
    );
  });
});

const INSTANCE: BillRow = {
  BillingCycle: "2026-10",
  BillingDate: "2026-10-05",
  BillAccountID: "0123456789012345",
  OwnerID: "0123456789012345",
  ProductCode: "ecs",
  ProductName: "Elastic Compute Service",
  InstanceID: "i-bp1",
  Item: "PayAsYouGoBill",
  PretaxGrossAmount: "12",
  PretaxAmount: "10.5",
  Currency: "CNY",
  CostUnit: "未分配",
  ResourceGroup: "default",
  Tag: "key:department value:零售 部; key:cost-center value:10:01",
};

describe("Alibaba Cloud", () => {
  const columns = ["BilledCost", "EffectiveCost", "ChargeCategory", "ResourceId", "x_CostUnit", "Tags"];

  it("by instance does not know what a subscription used up", async () => {
    const rows = [
      INSTANCE,
      {
        ...INSTANCE,
        InstanceID: "i-bp2",
        Item: "SubscriptionOrder",
        PretaxAmount: "1200",
        CostUnit: "stores",
        Tag: "",
      },
      { ...INSTANCE, InstanceID: "i-bp3", Item: "Refund", PretaxAmount: "-7", Tag: "" },
    ];
    const found = await read(bill("ali.csv", csv(rows)), columns);
    const own = '{"department":"零售 部","cost-center":"10:01"}';
    expect([found.format, ...values(found)]).toEqual([
      "alibaba-instance",
      ["10.500000000000000000", "10.500000000000000000", "Usage", "i-bp1", null, own],
      ["1200.000000000000000000", null, "Purchase", "i-bp2", "stores", "{}"],
      ["-7.000000000000000000", "-7.000000000000000000", "Credit", "i-bp3", null, "{}"],
    ]);
  });

  it("by month has no days, and is of the whole month", async () => {
    const { BillingDate: _, ...row } = INSTANCE;
    const found = await read(bill("ali.csv", csv([row])), ["ChargePeriodStart", "ChargePeriodEnd"]);
    expect(values(found)).toEqual([["2026-10-01 00:00:00", "2026-11-01 00:00:00"]]);
  });

  it("split names what lies within an instance", async () => {
    const rows = [{ ...INSTANCE, SplitItemID: "vol-1", SplitItemName: "orders", SplitAccountID: "9" }];
    const found = await read(bill("ali.csv", csv(rows)), ["ResourceId", "ResourceName", "SubAccountId"]);
    expect(values(found)).toEqual([["vol-1", "orders", "9"]]);
  });

  it("amortised bills a subscription once, and uses it up month by month", async () => {
    const month = (AmortizationPeriod: string) => ({
      AmortizationPeriod,
      ConsumePeriod: "202609",
      BillAccountID: "0123456789012345",
      BillOwnerID: "0123456789012345",
      ProductCode: "rds",
      InstanceID: `rm-${AmortizationPeriod}`,
      SubscriptionType: "Subscription",
      PretaxAmount: "1200",
      CurrentAmortizationPretaxAmount: "100",
      Tag: "",
    });
    const found = await read(bill("ali.csv", csv([month("202609"), month("202610")])), columns.slice(0, 2));
    expect([found.format, ...values(found)]).toEqual([
      "alibaba-amortised",
      ["1200.000000000000000000", "100.000000000000000000"],
      ["0.000000000000000000", "100.000000000000000000"],
    ]);
  });

  it("in its FOCUS preview keeps an instance where there is no resource", async () => {
    const { ResourceId: _, ...row } = CHARGE;
    const rows = [
      { ...row, x_InstanceID: "i-bp9", ProviderName: "Alibaba Cloud", Tags: '{"department":"it"}' },
    ];
    expect(values(await read(bill("a.csv", csv(rows)), ["ResourceId", "Tags"]))).toEqual([
      ["i-bp9", '{"department":"it"}'],
    ]);
  });
});

describe("a bill with no more columns than tell its format", () => {
  const month = {
    BillingCycle: "2026-10",
    AmortizationPeriod: "202610",
    BillingPeriodStartDate: "10/1/2026",
  };
  it.each([
    [
      "focus",
      { BilledCost: "1", EffectiveCost: "1", ChargeCategory: "Usage", BillingPeriodStart: "2026-10-01" },
    ],
    [
      "aws-cur",
      {
        line_item_unblended_cost: "1",
        line_item_line_item_type: "Usage",
        line_item_usage_start_date: "2026-10-01",
        bill_billing_period_start_date: "2026-10-01",
      },
    ],
    [
      "alibaba-instance",
      { ...month, PretaxAmount: "1", ProductCode: "ecs", InstanceID: "i-1", AmortizationPeriod: null },
    ],
    [
      "alibaba-amortised",
      { AmortizationPeriod: "202610", CurrentAmortizationPretaxAmount: "1", PretaxAmount: "1" },
    ],
    [
      "azure-ea",
      {
        BillingPeriodStartDate: "10/1/2026",
        CostInBillingCurrency: "1",
        MeterCategory: "x",
        ChargeType: "Usage",
      },
    ],
  ] as const)("is read: %s", async (format, row) => {
    const { AmortizationPeriod, ...own } = row as BillRow;
    const columns = AmortizationPeriod === null || AmortizationPeriod === undefined ? own : row;
    const found = await read(bill("a.csv", csv([columns as BillRow])), ["BilledCost"]);
    expect([found.format, ...values(found)]).toEqual([format, ["1.000000000000000000"]]);
  });
});

describe("Azure", () => {
  it("of an enterprise agreement has American dates, and tags without their braces", async () => {
    const rows: readonly BillRow[] = [
      {
        BillingAccountId: "12345678",
        BillingPeriodStartDate: "9/1/2026",
        Date: "9/2/2026",
        CostInBillingCurrency: "5.64902E-05",
        BillingCurrencyCode: "CAD",
        MeterCategory: "Virtual Network",
        ChargeType: "Usage",
        SubscriptionId: "e18e",
        ResourceId: "/subscriptions/1",
        PublisherType: "Azure",
        Tags: '"env": "prod","team": "a: b"',
      },
    ];
    const found = await read(bill("azure.csv", csv(rows)), ["BilledCost", "BillingPeriodStart", "Tags"]);
    expect([found.format, ...values(found)]).toEqual([
      "azure-ea",
      ["0.000056490200000000", "2026-09-01 00:00:00", '{"env":"prod","team":"a: b"}'],
    ]);
  });
});
