import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { BadInput, type Diagnostic } from "../../ipam/diagnostic.ts";
import { CHARGE_NAMES, NO_CURRENCY } from "../charge.ts";
import type { Engine, Row } from "../engine.ts";
import { UnreadableFile } from "../readers/csv-header.ts";
import { chargesOf, type OpenBill, openBill } from "../readers/open-bill.ts";
import { identifier, list, literal } from "../sql.ts";
import { type FileFacts, fileFacts } from "./integrity.ts";
import { type BillSet, isClosed, type Manifest, readManifest, writeManifest } from "./manifest.ts";

export interface LoadRequest {
  /** Paths of bills. */
  readonly files: readonly string[];
  /** How the user named them, for messages. Default: their paths. */
  readonly named?: readonly string[];
  /** Folder that keeps months as Parquet. */
  readonly store: string;
  /** Called as the work goes on: file, its number, share of it that is done. */
  readonly onProgress?: (file: string, index: number, share: number | undefined) => void;
}

export interface Loaded {
  readonly sets: readonly LoadedSet[];
  readonly remarks: readonly { readonly file: string; readonly text: string }[];
  readonly rows: number;
}

export interface LoadedSet extends BillSet {
  /** Rows that stood there before, where a month is loaded again. */
  readonly replaced?: number;
}

/**
 * Bills → months in the store. All files of one call belong together: what they hold of a month and a billing
 * account replaces what was there. Nothing is changed unless every file could be read to its end.
 * @throws BadInput with every file's faults
 */
export async function loadBills(engine: Engine, request: LoadRequest): Promise<Loaded> {
  const manifest = readManifest(request.store);
  mkdirSync(request.store, { recursive: true });
  const work = mkdtempSync(join(request.store, ".loading-"));
  try {
    const opened = await openAll(engine, request.files, request.named ?? request.files);
    const read: ReadBill[] = [];
    for (const [index, bill] of opened.entries()) {
      read.push(await readBill(engine, bill, join(work, String(index)), request, index));
    }
    refuse([...read.flatMap(({ faults }) => faults), ...sameFiles(read)]);
    const sets = await setsOf(engine, read, work);
    refuse(refusals(sets, manifest, request.store));
    return await put(sets, read, manifest, request.store);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A bill under the name that the user gave it. */
interface NamedBill extends OpenBill {
  readonly name: string;
}

interface ReadBill {
  readonly bill: NamedBill;
  readonly facts: FileFacts;
  readonly folder: string;
  readonly rows: number;
  /** The same for the same rows, whatever their order and compression. */
  readonly fingerprint: string;
  readonly faults: readonly Diagnostic[];
}

async function openAll(
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
      opened.push({ ...(await openBill(engine, file)), name });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      faults.push(fault("costs.unreadable", name, error.message, error.hint));
    }
  }
  refuse(faults);
  return opened;
}

/** One bill to Parquet, split by month and account; its rows are counted on the way in by other means. */
async function readBill(
  engine: Engine,
  bill: NamedBill,
  folder: string,
  { onProgress }: LoadRequest,
  index: number,
): Promise<ReadBill> {
  const file = bill.name;
  const timer = setInterval(() => onProgress?.(file, index, engine.progress()), 200);
  const nothing = { bill, folder, rows: 0, fingerprint: "", facts: { bytes: 0, sha256: "" } };
  try {
    const kind = bill.csv ? (bill.gzip ? "csv.gz" : "csv") : "parquet";
    const [facts] = await Promise.all([fileFacts(bill.path, kind), engine.run(copyOf(bill, folder))]);
    const found = await inspect(engine, folder);
    const rows = Number(found.rows);
    const fingerprint = `${rows}:${found.fingerprint}`;
    return { bill, folder, rows, fingerprint, facts, faults: faultsOf(file, facts, found) };
  } catch (error) {
    if (error instanceof UnreadableFile)
      return { ...nothing, faults: [fault("costs.unreadable", file, error.message, error.hint)] };
    return { ...nothing, faults: [engineFault(file, error)] };
  } finally {
    clearInterval(timer);
  }
}

function copyOf(bill: OpenBill, folder: string): string {
  const provider = `lower(regexp_replace(COALESCE("ServiceProviderName", "InvoiceIssuerName", 'unknown'), '[^A-Za-z0-9]+', '-', 'g'))`;
  const account = `regexp_replace(COALESCE("BillingAccountId", 'unknown'), '[^A-Za-z0-9_.-]+', '-', 'g')`;
  return `COPY (
    SELECT * REPLACE (COALESCE("BillingCurrency", ${literal(NO_CURRENCY)}) AS "BillingCurrency"),
      COALESCE(strftime("BillingPeriodStart", '%Y-%m'), 'none') AS x_Month,
      concat(${providerSlug(provider)}, '-', ${account}) AS x_Set
    FROM (${chargesOf(bill)})
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

function parquetIn(folder: string): string {
  return `read_parquet(${literal(`${folder}/**/*.parquet`)}, hive_partitioning = true, hive_types_autocast = false)`;
}

async function inspect(engine: Engine, folder: string): Promise<Row> {
  if (parquetFiles(folder).length === 0)
    return { rows: "0", unread: "0", empty: "0", undated: "0", odd: null };
  return engine.row(
    `SELECT count(*) AS rows, count("x_Unread") AS unread, min("x_Unread") AS sample,
       count(*) FILTER ("BilledCost" IS NULL AND "x_Unread" IS NULL) AS empty,
       count(*) FILTER ("BillingPeriodStart" IS NULL AND "x_Unread" IS NULL) AS undated,
       string_agg(DISTINCT "BillingCurrency", ', ') FILTER ("BillingCurrency" NOT IN (${list(CURRENCIES)})) AS odd,
       sum(hash(${ROW})::HUGEINT) AS fingerprint
     FROM ${parquetIn(folder)}`,
  );
}

const ROW = CHARGE_NAMES.map(identifier).join(", ");

/** ISO 4217, as the runtime knows it, and the code for none. */
const CURRENCIES: readonly string[] = [...Intl.supportedValuesOf("currency"), NO_CURRENCY];

function faultsOf(file: string, { records }: FileFacts, found: Row): readonly Diagnostic[] {
  const rows = Number(found.rows);
  const faults: Diagnostic[] = [];
  const say = (code: string, message: string, hint: string) => faults.push(fault(code, file, message, hint));
  if (records !== undefined && records !== rows)
    say(
      "costs.lost-rows",
      `has ${records} records, of which ${rows} were read`,
      "fetch it again; if it stays so, please report it",
    );
  if (Number(found.unread) > 0)
    say(
      "costs.unread-value",
      `has ${found.unread} rows with a value that cannot be read, such as ${found.sample}`,
      "export the bill again, or mend these values: amounts with a point, dates as YYYY-MM-DD, tags as JSON",
    );
  if (Number(found.empty) > 0)
    say(
      "costs.no-amount",
      `has ${found.empty} rows without a billed amount`,
      "a missing amount is not zero: export the bill again, with its cost columns",
    );
  if (Number(found.undated) > 0)
    say(
      "costs.no-month",
      `has ${found.undated} rows without a billing period`,
      "export the bill again, with its billing period",
    );
  if (found.odd !== null && found.odd !== undefined)
    say(
      "costs.currency",
      `is in ${found.odd}, which is no currency of ISO 4217`,
      "use codes such as CNY or USD",
    );
  return faults;
}

/** What the engine says of a broken file, in one line. */
function engineFault(file: string, error: unknown): Diagnostic {
  const text = error instanceof Error ? error.message : String(error);
  const line = /CSV Error on Line: (\d+)/.exec(text)?.[1];
  const found = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(text);
  if (line === undefined && !/CSV|parquet|gzip|UTF|unicode|zlib|inflate/i.test(text)) throw error;
  const why =
    found === null ? firstLine(text) : `has ${found[2]} values where the header has ${found[1]} columns`;
  return {
    ...fault(
      "costs.broken-file",
      file,
      line === undefined ? why : `its record there ${why}`,
      "it was cut off or edited by hand: fetch it again",
    ),
    ...(line !== undefined && { line: Number(line), column: 1 }),
  };
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").replace(/^(?:Error: )?[\w ]*Error: /, "").slice(0, 160);
}

/** The same rows twice: one file under two names, or packed and unpacked. */
function sameFiles(read: readonly ReadBill[]): readonly Diagnostic[] {
  return read.flatMap(({ bill, rows, fingerprint }, index) => {
    const first = read.slice(0, index).find((other) => rows > 0 && other.fingerprint === fingerprint);
    return first === undefined
      ? []
      : [
          fault(
            "costs.same-file",
            bill.name,
            `holds the same ${rows} rows as ${first.bill.name}`,
            "give it once: its rows would count twice",
          ),
        ];
  });
}

/** A set on its way in: where its Parquet files lie now. */
interface NewSet extends BillSet {
  readonly from: readonly string[];
}

async function setsOf(engine: Engine, read: readonly ReadBill[], work: string): Promise<readonly NewSet[]> {
  const whole = read.filter(({ rows }) => rows > 0);
  if (whole.length === 0) return [];
  const all = parquetIn(work);
  const sums = await engine.rows(
    `SELECT x_Month AS month, x_Set AS set, "BillingCurrency" AS currency, count(*) AS rows,
       any_value(COALESCE("ServiceProviderName", "InvoiceIssuerName", 'unknown')) AS provider,
       any_value(COALESCE("BillingAccountId", 'unknown')) AS account,
       sum("BilledCost") AS billed,
       CASE WHEN count("EffectiveCost") = count(*) THEN sum("EffectiveCost") END AS effective,
       sum(hash(${ROW})::HUGEINT) AS fingerprint,
       count(*) FILTER (cardinality("AllocatedTags") > 0) AS allocated
     FROM ${all} GROUP BY ALL ORDER BY ALL`,
  );
  const keys = await engine.rows(
    `SELECT month, set, key, count(*) AS rows FROM (
       SELECT x_Month AS month, x_Set AS set, unnest(map_keys("Tags")) AS key, unnest(map_values("Tags")) AS value FROM ${all}
       UNION ALL
       SELECT x_Month, x_Set, unnest(map_keys("AllocatedTags")), unnest(map_values("AllocatedTags")) FROM ${all}
     ) WHERE trim(value) <> '' GROUP BY ALL ORDER BY ALL`,
  );
  const bySet = Map.groupBy(sums, ({ month, set }) => `${month} ${set}`);
  return [...bySet.values()].map((parts) => newSet(parts, keys, whole, work));
}

function newSet(
  parts: readonly Row[],
  keys: readonly Row[],
  read: readonly ReadBill[],
  work: string,
): NewSet {
  const [first] = parts;
  const month = first?.month ?? "";
  const set = first?.set ?? "";
  const from = parquetFiles(work).filter((file) => file.includes(`/x_Month=${month}/x_Set=${set}/`));
  const rows = parts.reduce((sum, part) => sum + Number(part.rows), 0);
  const sources = read.filter(({ folder }) => from.some((file) => file.startsWith(`${folder}/`)));
  return {
    from,
    month,
    set,
    provider: first?.provider ?? "unknown",
    account: first?.account ?? "unknown",
    format: [...new Set(sources.map(({ bill }) => bill.format.id))].join("+"),
    rows,
    sums: parts.map(({ currency, billed, effective }) => ({
      currency: currency ?? NO_CURRENCY,
      billed: plain(billed ?? "0"),
      effective: effective === null || effective === undefined ? null : plain(effective),
    })),
    files: [],
    sources: sources.map(({ bill, facts, rows }) => ({
      name: basename(bill.path),
      bytes: facts.bytes,
      sha256: facts.sha256,
      rows,
    })),
    fingerprint: `${rows}:${parts.reduce((sum, part) => sum + BigInt(part.fingerprint ?? "0"), 0n)}`,
    tagKeys: Object.fromEntries(
      keys
        .filter((key) => key.month === month && key.set === set)
        .map(({ key, rows }) => [key ?? "", Number(rows)]),
    ),
    allocatedRows: parts.reduce((sum, part) => sum + Number(part.allocated), 0),
    remarks: sources.flatMap(({ bill }) => bill.remarks),
  };
}

/** `1.500000` → `1.5`. */
function plain(amount: string): string {
  return amount.includes(".") ? amount.replace(/\.?0+$/, "") : amount;
}

/** The same rows under another account or month, and months that are closed. */
function refusals(sets: readonly NewSet[], manifest: Manifest, store: string): readonly Diagnostic[] {
  const closed = [...new Set(sets.map(({ month }) => month))].filter((month) => isClosed(manifest, month));
  const twins = sets.flatMap((set) => {
    const others = [...manifest.sets, ...sets].filter(
      (other) => other.month !== set.month || other.set !== set.set,
    );
    const twin = others.find(({ fingerprint }) => fingerprint === set.fingerprint);
    return twin === undefined
      ? []
      : [
          fault(
            "costs.same-rows",
            set.sources.map(({ name }) => name).join(", "),
            `holds the same ${set.rows} rows as ${twin.month} of ${twin.set} (${twin.sources.map(({ name }) => name).join(", ")})`,
            "load each bill once",
          ),
        ];
  });
  return [
    ...closed.map((month) =>
      fault(
        "costs.closed-month",
        store,
        `${month} is closed`,
        `atrium costs reopen ${month} --by <name> --reason <why>, then load it again`,
      ),
    ),
    ...twins,
  ];
}

/** Moves what was read into the store; the manifest is written last, and only names files that are there. */
async function put(
  sets: readonly NewSet[],
  read: readonly ReadBill[],
  manifest: Manifest,
  store: string,
): Promise<Loaded> {
  const stored: LoadedSet[] = [];
  for (const { from, ...set } of sets) {
    const target = join(store, set.month, set.set);
    mkdirSync(target, { recursive: true });
    const files: BillSet["files"] = [];
    for (const [index, file] of from.entries()) {
      const facts = await fileFacts(file, "parquet");
      const path = join(target, `${facts.sha256.slice(0, 16)}-${index}.parquet`);
      renameSync(file, path);
      files.push({ path: relative(store, path), bytes: facts.bytes, sha256: facts.sha256 });
    }
    const before = manifest.sets.find(({ month, set: name }) => month === set.month && name === set.set);
    stored.push({ ...set, files, ...(before !== undefined && { replaced: before.rows }) });
  }
  const isNew = ({ month, set }: BillSet) => stored.some((each) => each.month === month && each.set === set);
  const kept = manifest.sets.filter((set) => !isNew(set));
  await writeManifest(store, {
    ...manifest,
    sets: [...kept, ...stored.map(({ replaced: _, ...set }) => set)],
  });
  for (const { month, set, files } of stored)
    sweep(join(store, month, set), new Set(files.map(({ path }) => basename(path))));
  return {
    sets: stored,
    rows: read.reduce((sum, { rows }) => sum + rows, 0),
    remarks: read.flatMap(({ bill }) => bill.remarks.map((text) => ({ file: bill.name, text }))),
  };
}

/** What the month held before it was replaced. */
function sweep(folder: string, keep: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) if (!keep.has(name)) rmSync(join(folder, name), { force: true });
}

function parquetFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(".parquet"))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
}

function fault(code: string, file: string, message: string, hint: string): Diagnostic {
  return { code, severity: "error", file, path: "", message, hint };
}

function refuse(faults: readonly Diagnostic[]): void {
  if (faults.length > 0) throw new BadInput(faults);
}
