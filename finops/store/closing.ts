import { createHash } from "node:crypto";
import { BadInput } from "../../ipam/diagnostic.ts";
import {
  type BillSet,
  type Closing,
  isClosed,
  type Manifest,
  readManifest,
  writeManifest,
} from "./manifest.ts";

/** What a closed month is made of: any other bill gives another hash. */
function monthHash(sets: readonly BillSet[]): string {
  const facts = sets
    .map(({ set, rows, sums, fingerprint }) => ({ set, rows, sums, fingerprint }))
    .sort((one, other) => (one.set < other.set ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex");
}

export interface ClosingRequest {
  readonly store: string;
  readonly month: string;
  /** Who answers for it. */
  readonly by: string;
  /** ISO date. */
  readonly on: string;
}

/** Freezes a month: its bills are refused from now on. @throws BadInput where it is closed, or there is nothing */
export async function closeMonth({ store, month, by, on }: ClosingRequest): Promise<Closing> {
  const manifest = readManifest(store);
  const sets = setsOf(manifest, month, store);
  if (isClosed(manifest, month))
    throw refused(store, month, "is closed already", "atrium costs reopen opens it again");
  const closing: Closing = { hash: monthHash(sets), by, on };
  await writeManifest(store, withClosings(manifest, month, [...(manifest.closings[month] ?? []), closing]));
  return closing;
}

/** Opens a month again, for good to be seen. @throws BadInput where it is not closed */
export async function reopenMonth(request: ClosingRequest & { readonly reason: string }): Promise<Closing> {
  const { store, month, by, on, reason } = request;
  const manifest = readManifest(store);
  setsOf(manifest, month, store);
  const before = manifest.closings[month] ?? [];
  const last = before.at(-1);
  if (last === undefined || !isClosed(manifest, month))
    throw refused(store, month, "is not closed", "load its bills as they are");
  const reopened: Closing = { ...last, reopened: { by, on, reason } };
  await writeManifest(store, withClosings(manifest, month, [...before.slice(0, -1), reopened]));
  return reopened;
}

/** A month as finance sees it: who closed it, and whether its bills are still those of then. */
export interface MonthState {
  readonly month: string;
  readonly state: "open" | "closed" | "reopened";
  readonly hash: string;
  readonly closings: readonly Closing[];
  /** Closed once, opened again, and no longer the same. */
  readonly changedSince: boolean;
}

export function monthStates(store: string): readonly MonthState[] {
  const manifest = readManifest(store);
  return [...Map.groupBy(manifest.sets, ({ month }) => month)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([month, sets]) => {
      const closings = manifest.closings[month] ?? [];
      const hash = monthHash(sets);
      const last = closings.at(-1);
      return {
        month,
        state: isClosed(manifest, month) ? "closed" : last === undefined ? "open" : "reopened",
        hash,
        closings,
        changedSince: last !== undefined && last.hash !== hash,
      };
    });
}

function setsOf({ sets }: Manifest, month: string, store: string): readonly BillSet[] {
  const own = sets.filter((set) => set.month === month);
  if (own.length > 0) return own;
  const loaded = [...new Set(sets.map((set) => set.month))].sort().join(", ") || "none";
  throw refused(store, month, "has no bill here", `loaded months: ${loaded}`);
}

function withClosings(manifest: Manifest, month: string, closings: readonly Closing[]): Manifest {
  return { ...manifest, closings: { ...manifest.closings, [month]: [...closings] } };
}

function refused(store: string, month: string, message: string, hint: string): BadInput {
  return new BadInput([
    { code: "costs.closing", severity: "error", file: store, path: "", value: month, message, hint },
  ]);
}
