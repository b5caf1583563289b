import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../../ipam/diagnostic.ts";
import { kindOf } from "../allocation/classes.ts";
import { DUCKDB } from "../allocation/dialect.ts";
import { NO_CURRENCY } from "../charge.ts";
import type { Engine } from "../engine.ts";
import { UnreadableFile } from "../readers/csv-header.ts";
import { chargesOf, type OpenBill, openBill } from "../readers/open-bill.ts";
import { literal } from "../sql.ts";
import { engineFault, fault, refuse } from "./faults.ts";
import { type FileFacts, fileFacts } from "./integrity.ts";
import { faultsOf, fingerprintOf, type Part, partsOf } from "./parts.ts";
import { preparedColumns } from "./tag-columns.ts";

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
  readonly parts: readonly Part[];
  readonly faults: readonly Diagnostic[];
}

/** Called as the work goes on: how many bills are being read, which is the first, and the share that is done. */
export type OnProgress = (name: string, count: number, share: number | undefined) => void;

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
 * Bills to Parquet, split by month and account. Those of one shape are read in one go by each engine; where that fails
 * each is read by itself, so that every broken one is named.
 * @param engines work side by side, each on a part of the bills
 */
export async function readBills(
  engines: readonly Engine[],
  bills: readonly NamedBill[],
  keys: readonly string[],
  work: string,
  onProgress: OnProgress | undefined,
): Promise<readonly ReadBill[]> {
  const shapes = [...Map.groupBy(bills, ({ format, shape }) => `${format.id} ${shape}`).values()];
  const bundles = shapes.flatMap((alike) => bundlesOf(alike, engines.length));
  const waiting = [...bundles.entries()];
  const read: ReadBill[] = [];
  const facts = factsOf(bills);
  const shown = () => onProgress?.(bills[0]?.name ?? "", bills.length, progressOf(engines));
  const timer = setInterval(shown, 200);
  const turns = engines.map(async (engine) => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [number, bundle] = next;
      const folder = join(work, String(number));
      const together = await readAlike(engine, bundle, keys, folder, facts);
      if (together !== undefined) read.push(...together);
      else
        for (const bill of bundle) {
          const alone = await readAlike(engine, [bill], keys, join(folder, String(bill.index)), facts);
          read.push(...(alone ?? []));
        }
    }
  });
  try {
    // All of them, so that no engine is still at work when its folder goes.
    const failed = (await Promise.allSettled(turns)).find(({ status }) => status === "rejected");
    if (failed?.status === "rejected") throw failed.reason;
  } finally {
    clearInterval(timer);
  }
  return read.sort((one, other) => one.bill.index - other.bill.index);
}

/** As many parts as there are engines, of much the same size. */
function bundlesOf(bills: readonly NamedBill[], count: number): readonly (readonly NamedBill[])[] {
  const bundles = Array.from({ length: Math.min(count, bills.length) }, () => ({
    bytes: 0,
    bills: [] as NamedBill[],
  }));
  const sized = bills.map((bill) => ({ bill, bytes: statSync(bill.path).size }));
  for (const { bill, bytes } of sized.sort((one, other) => other.bytes - one.bytes)) {
    const least = bundles.reduce((one, other) => (other.bytes < one.bytes ? other : one));
    least.bytes += bytes;
    least.bills.push(bill);
  }
  return bundles.map((bundle) => bundle.bills.sort((one, other) => one.index - other.index));
}

function progressOf(engines: readonly Engine[]): number | undefined {
  const shares = engines.flatMap((engine) => engine.progress() ?? []);
  return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0) / engines.length;
}

/** Undefined where several bills could not be read together: one of them is broken, and the engine does not say which. */
async function readAlike(
  engine: Engine,
  bills: readonly NamedBill[],
  keys: readonly string[],
  folder: string,
  facts: Promise<ReadonlyMap<number, Settled<FileFacts>>>,
): Promise<readonly ReadBill[] | undefined> {
  // Both at once: the engine works on threads of its own.
  const { error: failed } = await settle(() => engine.run(copyOf(bills, keys, folder)));
  if (failed !== undefined && bills.length > 1) {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
  const found = failed === undefined && parquetFiles(folder).length > 0 ? await partsOf(engine, folder) : [];
  const all = await facts;
  return bills.map((bill) => {
    const own = all.get(bill.index);
    const nothing = { bill, rows: 0, fingerprint: "", parts: [], facts: { bytes: 0, sha256: "" } };
    if (own?.error instanceof UnreadableFile)
      return {
        ...nothing,
        faults: [fault("costs.unreadable", bill.name, own.error.message, own.error.hint)],
      };
    if (own?.error !== undefined) throw own.error;
    if (failed !== undefined) return { ...nothing, faults: [engineFault(bill.name, failed)] };
    const parts = found.filter(({ file }) => file === bill.index);
    const rows = parts.reduce((sum, part) => sum + part.rows, 0);
    const read = {
      ...nothing,
      parts,
      rows,
      fingerprint: fingerprintOf(parts),
      facts: own?.value ?? nothing.facts,
    };
    return { ...read, faults: faultsOf(bill.name, read.facts, parts) };
  });
}

interface Settled<T> {
  readonly value?: T;
  readonly error?: unknown;
}

async function settle<T>(task: () => Promise<T>): Promise<Settled<T>> {
  try {
    return { value: await task() };
  } catch (error) {
    return { error };
  }
}

/** Place of a bill → its facts. One after the other: two files at once would only wait for one disk. */
async function factsOf(bills: readonly NamedBill[]): Promise<ReadonlyMap<number, Settled<FileFacts>>> {
  const found = new Map<number, Settled<FileFacts>>();
  for (const { index, path, csv, gzip } of bills)
    found.set(index, await settle(() => fileFacts(path, csv ? (gzip ? "csv.gz" : "csv") : "parquet")));
  return found;
}

function copyOf(bills: readonly NamedBill[], keys: readonly string[], folder: string): string {
  const provider = `lower(regexp_replace(COALESCE("ServiceProviderName", "InvoiceIssuerName", 'unknown'), '[^A-Za-z0-9]+', '-', 'g'))`;
  const account = `regexp_replace(COALESCE("BillingAccountId", 'unknown'), '[^A-Za-z0-9_.-]+', '-', 'g')`;
  const [first] = bills;
  if (first === undefined) throw new Error("no bills to read");
  return `COPY (
    SELECT * REPLACE (COALESCE("BillingCurrency", ${literal(NO_CURRENCY)}) AS "BillingCurrency"),
      ${preparedColumns(keys, kindOf(DUCKDB)).join(",\n      ")},
      COALESCE(strftime("BillingPeriodStart", '%Y-%m'), 'none') AS x_Month,
      concat(${providerSlug(provider)}, '-', ${account}) AS x_Set
    FROM (${chargesOf(first, bills)})
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
