import type { AllocatedPrefix } from "./allocation.ts";
import type { LockEntry } from "./lock.ts";
import { partsOf } from "./lock-keys.ts";

type RetiredRow = Pick<AllocatedPrefix, "key" | "prefix" | "status"> & Partial<AllocatedPrefix>;

/** What is left of a key that is not in the plan: space that nobody else gets. */
export function retiredRows(key: string, entry: LockEntry): readonly RetiredRow[] {
  const { owner, vrf } = partsOf(key);
  const [first = null, second = null, third = null] = owner;
  const region = first === "clouds" ? null : first;
  const row = {
    key,
    vrf,
    region,
    site: second,
    zone: third,
    status: "deprecated",
    description: "retired",
  } as const;
  switch (entry.kind) {
    case "blocks":
      return entry.blocks.map((prefix) => ({ ...row, prefix, status: "container" }));
    case "tier":
      return [{ ...row, prefix: entry.area }];
    case "network":
      return [{ ...row, prefix: entry.prefix, vlan: entry.vlan }];
    case "slot":
    case "drawn":
      return [];
  }
}
