import type { Family } from "./contract.ts";

/** GiB of a node one step above `large` halved: "Hardware specifications for DB instance classes", RDS user guide. */
const LARGE_GIB: Readonly<Record<string, number>> = { t3: 8, t4g: 8, m: 8, r: 16, x: 64 };

const STEPS: Readonly<Record<string, number>> = { medium: 0.5, large: 1, xlarge: 2 };

/** Bytes of a node's memory; undefined for a class that the table does not know. */
function memoryBytes(size: string): number | undefined {
  const [, line = "", , step = ""] = /^db\.((t3|t4g)|[mrx]\w*)\.(\w+)$/.exec(size) ?? [];
  const gib = LARGE_GIB[line] ?? LARGE_GIB[line.charAt(0)];
  const times = /^(\d+)xlarge$/.exec(step)?.[1];
  const steps = times === undefined ? STEPS[step] : Number(times) * 2;
  return gib === undefined || steps === undefined ? undefined : gib * steps * 2 ** 30;
}

/**
 * How many connections a node of AWS takes, where the default formula says: "Maximum number of database connections",
 * RDS user guide. A little of the memory is the system's, so it is a few less.
 */
export function mostConnections(family: Family, size: string): number | undefined {
  if (family === "sqlserver") return 32_767;
  const bytes = memoryBytes(size);
  if (bytes === undefined) return undefined;
  return family === "mysql" ? Math.floor(bytes / 12_582_880) : Math.min(Math.floor(bytes / 9_531_392), 5000);
}
