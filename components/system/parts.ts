import { caches } from "./parts/caches.ts";
import { clusters } from "./parts/clusters.ts";
import { configurations } from "./parts/configurations.ts";
import { databases } from "./parts/databases.ts";
import { entries } from "./parts/entries.ts";
import { queues } from "./parts/queues.ts";
import { stores } from "./parts/stores.ts";

/**
 * Every kind of part, by its key in `runs:` of estate.yaml and in a system's arguments: a `PartKind` each. One line a
 * kind here, and one in `aws-parts.ts` and in `alicloud-parts.ts`. What later kinds name stands before them.
 */
export const PART_KINDS = { entries, databases, caches, queues, stores, clusters, configurations };

export type PartKindName = keyof typeof PART_KINDS;

/** What one part of a kind is asked for. */
export type RequestOf<K extends PartKindName> = Parameters<(typeof PART_KINDS)[K]["args"]>[0];

/** What its component takes. */
export type ArgsOf<K extends PartKindName> = ReturnType<(typeof PART_KINDS)[K]["args"]>;

/** Kind → key, kept for good → what is asked. */
export type PartRequests = {
  readonly [K in PartKindName]?: Readonly<Record<string, RequestOf<K>>>;
};
