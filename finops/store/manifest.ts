import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import writeFileAtomic from "write-file-atomic";
import { z } from "zod";
import { BadInput } from "../../ipam/diagnostic.ts";

const sum = z.strictObject({ currency: z.string(), billed: z.string(), effective: z.string().nullable() });

/** One month of one billing account, as it was loaded last. */
const billSet = z.strictObject({
  month: z.string().regex(/^\d{4}-\d{2}$/),
  /** `<provider>-<billing account>`, as the folder is named. */
  set: z.string(),
  provider: z.string(),
  account: z.string(),
  format: z.string(),
  rows: z.int(),
  sums: z.array(sum),
  /** Parquet files, relative to the store. */
  files: z.array(z.strictObject({ path: z.string(), bytes: z.int(), sha256: z.string() })),
  /** Bills it was made of; `file` is what `x_File` says of their rows. */
  sources: z.array(
    z.strictObject({ file: z.int(), name: z.string(), bytes: z.int(), sha256: z.string(), rows: z.int() }),
  ),
  /** The same for the same rows, in whatever order and file. */
  fingerprint: z.string(),
  /** Tag keys, as spelled, and how many rows have a value under them. */
  tagKeys: z.record(z.string(), z.int()),
  /** Tag keys that have a column of their own in the files. */
  columns: z.array(z.string()),
  /** Rows whose provider shares a cost by tags of its own (FOCUS 1.3 and later). */
  allocatedRows: z.int(),
  remarks: z.array(z.string()),
});

const closing = z.strictObject({
  /** Over the allocated figures of the month. */
  hash: z.string(),
  by: z.string(),
  on: z.string(),
  /** Set when it was opened again, with why. */
  reopened: z.strictObject({ by: z.string(), on: z.string(), reason: z.string() }).optional(),
});

const manifestSchema = z.strictObject({
  version: z.literal(2),
  sets: z.array(billSet),
  closings: z.record(z.string(), z.array(closing)),
});

export type BillSet = z.infer<typeof billSet>;
export type Closing = z.infer<typeof closing>;
export type Manifest = z.infer<typeof manifestSchema>;

const MANIFEST = "manifest.json";

const EMPTY: Manifest = { version: 2, sets: [], closings: {} };

/** A store that is not there yet is empty. @throws BadInput where the file is no manifest of this version */
export function readManifest(store: string): Manifest {
  const path = join(store, MANIFEST);
  if (!existsSync(path)) return EMPTY;
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new BadInput([
      {
        code: "costs.manifest",
        severity: "error",
        file: path,
        path: "",
        message: "is no list of loaded bills that this version can read",
        hint: "restore it from its last state, or load the bills again into another --store",
      },
    ]);
  }
}

/** Sorted, so that two stores with the same bills have the same list. */
export async function writeManifest(store: string, manifest: Manifest): Promise<void> {
  const key = ({ month, set }: BillSet) => `${month} ${set}`;
  const sets = [...manifest.sets].sort((one, other) => (key(one) < key(other) ? -1 : 1));
  await writeFileAtomic(join(store, MANIFEST), `${JSON.stringify({ ...manifest, sets }, undefined, 2)}\n`);
}

/** Closed and not opened again. */
export function isClosed({ closings }: Manifest, month: string): boolean {
  const last = closings[month]?.at(-1);
  return last !== undefined && last.reopened === undefined;
}
