import type { Diagnostic } from "../../ipam/diagnostic.ts";
import { CHARGE_NAMES, NO_CURRENCY } from "../charge.ts";
import type { Engine } from "../engine.ts";
import { identifier, literal } from "../sql.ts";
import { fault } from "./faults.ts";
import type { FileFacts } from "./integrity.ts";

/** Rows of one bill in one month, account and currency. */
export interface Part {
  /** Place of the bill among all of the call. */
  readonly file: number;
  readonly month: string;
  readonly set: string;
  readonly currency: string;
  readonly provider: string;
  readonly account: string;
  readonly rows: number;
  readonly billed: string;
  /** Null where not every row has one. */
  readonly effective: string | null;
  /** Sum of the rows' hashes: the same wherever they stand. */
  readonly hash: bigint;
  readonly allocated: number;
  readonly unread: number;
  readonly sample: string | null;
  readonly empty: number;
  readonly undated: number;
}

/** Written for bills without a period. */
const NO_MONTH = "none";

/** One row, all columns of a charge. */
const ROW = CHARGE_NAMES.map(identifier).join(", ");

export function parquetIn(folder: string): string {
  return `read_parquet(${literal(`${folder}/**/*.parquet`)}, hive_partitioning = true, hive_types_autocast = false)`;
}

/** One look at what was read: all that is to be known of it. */
export async function partsOf(engine: Engine, folder: string): Promise<readonly Part[]> {
  const rows = await engine.rows(
    `SELECT "x_File" AS file, x_Month AS month, x_Set AS set, "BillingCurrency" AS currency, count(*) AS rows,
       any_value(COALESCE("ServiceProviderName", "InvoiceIssuerName", 'unknown')) AS provider,
       any_value(COALESCE("BillingAccountId", 'unknown')) AS account,
       COALESCE(sum("BilledCost"), 0) AS billed,
       CASE WHEN count("EffectiveCost") = count(*) THEN sum("EffectiveCost") END AS effective,
       sum(hash(${ROW})::HUGEINT) AS hash,
       count(*) FILTER (cardinality("AllocatedTags") > 0) AS allocated,
       count("x_Unread") AS unread, min("x_Unread") AS sample,
       count(*) FILTER ("BilledCost" IS NULL AND "x_Unread" IS NULL) AS empty,
       count(*) FILTER ("BillingPeriodStart" IS NULL AND "x_Unread" IS NULL) AS undated
     FROM ${parquetIn(folder)} GROUP BY ALL ORDER BY ALL`,
  );
  return rows.map((row) => ({
    file: Number(row.file),
    month: row.month ?? NO_MONTH,
    set: row.set ?? "",
    currency: row.currency ?? NO_CURRENCY,
    provider: row.provider ?? "unknown",
    account: row.account ?? "unknown",
    rows: Number(row.rows),
    billed: row.billed ?? "0",
    effective: row.effective ?? null,
    hash: BigInt(row.hash ?? "0"),
    allocated: Number(row.allocated),
    unread: Number(row.unread),
    sample: row.sample ?? null,
    empty: Number(row.empty),
    undated: Number(row.undated),
  }));
}

export function fingerprintOf(parts: readonly Part[]): string {
  return `${sumOf(parts, ({ rows }) => rows)}:${parts.reduce((sum, { hash }) => sum + hash, 0n)}`;
}

export function sumOf(parts: readonly Part[], of: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + of(part), 0);
}

/** ISO 4217, as the runtime knows it, and the code for none. */
const CURRENCIES: ReadonlySet<string> = new Set([...Intl.supportedValuesOf("currency"), NO_CURRENCY]);

export function faultsOf(
  file: string,
  { records }: FileFacts,
  parts: readonly Part[],
): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  const say = (code: string, message: string, hint: string) => faults.push(fault(code, file, message, hint));
  const rows = sumOf(parts, (part) => part.rows);
  if (records !== undefined && records !== rows)
    say(
      "costs.lost-rows",
      `has ${records} records, of which ${rows} were read`,
      "fetch it again; if it stays so, please report it",
    );
  const unread = sumOf(parts, (part) => part.unread);
  if (unread > 0)
    say(
      "costs.unread-value",
      `has ${unread} rows with a value that cannot be read, such as ${parts.find(({ sample }) => sample !== null)?.sample}`,
      "export the bill again, or mend these values: amounts with a point, dates as YYYY-MM-DD, tags as JSON",
    );
  const empty = sumOf(parts, (part) => part.empty);
  if (empty > 0)
    say(
      "costs.no-amount",
      `has ${empty} rows without a billed amount`,
      "a missing amount is not zero: export the bill again, with its cost columns",
    );
  const undated = sumOf(parts, (part) => part.undated);
  if (undated > 0)
    say(
      "costs.no-month",
      `has ${undated} rows without a billing period`,
      "export the bill again, with its billing period",
    );
  const odd = [...new Set(parts.map(({ currency }) => currency))].filter((code) => !CURRENCIES.has(code));
  if (odd.length > 0)
    say(
      "costs.currency",
      `is in ${odd.join(", ")}, which is no currency of ISO 4217`,
      "use codes such as CNY or USD",
    );
  return faults;
}
