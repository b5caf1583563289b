import type { CacheArgs } from "../../cache/contract.ts";
import { layoutAlicloudCache, layoutAwsCache } from "../../cache/layout.ts";
import type { PartKind } from "../part.ts";

/** What a system does not know of its cache by itself. */
export type CacheRequest = Pick<
  CacheArgs,
  "users" | "size" | "shards" | "replicas" | "whenFull" | "backupDays" | "zones" | "oneZone"
>;

/** TLS port of Redis on both clouds. */
const REDIS = 6379;

export const caches: PartKind<CacheRequest, CacheArgs> = {
  noun: "cache",
  role: "db",
  args: (request, { placement, tags, clients, key, kmsInstance, window, deletion, zones }) => ({
    ...placement,
    ...(zones !== undefined && { zones }),
    ...request,
    tags,
    clients,
    key: key("data"),
    window,
    ...(kmsInstance !== undefined && { kmsInstance }),
    ...(deletion !== undefined && { deletion }),
  }),
  layout: (name, args, { provider }) => {
    if (provider === "aws") layoutAwsCache(name, args);
    else layoutAlicloudCache(name, args);
    const spread = args.oneZone === undefined ? Math.min(1 + (args.replicas ?? 1), zonesOf(args)) : 1;
    // What a cache forgets, its database still has.
    return { zones: spread, ports: [REDIS] };
  },
};

function zonesOf({ subnets }: CacheArgs): number {
  return Object.keys(subnets).length;
}
