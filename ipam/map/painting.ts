import type { Cell } from "./cells.ts";

export type ColourBy = "zone" | "state";

/** Name of the pattern that fills a cell. Blocks stay pale: what lies in them carries the colour. */
export function patternOf({ kind, node }: Cell, by: ColourBy): string {
  if (kind !== "row" || node === undefined) return kind === "growth" ? "growth" : "free";
  if (by === "state") return node.state;
  if (node.kind === "subnet") return node.zone >= 0 ? `z${node.zone}` : "none";
  return node.kind === "tier" && node.zone >= 0 ? "container" : node.state;
}
