import { alicloudPlace, awsPlace, CLIENTS, keyFor, TAGS } from "../workload/testing.ts";
import type { CacheArgs } from "./contract.ts";

const USERS: CacheArgs["users"] = {
  till: { purpose: "prices and stock for tills", access: "write" },
  reports: { purpose: "figures of the day", access: "read" },
};

export function awsCacheArgs(region: string, more: Partial<CacheArgs> = {}): CacheArgs {
  return {
    ...awsPlace(region),
    tags: TAGS,
    clients: CLIENTS,
    users: USERS,
    key: keyFor("elasticache", "logs", "secretsmanager"),
    ...more,
  };
}

export function alicloudCacheArgs(region: string, more: Partial<CacheArgs> = {}): CacheArgs {
  const place = alicloudPlace(region);
  const [home = "", standby = ""] = Object.keys(place.subnets);
  return {
    ...place,
    zones: { home, standby },
    tags: TAGS,
    clients: CLIENTS,
    users: USERS,
    key: keyFor("redis", "secretsmanager"),
    kmsInstance: "kst-1",
    ...more,
  };
}
