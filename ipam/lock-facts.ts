import type { LockEntry } from "./lock.ts";
import type { Prefix } from "./prefix.ts";

/** What an entry says, without its state and place in the file. */
export type EntryFacts = LockEntry extends infer E
  ? E extends LockEntry
    ? Omit<E, "state" | "since" | "line">
    : never
  : never;

/** Whether a key has what it had. */
export function sameFacts(old: LockEntry, facts: EntryFacts): boolean {
  if (old.kind !== facts.kind) return false;
  switch (facts.kind) {
    case "blocks":
      return old.kind === "blocks" && sameBlocks(old.blocks, facts.blocks);
    case "network":
      return (
        old.kind === "network" &&
        old.vlan === facts.vlan &&
        old.prefix.equals(facts.prefix) &&
        old.block.equals(facts.block)
      );
    case "tier":
      return (
        old.kind === "tier" &&
        old.area.equals(facts.area) &&
        old.subnet === facts.subnet &&
        old.ipv6SubnetId === facts.ipv6SubnetId
      );
    case "slot":
      return old.kind === "slot" && old.slot === facts.slot;
    case "drawn":
      return old.kind === "drawn" && old.prefix.equals(facts.prefix);
  }
}

function sameBlocks(old: readonly Prefix[], now: readonly Prefix[]): boolean {
  return old.length === now.length && old.every((block, index) => block.equals(now[index] as Prefix));
}
