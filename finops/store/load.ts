import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { basename, join, relative } from "node:path";
import type { Diagnostic } from "../../ipam/diagnostic.ts";
import { Engine } from "../engine.ts";
import { type NewSet, setsOf } from "./bill-sets.ts";
import { fault, refuse } from "./faults.ts";
import { fileFacts } from "./integrity.ts";
import { type BillSet, isClosed, type Manifest, readManifest, writeManifest } from "./manifest.ts";
import { type NamedBill, type OnProgress, openBills, type ReadBill, readBills } from "./read-bills.ts";
import { keysToKeep } from "./tag-columns.ts";

export interface LoadRequest {
  /** Paths of bills. */
  readonly files: readonly string[];
  /** How the user named them, for messages. Default: their paths. */
  readonly named?: readonly string[];
  /** Folder that keeps months as Parquet. */
  readonly store: string;
  readonly onProgress?: OnProgress;
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
  const made = mkdirSync(request.store, { recursive: true });
  const work = mkdtempSync(join(request.store, ".loading-"));
  try {
    const opened = await openBills(engine, request.files, request.named ?? request.files);
    const keys = await keysToKeep(engine, opened);
    const read = await withReaders(engine, opened, work, (readers) =>
      readBills(readers, opened, keys, work, request.onProgress),
    );
    refuse([...read.flatMap(({ faults }) => faults), ...sameFiles(read)]);
    const sets = await setsOf(engine, read, keys, work);
    refuse(refusals(sets, manifest, request.store));
    return await put(sets, read, manifest, request.store);
  } catch (error) {
    // A store that was made for what is refused now.
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Bytes from which on it pays to read with several engines. */
const MANY_BYTES = 8 << 20;

/** Memory of one that reads: a row group of each month and account, as text and as columns. */
const READER_MB = 700;

/**
 * An engine for each processor, of one thread each: threads of one engine wait for each other at every file that is
 * written, and a waiting one is not idle.
 */
async function withReaders<T>(
  engine: Engine,
  bills: readonly NamedBill[],
  work: string,
  task: (readers: readonly Engine[]) => Promise<T>,
): Promise<T> {
  const bytes = bills.reduce((sum, { path }) => sum + statSync(path).size, 0);
  const count = Math.min(availableParallelism(), bills.length);
  if (bytes < MANY_BYTES || count < 2) return task([engine]);
  const readers: Engine[] = [];
  try {
    for (let index = 0; index < count; index += 1)
      readers.push(
        await Engine.open({ memoryMb: READER_MB, threads: 1, spillTo: join(work, `.spill-${index}`) }),
      );
    return await task(readers);
  } finally {
    for (const reader of readers) reader.close();
  }
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
