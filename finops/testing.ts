import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { allocate, type Bills, type CostAllocation } from "./allocation/allocate.ts";
import type { View } from "./allocation/plan.ts";
import type { Engine } from "./engine.ts";
import { type CostRules, NO_RULES, parseRules } from "./rules.ts";
import { billsIn } from "./store/bills.ts";
import { loadBills } from "./store/load.ts";

/** A charge as a test writes it: FOCUS names, text as an export has it. */
export type BillRow = Readonly<Record<string, string | null>>;

export const CHARGE: BillRow = {
  BilledCost: "1",
  EffectiveCost: "1",
  BillingCurrency: "CNY",
  BillingPeriodStart: "2026-10-01T00:00:00Z",
  BillingPeriodEnd: "2026-11-01T00:00:00Z",
  ChargePeriodStart: "2026-10-05T00:00:00Z",
  ChargePeriodEnd: "2026-10-06T00:00:00Z",
  ChargeCategory: "Usage",
  BillingAccountId: "0001",
  SubAccountId: "0001",
  ProviderName: "AWS",
  PublisherName: "AWS",
  ServiceName: "Compute",
  ResourceId: "i-1",
  InvoiceId: "inv-1",
  Tags: "{}",
};

/** Charges that differ from the usual one in what is given. */
export function charges(...rows: readonly BillRow[]): readonly BillRow[] {
  return rows.map((row) => ({ ...CHARGE, ...row }));
}

export function tags(values: Readonly<Record<string, string>>): string {
  return JSON.stringify(values);
}

/** RFC 4180; NULL as many exports write it. */
export function csv(rows: readonly BillRow[], columns = Object.keys(rows[0] ?? CHARGE)): string {
  const cell = (value: string | null | undefined) =>
    value === null || value === undefined ? "NULL" : `"${value.replaceAll('"', '""')}"`;
  return [columns.join(","), ...rows.map((row) => columns.map((name) => cell(row[name])).join(",")), ""].join(
    "\n",
  );
}

export function folder(): string {
  return mkdtempSync(join(tmpdir(), "bills-"));
}

/** Writes a file into a folder of its own; `.gz` is packed. */
export function bill(name: string, content: string | Uint8Array, into = folder()): string {
  const path = join(into, name);
  writeFileSync(path, name.endsWith(".gz") ? gzipSync(content) : content);
  return path;
}

/** Any amount that a bill may have: credits, fractions of a cent, the exponents of floats. */
export const anyAmount: fc.Arbitrary<string> = fc
  .record({
    whole: fc.integer({ min: -99_999, max: 999_999 }),
    fraction: fc.integer({ min: 0, max: 999_999_999 }),
    digits: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ whole, fraction, digits }) =>
    digits === 0 ? String(whole) : `${whole}.${String(fraction).padStart(9, "0").slice(0, digits)}`,
  );

const anyTag = fc.constantFrom("finance", "it", "retail", " it ", "零售", '"; key:x value:y', "", "=1+1");

/** Any bill of a few months, currencies, kinds of charges and spellings. */
export const anyBill: fc.Arbitrary<readonly BillRow[]> = fc
  .array(
    fc.record({
      BilledCost: anyAmount,
      EffectiveCost: anyAmount,
      month: fc.constantFrom("2026-08", "2026-09", "2026-10"),
      BillingCurrency: fc.constantFrom("CNY", "USD"),
      ChargeCategory: fc.constantFrom("Usage", "Usage", "Usage", "Purchase", "Tax", "Credit", "Adjustment"),
      ResourceId: fc.option(fc.constantFrom("i-1", "db-1", "bucket"), { nil: null }),
      PublisherName: fc.constantFrom("AWS", "AWS", "A software house"),
      CommitmentDiscountStatus: fc.constantFrom(null, null, "Used", "Unused"),
      department: fc.option(anyTag, { nil: null }),
      dept: fc.option(anyTag, { nil: null }),
      project: fc.option(anyTag, { nil: null }),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((rows) =>
    rows.map(({ month, department, dept, project, ...row }) => ({
      ...CHARGE,
      ...row,
      BillingPeriodStart: `${month}-01T00:00:00Z`,
      Tags: JSON.stringify(
        Object.fromEntries(
          Object.entries({ department, dept, project }).filter(([, value]) => value !== null),
        ),
      ),
    })),
  );

/** Rules of a file with this text under its heading. */
export function rulesOf(text: string | undefined): CostRules {
  return text === undefined
    ? NO_RULES
    : parseRules(`apiVersion: atrium/v1\nkind: CostRules\n${text}`, "costs.yaml");
}

/** Loads charges into a store of their own. */
export async function billsOf(engine: Engine, rows: readonly BillRow[]): Promise<Bills> {
  const store = folder();
  await loadBills(engine, { files: [bill("bill.csv", csv(rows))], store });
  return billsIn(store);
}

export interface Asked {
  readonly by: readonly string[];
  readonly view?: View;
  readonly rules?: string;
  readonly currency?: string;
}

export async function allocated(
  engine: Engine,
  rows: readonly BillRow[],
  { by, view = "billed", rules, currency }: Asked,
): Promise<CostAllocation> {
  const request = { by, view, rules: rulesOf(rules), ...(currency !== undefined && { currency }) };
  return allocate(engine, await billsOf(engine, rows), request);
}
