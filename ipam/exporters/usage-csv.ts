import type { Allocation } from "../allocation.ts";
import type { Plan } from "../plan.ts";
import { usageOf } from "../usage.ts";
import { csvText } from "./csv-text.ts";
import type { TableOptions } from "./table.ts";

/** How full everything is, by prefixes and by addresses, and its routes. @clause 3.2.1-d @clause 3.2.4-a */
export function toUsageCsv(plan: Plan, allocation: Allocation, { language }: TableOptions): string {
  const rows = usageOf(plan, allocation).map((usage) => [
    usage.owner,
    usage.vrf,
    usage.blocks.join(" "),
    String(usage.routes),
    percent(usage.byPrefixes),
    usage.byAddresses === null ? "" : `${usage.unstated > 0 ? "≥ " : ""}${percent(usage.byAddresses)}`,
    String(usage.largestFree ?? ""),
  ]);
  return csvText(
    HEAD.map((title) => title[language]),
    rows,
  );
}

function percent(share: number): string {
  return (share * 100).toFixed(1);
}

const HEAD = [
  { en: "Owner", zh: "归属" },
  { en: "VRF", zh: "VRF" },
  { en: "Blocks", zh: "地址块" },
  { en: "Routes", zh: "路由数" },
  { en: "Used, by prefixes (%)", zh: "按网段利用率（%）" },
  { en: "Used, by addresses (%)", zh: "按地址利用率（%）" },
  { en: "Largest free prefix", zh: "最大空闲网段" },
] as const;
