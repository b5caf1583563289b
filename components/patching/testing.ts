import { ALICLOUD_ROUTE, AWS_ROUTE, keyFor, TAGS } from "../workload/testing.ts";
import type { PatchingArgs } from "./contract.ts";

const NIGHT = { start: "02:00", hours: 3 } as const;

export function awsPatchingArgs(region: string, more: Partial<PatchingArgs> = {}): PatchingArgs {
  return {
    account: "111122223333",
    region,
    environment: "production",
    tags: TAGS,
    groups: {
      tills: { system: "amazon-linux-2023", window: NIGHT },
      offices: { system: "windows", window: { start: "23:00", hours: 2 }, core: false },
    },
    key: keyFor("logs"),
    route: AWS_ROUTE,
    ...more,
  };
}

export function alicloudPatchingArgs(region: string, more: Partial<PatchingArgs> = {}): PatchingArgs {
  return {
    account: "1000000000000001",
    region,
    environment: "production",
    tags: TAGS,
    groups: {
      tills: { system: "alibaba-linux", window: NIGHT },
      stock: { system: "anolis", window: { start: "23:00", hours: 2 }, core: false },
    },
    ledger: { bucket: "mall-records", keepDays: 1096 },
    route: ALICLOUD_ROUTE,
    ...more,
  };
}
