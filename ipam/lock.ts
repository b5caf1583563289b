import type { Prefix } from "./prefix.ts";

/** Version of the lock file this program writes; a higher one was written by a later atrium. */
export const LOCK_VERSION = 1;

/**
 * What has been handed out, by key. Entries of keys that have left the plan stay, retired, until they are
 * released by name: addresses linger in firewalls, leases and people's heads.
 */
export interface Lock {
  readonly file: string;
  /** Counts the changes of the lock; serial numbers of DNS zones are taken from it. */
  readonly generation: number;
  readonly entries: ReadonlyMap<string, LockEntry>;
  /** Highest subnet id ever given to Kea; absent where none was. Ids are not used twice. */
  readonly keaIds?: number;
  /** Check sum of what the plan says of DHCP, DNS and NAT: a change of it is a change of the lock. */
  readonly services?: string;
}

interface LockEntryBase {
  readonly state: "active" | "retired";
  /** Generation in which the entry last changed. */
  readonly since: number;
  /** Line in the lock file; absent for an entry made in this run. */
  readonly line?: number;
}

/** Space of a region, site or cloud network, from which its parts are cut. */
export interface BlockEntry extends LockEntryBase {
  readonly kind: "blocks";
  readonly blocks: readonly Prefix[];
}

/** One VLAN in one family: its prefix stands at the low end of the block kept for its growth. */
export interface NetworkEntry extends LockEntryBase {
  readonly kind: "network";
  readonly prefix: Prefix;
  readonly block: Prefix;
  readonly vlan: number;
  /** Subnet id in Kea, on which leases hang; absent where Kea serves no such network. */
  readonly keaId?: number;
}

/** The area of a tier, cut into one subnet for each slot. */
export interface TierEntry extends LockEntryBase {
  readonly kind: "tier";
  readonly area: Prefix;
  /** Length of each subnet. */
  readonly subnet: number;
  /** First of the sixteen /64 of the tier in the prefix that the cloud gives. */
  readonly ipv6SubnetId: number;
}

/** Slot of an availability zone in a cloud network. */
export interface SlotEntry extends LockEntryBase {
  readonly kind: "slot";
  readonly slot: number;
}

/** A unique local prefix, drawn once. */
export interface DrawnEntry extends LockEntryBase {
  readonly kind: "drawn";
  readonly prefix: Prefix;
}

export type LockEntry = BlockEntry | NetworkEntry | TierEntry | SlotEntry | DrawnEntry;

/** `plan.yaml` → `plan.lock.yaml`, in the same folder. */
export function lockFileOf(planFile: string): string {
  return planFile.replace(/(\.ya?ml)?$/, ".lock.yaml");
}

export function emptyLock(file: string): Lock {
  return { file, generation: 0, entries: new Map() };
}
