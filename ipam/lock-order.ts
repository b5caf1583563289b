import type { LockEntry } from "./lock.ts";

/** A lock that was read, or made from one, is in order already. */
export function inKeyOrder(entries: ReadonlyMap<string, LockEntry>): Iterable<readonly [string, LockEntry]> {
  let previous = "";
  for (const key of entries.keys()) {
    if (key < previous) return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
    previous = key;
  }
  return entries;
}
