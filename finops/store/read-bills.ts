import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../ipam/diagnostic.ts";
import { CHARGE_NAMES, NO_CURRENCY } from "../charge.ts";
import type { Engine, Row } from "../engine.ts";
import { UnreadableFile } from "../readers/csv-header.ts";
import { chargesOf, type OpenBill, openBill } from "../readers/open-bill.ts";
import { identifier, list, literal } from "../sql.ts";
import { engineFault, fault, refuse } from "./faults.ts";
import { type FileFacts, fileFacts } from "./integrity.ts";

/** A bill under the name that the user gave it. */
export interface NamedBill extends OpenBill {
  readonly name: string;
  /** Its place among all bills of the call. */
  readonly index: number;
}

export interface ReadBill {
  readonly bill: NamedBill;
  readonly facts: FileFacts;
  readonly rows: number;
  /** The same for the same rows, whatever their order and compression. */
  readonly fingerprint: string;
  readonly faults: readonly Diagnostic[];
}

/** Called as the work goes on: how many bills are being read, which is the first, and the share that is done. */
export type OnProgress = (name: string, count: number, share: number | undefined) => void;

/** Column of the work's Parquet files: place of the bill that a row is of. */
export const FILE = "x_File";

/** One row, all columns: the hash of these is the same wherever the row stands. */
export const ROW = CHARGE_NAMES.map(identifier).join(", ");

/** @throws BadInput with every file that is no bill */
export async function openBills(
  engine: Engine,
  files: readonly string[],
  named: readonly string[],
): Promise<readonly NamedBill[]> {
  const faults: Diagnostic[] = [];
  const opened: NamedBill[] = [];
  for (const [index, file] of files.entries()) {
    const name = named[index] ?? file;
    try {
      if (!statSync(file, { throwIfNoEntry: false })?.isFile())
        throw new UnreadableFile("is no file", "give the path of a bill: CSV, CSV.gz or Parquet");
      opened.push({ ...(await openBill(engine, file)), name, index });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      faults.push(fault("costs.unreadable", name, error.message, error.hint));
    }
  }
  refuse(faults);
  return opened;
}

/**
 * Bills to Parquet, split by month and account. Those of one shape are read in one go; where that fails each is read
 * by itself, so that every broken one is named.
 */
export async function readBills(
  engine: Engine,
  bills: readonly NamedBill[],
  work: string,
  onProgress: OnProgress | undefined,
): Promise<readonly ReadBill[]> {
  const read: ReadBill[] = [];
  const shapes = Map.groupBy(bills, ({ format, shape }) => `${format.id} ${shape}`);
  for (const [number, alike] of [...shapes.values()].entries()) {
    const folder = join(work, String(number));
    const together = await readAlike(engine, alike, folder, onProgress);
    if (together !== undefined) read.push(...together);
    else
      for (const bill of alike)
        read.push(...((await readAlike(engine, [bill], join(folder, String(bill.index)), onProgress)) ?? []));
  }
  return read.sort((one, other) => one.bill.index - other.bill.index);
}

/** Undefined where several bills could not be read together: one of them is broken, and the engine does not say which. */
async function readAlike(
  engine: Engine,
  bills: readonly NamedBill[],
  folder: string,
  onProgress: OnProgress | undefined,
): Promise<readonly ReadBill[] | undefined> {
  const [first] = bills;
  if (first === undefined) return [];
  const timer = setInterval(() => onProgress?.(first.name, bills.length, engine.progress()), 200);
  // Both at once: the engine works on threads of its own.
  const [facts, copied] = await Promise.all([
    settled(bills.map((bill) => () => factsOf(bill))),
    settled([() => engine.run(copyOf(bills, folder))]),
  ]).finally(() => clearInterval(timer));
  const failed = copied[0]?.error;
  if (failed !== undefined && bills.length > 1) {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  const found = failed === undefined ? await inspect(engine, folder) : new Map<number, Row>();
  return bills.map((bill, index) => {
    const own = facts[index];
    const nothing = { bill, rows: 0, fingerprint: "", facts: { bytes: 0, sha256: "" } };
    if (own?.error instanceof UnreadableFile)
      return {
        ...nothing,
        faults: [fault("costs.unreadable", bill.name, own.error.message, own.error.hint)],
      };
    if (own?.error !== undefined) throw own.error;
    if (failed !== undefined) return { ...nothing, faults: [engineFault(bill.name, failed)] };
    const row = found.get(bill.index);
    const rows = Number(row?.rows ?? 0);
    const read = {
      bill,
      rows,
      fingerprint: `${rows}:${row?.fingerprint ?? ""}`,
      facts: own?.value ?? nothing.facts,
    };
    return { ...read, faults: faultsOf(bill.name, read.facts, rows, row) };
  });
}

interface Settled<T> {
  readonly value?: T;
  readonly error?: unknown;
}

/** One after the other: two files at once would only wait for one disk. */
async function settled<T>(tasks: readonly (() => Promise<T>)[]): Promise<readonly Settled<T>[]> {
  const results: Settled<T>[] = [];
  for (const task of tasks) {
    try {
      results.push({ value: await task() });
    } catch (error) {
      results.push({ error });
    }
  }
  return results;
}

function factsOf({ path, csv, gzip }: NamedBill): Promise<FileFacts> {
  return fileFacts(path, csv ? (gzip ? "csv.gz" : "csv") : "parquet");
}

function copyOf(bills: readonly NamedBill[], folder: string): string {
  const provider = `lower(regexp_replace(COALESCE("ServiceProviderName", "InvoiceIssuerName", 'unknown'), '[^A-Za-z0-9]+', '-', 'g'))`;
  const account = `regexp_replace(COALESCE("BillingAccountId", 'unknown'), '[^A-Za-z0-9_.-]+', '-', 'g')`;
  const [first] = bills;
  if (first === undefined) throw new Error("no bills to read");
  const places = list(bills.map(({ index }) => String(index)));
  const charges = chargesOf(
    first,
    bills.map(({ path }) => path),
  );
  return `COPY (
    SELECT * REPLACE (
        COALESCE("BillingCurrency", ${literal(NO_CURRENCY)}) AS "BillingCurrency",
        CAST([${places}][${identifier(FILE)} + 1] AS INTEGER) AS ${identifier(FILE)}),
      COALESCE(strftime("BillingPeriodStart", '%Y-%m'), 'none') AS x_Month,
      concat(${providerSlug(provider)}, '-', ${account}) AS x_Set
    FROM (${charges})
  ) TO ${literal(folder)} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (x_Month, x_Set))`;
}

/** One cloud under several names would be two bills of one account. */
function providerSlug(slug: string): string {
  return `CASE
    WHEN ${slug} IN ('aws', 'amazon', 'amazon-web-services', 'amazon-web-services-inc-') THEN 'aws'
    WHEN ${slug} LIKE 'alibaba%' OR ${slug} LIKE 'aliyun%' THEN 'alibaba-cloud'
    WHEN ${slug} LIKE 'microsoft%' OR ${slug} LIKE 'azure%' THEN 'microsoft'
    ELSE trim(${slug}, '-') END`;
}

export function parquetIn(folder: string): string {
  return `read_parquet(${literal(`${folder}/**/*.parquet`)}, hive_partitioning = true, hive_types_autocast = false)`;
}

export function parquetFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".parquet"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    // A folder that nothing was written to: bills without a row.
    return [];
  }
}

/** Place of a bill → what its rows say of it; a bill without rows is not there. */
async function inspect(engine: Engine, folder: string): Promise<ReadonlyMap<number, Row>> {
  if (parquetFiles(folder).length === 0) return new Map();
  const rows = await engine.rows(
    `SELECT ${identifier(FILE)} AS file, count(*) AS rows, count("x_Unread") AS unread, min("x_Unread") AS sample,
       count(*) FILTER ("BilledCost" IS NULL AND "x_Unread" IS NULL) AS empty,
       count(*) FILTER ("BillingPeriodStart" IS NULL AND "x_Unread" IS NULL) AS undated,
       string_agg(DISTINCT "BillingCurrency", ', ') FILTER ("BillingCurrency" NOT IN (${list(CURRENCIES)})) AS odd,
       sum(hash(${ROW})::HUGEINT) AS fingerprint
     FROM ${parquetIn(folder)} GROUP BY file`,
  );
  return new Map(rows.map((row) => [Number(row.file), row]));
}

/** ISO 4217, as the runtime knows it, and the code for none. */
const CURRENCIES: readonly string[] = [...Intl.supportedValuesOf("currency"), NO_CURRENCY];

function faultsOf(
  file: string,
  { records }: FileFacts,
  rows: number,
  found: Row | undefined,
): readonly Diagnostic[] {
  const faults: Diagnostic[] = [];
  const say = (code: string, message: string, hint: string) => faults.push(fault(code, file, message, hint));
  if (records !== undefined && records !== rows)
    say(
      "costs.lost-rows",
      `has ${records} records, of which ${rows} were read`,
      "fetch it again; if it stays so, please report it",
    );
  if (Number(found?.unread ?? 0) > 0)
    say(
      "costs.unread-value",
      `has ${found?.unread} rows with a value that cannot be read, such as ${found?.sample}`,
      "export the bill again, or mend these values: amounts with a point, dates as YYYY-MM-DD, tags as JSON",
    );
  if (Number(found?.empty ?? 0) > 0)
    say(
      "costs.no-amount",
      `has ${found?.empty} rows without a billed amount`,
      "a missing amount is not zero: export the bill again, with its cost columns",
    );
  if (Number(found?.undated ?? 0) > 0)
    say(
      "costs.no-month",
      `has ${found?.undated} rows without a billing period`,
      "export the bill again, with its billing period",
    );
  if (found?.odd !== null && found?.odd !== undefined)
    say(
      "costs.currency",
      `is in ${found.odd}, which is no currency of ISO 4217`,
      "use codes such as CNY or USD",
    );
  return faults;
}
