/** What the program can do something about; everything else with a date is `other`, which is told of and never touched. */
export type Kind = "instance" | "database" | "volume" | "address" | "load-balancer" | "other";

export interface Traits {
  readonly stops: boolean;
  readonly removes: boolean;
  /**
   * Where its data goes first: snapshots that must be finished beforehand, a snapshot that the service takes as part
   * of the removal, or nowhere, as it holds none.
   */
  readonly backup: "before" | "with-removal" | "none";
}

/** Buckets, file systems, vaults and keys are `other`: no removal of theirs can be taken back. @clause 8.1.5-c */
export const TRAITS: Readonly<Record<Kind, Traits>> = {
  instance: { stops: true, removes: true, backup: "before" },
  database: { stops: true, removes: true, backup: "with-removal" },
  volume: { stops: false, removes: true, backup: "before" },
  address: { stops: false, removes: true, backup: "none" },
  "load-balancer": { stops: false, removes: true, backup: "none" },
  other: { stops: false, removes: false, backup: "none" },
};

export interface Backup {
  readonly id: string;
  /** Volume that it was taken of. */
  readonly of: string;
  readonly startedAt: number;
  readonly complete: boolean;
}

export interface Resource {
  /** As its service names it, e.g. `i-0123`. */
  readonly id: string;
  readonly kind: Kind;
  /** The whole name, where the service has one; the id elsewhere. */
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  /** `stopped` also means: attached to nothing. `changing` is left alone until it is one of the others. */
  readonly state: "running" | "stopped" | "changing";
  /** Volumes that hold its data. */
  readonly holds: readonly string[];
  readonly backups: readonly Backup[];
  /** Since when nothing writes to it, where the service says so. */
  readonly quietSince?: number;
  /** Why it may not be stopped or removed: protection, a scaling group, data that no snapshot reaches. */
  readonly kept?: string;
  /** A load balancer's targets. */
  readonly targets?: number;
}

/** Tags that the program writes; `expiry` itself belongs to people. */
export const MARKS = {
  /** `<expiry>/<days>`: the warning that was given last. */
  warned: "expiry-warned",
  /** `<expiry>/<date>`: when its time was found to be over. */
  stopped: "expiry-stopped",
  /** On a final backup: the resource that it was made for. */
  backupFor: "expiry-backup-for",
  /** Date on which office hours stopped it, so that they start nothing else. */
  office: "office-hours-stopped",
} as const;

/** A word of people: keeps a resource running at night, and says why. */
export const OFFICE_OPT_OUT = "office-hours-off";

export const EXPIRY = "expiry";
