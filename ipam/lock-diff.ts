import type { Lock, LockEntry } from "./lock.ts";
import type { Prefix } from "./prefix.ts";

/** One key that differs between two locks. */
export interface LockChange {
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What happened between two locks, by what it means for the people at the site. */
export interface LockDiff {
  readonly added: readonly LockChange[];
  /** Gone from the lock: its space is free. */
  readonly removed: readonly LockChange[];
  /** Gone from the plan: its space is kept. */
  readonly retired: readonly LockChange[];
  /** The same network address with another length. */
  readonly resized: readonly LockChange[];
  /** Another address, VLAN or slot: devices have to be changed. */
  readonly moved: readonly LockChange[];
}

export function diffLocks(before: Lock, after: Lock): LockDiff {
  const diff = { added: [], removed: [], retired: [], resized: [], moved: [] } as Record<
    keyof LockDiff,
    LockChange[]
  >;
  for (const key of changedKeys(before, after)) {
    const from = before.entries.get(key);
    const to = after.entries.get(key);
    const kind = changeOf(from, to);
    if (kind) diff[kind].push({ key, from: from ? factsOf(from) : null, to: to ? factsOf(to) : null });
  }
  return diff;
}

/** An allocation hands on what it did not change, so most entries are one and the same in both. */
function changedKeys(before: Lock, after: Lock): readonly string[] {
  const keys: string[] = [];
  for (const [key, entry] of after.entries) if (before.entries.get(key) !== entry) keys.push(key);
  for (const key of before.entries.keys()) if (!after.entries.has(key)) keys.push(key);
  return keys.sort();
}

export function isSame(diff: LockDiff): boolean {
  return Object.values(diff).every((changes: readonly LockChange[]) => changes.length === 0);
}

function changeOf(from: LockEntry | undefined, to: LockEntry | undefined): keyof LockDiff | undefined {
  if (from === undefined) return to?.state === "active" ? "added" : undefined;
  if (to === undefined) return "removed";
  if (from.state !== to.state) return to.state === "retired" ? "retired" : "added";
  if (factsOf(from) === factsOf(to)) return undefined;
  return extended(from, to) ? "resized" : "moved";
}

/** Every address it had is still its own. */
function extended(from: LockEntry, to: LockEntry): boolean {
  if (from.kind === "network" && to.kind === "network") {
    return from.vlan === to.vlan && from.prefix.network.equals(to.prefix.network);
  }
  if (from.kind === "tier" && to.kind === "tier") {
    return from.subnet === to.subnet && from.area.network.equals(to.area.network);
  }
  if (from.kind === "blocks" && to.kind === "blocks") {
    return from.blocks.every((block) => to.blocks.some((wider: Prefix) => wider.contains(block)));
  }
  return false;
}

/** The part of an entry that devices know of. */
function factsOf(entry: LockEntry): string {
  switch (entry.kind) {
    case "blocks":
      return entry.blocks.join(" ");
    case "network":
      return `${entry.prefix} VLAN ${entry.vlan}`;
    case "tier":
      return `${entry.area} in /${entry.subnet}`;
    case "slot":
      return `slot ${entry.slot}`;
    case "drawn":
      return String(entry.prefix);
  }
}
