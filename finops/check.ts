import { BILLED_TAGS } from "../components/tagging/contract.ts";
import { type Bills, synonymsOf } from "./allocation/allocate.ts";
import { dimensionOf } from "./allocation/keys.ts";
import { centreFindings } from "./centre-check.ts";
import { CHARGE_NAMES, NO_CURRENCY } from "./charge.ts";
import type { Engine } from "./engine.ts";
import type { CostRules } from "./rules.ts";
import { identifier } from "./sql.ts";
import type { BillSet } from "./store/manifest.ts";

/** Something about loaded bills that finance should know before it trusts a figure. */
export interface BillFinding {
  readonly code: string;
  readonly month: string | null;
  readonly set: string | null;
  readonly message: string;
  readonly hint: string;
}

type Checked = Bills & { readonly sets: readonly BillSet[] };

/** Loaded bills → what is odd about them. Nothing of it stops an allocation. */
export async function checkBills(
  engine: Engine,
  bills: Checked,
  rules: CostRules,
): Promise<readonly BillFinding[]> {
  return [
    ...gaps(bills.sets),
    ...currencies(bills.sets),
    ...tagKeys(bills, rules),
    ...(await repeats(engine, bills)),
    ...(await outside(engine, bills)),
    ...(await commitments(engine, bills)),
    ...(await centreFindings(engine, bills, rules)),
  ];
}

/** A month between two of one account that nobody loaded. */
function gaps(sets: readonly BillSet[]): readonly BillFinding[] {
  return [...Map.groupBy(sets, ({ set }) => set)].flatMap(([set, own]) => {
    const months = new Set(own.map(({ month }) => month));
    const [first, last] = [[...months].sort()[0], [...months].sort().at(-1)];
    return monthsBetween(first ?? "", last ?? "")
      .filter((month) => !months.has(month))
      .map((month) => ({
        code: "gap",
        month,
        set,
        message: "is not loaded, though the months before and after it are",
        hint: "load its bill, or trends and budgets miss a month",
      }));
  });
}

/** `2026-11`, `2027-02` → the four of them. */
function monthsBetween(first: string, last: string): readonly string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = first.split("-").map(Number);
  for (;;) {
    const text = `${year}-${String(month).padStart(2, "0")}`;
    if (text > last || year === 0) return months;
    months.push(text);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

function currencies(sets: readonly BillSet[]): readonly BillFinding[] {
  return sets.flatMap(({ month, set, sums }) =>
    sums.some(({ currency }) => currency === NO_CURRENCY)
      ? [
          {
            code: "no-currency",
            month,
            set,
            message: "names no currency, so its amounts stand under XXX",
            hint: "export it with its currency column, where the cloud has one",
          },
        ]
      : [],
  );
}

/** Several spellings of one key are one conflict away from a wrong department. */
function tagKeys(bills: Checked, rules: CostRules): readonly BillFinding[] {
  return BILLED_TAGS.flatMap((key) => {
    const dimension = dimensionOf(key, bills.tagKeys, CHARGE_NAMES, synonymsOf(rules));
    if (dimension.kind !== "tag" || dimension.spellings.length === 1) return [];
    const none = dimension.spellings.length === 0;
    return [
      {
        code: none ? "no-tag-key" : "tag-spellings",
        month: null,
        set: null,
        message: none
          ? `no charge carries "${key}"`
          : `"${key}" is spelled ${dimension.spellings.map((spelling) => JSON.stringify(spelling)).join(", ")}`,
        hint: none
          ? "activate the key in the cloud's billing console; it shows from the next day on"
          : "tag with one spelling; until then each of them counts",
      },
    ];
  });
}

/** Equal charges of one resource at one time, in all columns: a part of an export that came twice. */
async function repeats(engine: Engine, { from }: Checked): Promise<readonly BillFinding[]> {
  const all = CHARGE_NAMES.map(identifier).join(", ");
  const rows = await engine.rows(
    `SELECT month, sum(times - 1) AS extra, sum((times - 1) * billed) AS amount FROM (
       SELECT strftime("BillingPeriodStart", '%Y-%m') AS month, count(*) AS times, any_value("BilledCost") AS billed
       FROM ${from} WHERE "ResourceId" IS NOT NULL AND "BilledCost" <> 0 GROUP BY month, hash(${all}) HAVING count(*) > 1
     ) GROUP BY month ORDER BY month`,
  );
  return rows.map(({ month, extra, amount }) => ({
    code: "repeated-rows",
    month: month ?? null,
    set: null,
    message: `has ${counted(extra)} more than once, equal in every column, worth ${plain(amount)}`,
    hint: "compare with the invoice: atrium costs reconcile; a part of the export may have come twice",
  }));
}

/** Usage of another month than the bill's: late corrections, or the wrong file. */
async function outside(engine: Engine, { from }: Checked): Promise<readonly BillFinding[]> {
  const rows = await engine.rows(
    `SELECT strftime("BillingPeriodStart", '%Y-%m') AS month, count(*) AS charges, sum("BilledCost") AS amount
     FROM ${from}
     WHERE "ChargeClass" IS DISTINCT FROM 'Correction' AND "ChargeCategory" = 'Usage'
       AND ("ChargePeriodStart" < "BillingPeriodStart" OR "ChargePeriodStart" >= "BillingPeriodEnd")
     GROUP BY month ORDER BY month`,
  );
  return rows.map(({ month, charges, amount }) => ({
    code: "outside-period",
    month: month ?? null,
    set: null,
    message: `has ${counted(charges)} for usage of another month, worth ${plain(amount)}`,
    hint: "see whether they are corrections; a bill of another month may have been given this one's name",
  }));
}

/** What was bought ahead should be what was used and unused of it over its life. */
async function commitments(engine: Engine, { from }: Checked): Promise<readonly BillFinding[]> {
  const rows = await engine.rows(
    `SELECT count(*) AS unknown, sum("BilledCost") AS amount FROM ${from}
     WHERE "CommitmentDiscountId" IS NOT NULL AND "ChargeCategory" = 'Usage' AND "CommitmentDiscountStatus" IS NULL`,
  );
  return rows
    .filter(({ unknown }) => Number(unknown) > 0)
    .map(({ unknown }) => ({
      code: "commitment-status",
      month: null,
      set: null,
      message: `${counted(unknown)} under a commitment: whether it was used or unused is not said`,
      hint: "atrium costs commitments leaves them out of both",
    }));
}

function counted(charges: string | null | undefined): string {
  return charges === "1" ? "1 charge" : `${charges} charges`;
}

function plain(amount: string | null | undefined): string {
  return (amount ?? "0").replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, "");
}
