import { type Known, type ResourceView, UNKNOWN } from "../control.ts";

/**
 * The kind of store a copy lies in: another running system, snapshots beside the original, or the vault of a backup
 * service with rights and locks of its own.
 */
export type Store = "replica" | "snapshot" | "vault";

/** How a copy comes about: by the service itself, by the plan of the central backup service, by replication. */
export type Means = "service" | "plan" | "replication";

export interface BackupCopy {
  readonly means: Means;
  readonly store: Store;
  /** `same`: where the original lies. */
  readonly region: Known<string> | "same";
  /** Endless where nothing ends it; a replica follows its original and keeps nothing. */
  readonly keptDays: Known<number>;
  /** Longest time between two copies, 0 where every change is kept. */
  readonly everyHours: Known<number>;
}

/** Something that makes copies, and of which holders: surely, perhaps, or not. */
export interface Claim {
  readonly copies: readonly BackupCopy[];
  readonly means: Means;
  readonly holders: ReadonlyMap<ResourceView, Known<true>>;
}

/** What is surely or perhaps so, as an entry of a claim; undefined for what is not. */
export function claimed(holds: Known<boolean>): Known<true> | undefined {
  return holds === false ? undefined : holds === UNKNOWN ? UNKNOWN : true;
}
