import { orderPrefixes } from "./address-order.ts";
import type { AllocatedPrefix } from "./allocation.ts";
import { isContainerKey } from "./lock-keys.ts";

/** Rows in order of address, containers before what they hold; of one prefix the outer container first. */
export function inTableOrder(rows: readonly AllocatedPrefix[]): readonly AllocatedPrefix[] {
  return (["ipv4", "ipv6"] as const).flatMap((family) => {
    const own = rows.filter((row) => row.family === family);
    const order = orderPrefixes(own.map(({ prefix }) => prefix));
    const sorted = Array.from(order, (position) => own[position] as AllocatedPrefix);
    sortEquals(sorted);
    return sorted;
  });
}

/** Aggregate, region, site and the only network of it may be the same prefix. */
function sortEquals(rows: AllocatedPrefix[]): void {
  for (let start = 0, end = 1; start < rows.length; start = end, end++) {
    const { prefix } = rows[start] as AllocatedPrefix;
    while (end < rows.length && rows[end]?.prefix.equals(prefix)) end++;
    if (end - start === 1) continue;
    const equal = rows.slice(start, end).sort(outerFirst);
    for (const [index, row] of equal.entries()) rows[start + index] = row;
  }
}

function outerFirst(a: AllocatedPrefix, b: AllocatedPrefix): number {
  return (
    Number(b.status === "container") - Number(a.status === "container") ||
    depth(a.key) - depth(b.key) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  );
}

function depth(key: string): number {
  if (key.startsWith("aggregates/")) return 0;
  return key.split("/").length + (isContainerKey(key) ? 0 : 1);
}
