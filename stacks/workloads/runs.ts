import { z } from "zod";
import type { SystemArgs } from "../../components/system/index.ts";
import { key, optOut } from "../texts.ts";
import { cacheRequest, cacheSection } from "./cache.ts";
import { capacityRequest, capacitySection } from "./capacity.ts";
import { clusterRequest, clusterSection } from "./cluster.ts";
import { configurationRequest, configurationSection } from "./configuration.ts";
import { databaseRequest, databaseSection } from "./database.ts";
import { entryRequest, entrySection } from "./entry.ts";
import { storeRequest, storeSection } from "./object-store.ts";
import { queueRequest, queueSection } from "./queue.ts";
import { watchRequest, watchSection } from "./watches.ts";
import { windowRequest, windowSection } from "./window.ts";

/**
 * `systems.<name>.runs` of estate.yaml: what the system is made of. One line a kind of part, here and in
 * {@link requestsOf}; its section stands in `stacks/workloads/<capability>.ts`.
 */
export const runsSection = z.strictObject({
  network: key
    .optional()
    .describe(
      "network of the system that it stands in; the first one if left out, and the next one stands by",
    ),
  window: windowSection
    .optional()
    .describe("when its services may be worked on; Tuesday, 2:00 to 4:00 if left out (guide 12.1.2)"),
  deletion: optOut
    .optional()
    .describe("what it keeps may be deleted, and why: before it is taken down; refused if left out"),
  entries: z
    .record(key, entrySection)
    .optional()
    .describe("balancers with the servers behind them (guide 8.4.1); outside, a firewall stands before each"),
  databases: z
    .record(key, databaseSection)
    .optional()
    .describe("relational databases: RDS, Aurora, ApsaraDB RDS, PolarDB (guide 10.1.1)"),
  caches: z.record(key, cacheSection).optional().describe("Redis: ElastiCache, Tair (guide 11.1.1)"),
  queues: z.record(key, queueSection).optional().describe("Kafka: MSK, ApsaraMQ (guide 11.1.1)"),
  stores: z
    .record(key, storeSection)
    .optional()
    .describe("buckets, copied into the second network's region (guide 1.6.3)"),
  clusters: z.record(key, clusterSection).optional().describe("Kubernetes: EKS, ACK (guide 11.1.1)"),
  configurations: z
    .record(key, configurationSection)
    .optional()
    .describe("settings by versions: AppConfig, Nacos of MSE (guide 11.5.4)"),
  capacity: capacitySection
    .optional()
    .describe("what it holds against what it needs, and its page (guide 2.6.1)"),
  watches: z
    .record(key, watchSection)
    .optional()
    .describe("resources to watch that no part of the system makes (guide 11.3.1)"),
});

export type RunsSection = z.infer<typeof runsSection>;

/** What the section asks of the system's component. */
export function requestsOf(runs: RunsSection): Omit<SystemArgs, "system" | "site" | "tags"> {
  return {
    ...(runs.window !== undefined && { window: windowRequest(runs.window) }),
    ...(runs.deletion !== undefined && { deletion: deletionOf(runs.deletion) }),
    ...mapped("entries", runs.entries, entryRequest),
    ...mapped("databases", runs.databases, databaseRequest),
    ...mapped("caches", runs.caches, cacheRequest),
    ...mapped("queues", runs.queues, queueRequest),
    ...mapped("stores", runs.stores, storeRequest),
    ...mapped("clusters", runs.clusters, clusterRequest),
    ...mapped("configurations", runs.configurations, configurationRequest),
    ...(runs.capacity !== undefined && { capacity: capacityRequest(runs.capacity) }),
    ...mapped("watches", runs.watches, watchRequest),
  };
}

/** Shown on everything that it leaves unprotected. */
function deletionOf({ reason, owner }: z.infer<typeof optOut>): NonNullable<SystemArgs["deletion"]> {
  return { allowed: { reason: `${reason} - ${owner}` } };
}

/** Each part of a kind, or nothing where there is none. */
function mapped<K extends string, S, R>(
  kind: K,
  parts: Readonly<Record<string, S>> | undefined,
  request: (part: S) => R,
): { readonly [Kind in K]?: Readonly<Record<string, R>> } {
  if (parts === undefined) return {};
  const all = Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, request(part)]));
  return { [kind]: all } as { readonly [Kind in K]: Readonly<Record<string, R>> };
}
