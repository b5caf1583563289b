import type { Allocation } from "../allocation.ts";

/** The stable shape of `atrium plan allocate --json`. */
export function toJson({
  prefixes,
  moved,
  warnings,
}: Pick<Allocation, "prefixes" | "moved" | "warnings">): string {
  return `${JSON.stringify({ prefixes, moved, warnings }, undefined, 2)}\n`;
}
