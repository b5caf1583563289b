import type { Approval } from "./approval.ts";
import type { Resource } from "./resource.ts";
import type { IdleSettings } from "./settings.ts";

export type Tags = Readonly<Record<string, string>>;

/** One cloud, as the sweep needs it. Every write may be asked for again: what is done already is no error. */
export interface Cloud {
  /** Everything that can expire or lie idle, with or without a date; all pages. */
  resources(): Promise<readonly Resource[]>;
  /** What of it people have approved; asked for these resources alone. */
  approvals(of: readonly Resource[]): Promise<readonly Approval[]>;
  /** Instance → average CPU in percent; whoever has no figures for all the days is left out. */
  cpu(instances: readonly Resource[], idle: IdleSettings, now: number): Promise<ReadonlyMap<string, number>>;
  /** The cloud's own clock at its last answer. */
  clock(): number | undefined;
  start(resource: Resource): Promise<void>;
  stop(resource: Resource): Promise<void>;
  mark(resource: Resource, tags: Tags): Promise<void>;
  unmark(resource: Resource, keys: readonly string[]): Promise<void>;
  /** Starts a snapshot of a volume and gives back its id. */
  backup(resource: Resource, volume: string, tags: Tags): Promise<string>;
  /** @param finalBackup name of the snapshot that the service takes on the way, for a database */
  remove(resource: Resource, finalBackup: string | undefined): Promise<void>;
  /** Hands a message to whoever tells people. */
  tell(message: string): Promise<void>;
}
