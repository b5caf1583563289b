import type { AllocatedPrefix, PrefixStatus } from "../allocation.ts";
import { MAIN_VRF, type Plan } from "../plan.ts";
import type { Prefix } from "../prefix.ts";
import { masksOf } from "./masks.ts";

export const LANGUAGES = ["en", "zh"] as const;
export type Language = (typeof LANGUAGES)[number];

export interface TableOptions {
  readonly language: Language;
}

/** What an exporter is given: the plan for its words, the rows in order of address. */
export interface PlanTable {
  readonly plan: Pick<Plan, "name" | "zones">;
  readonly prefixes: readonly AllocatedPrefix[];
}

/** The columns of the guide's plan table: subnet, VLAN, gateway, use, allocation state. @clause 3.2.4-b */
export const COLUMNS: readonly Column[] = [
  { title: { en: "Subnet", zh: "子网" }, cell: ({ row }) => String(row.prefix) },
  { title: { en: "VLAN", zh: "VLAN" }, cell: ({ row }) => String(row.vlan ?? "") },
  { title: { en: "Gateway", zh: "网关" }, cell: ({ row }) => String(row.gateway ?? "") },
  { title: { en: "Use", zh: "用途" }, cell: useOf },
  { title: { en: "State", zh: "分配状态" }, cell: ({ row, language }) => STATES[row.status][language] },
];

export interface Column {
  readonly title: Readonly<Record<Language, string>>;
  readonly cell: (context: CellContext) => string;
}

export interface CellContext {
  readonly row: AllocatedPrefix;
  readonly plan: PlanTable["plan"];
  readonly language: Language;
}

/** States as NetBox has them. */
const STATES: Readonly<Record<PrefixStatus, Readonly<Record<Language, string>>>> = {
  container: { en: "container", zh: "地址块" },
  active: { en: "active", zh: "已分配" },
  reserved: { en: "reserved", zh: "预留" },
  deprecated: { en: "deprecated", zh: "停用" },
};

function useOf({ row, plan, language }: CellContext): string {
  const { region, site, zone, vrf, description } = row;
  const place = region === null || site === null ? (region ?? site ?? "") : `${region}/${site}`;
  let text = place === "" ? row.key.slice(row.key.indexOf("/") + 1) : place;
  const add = (part: string) => {
    if (part !== "") text += text === "" ? part : ` · ${part}`;
  };
  if (zone !== null) add(plan.zones.get(zone)?.title[language] ?? zone);
  if (vrf !== MAIN_VRF) add(`VRF ${vrf}`);
  add(description ?? "");
  return text;
}

/** What a router's configuration wants to know of an IPv4 subnet. */
export interface Ipv4Facts {
  readonly mask: string;
  readonly wildcard: string;
  readonly broadcast: string;
  readonly firstHost: string;
  readonly lastHost: string;
}

/** Undefined for IPv6, which has neither masks nor broadcasts. */
export function ipv4Facts(prefix: Prefix): Ipv4Facts | undefined {
  if (prefix.family !== "ipv4") return undefined;
  const { first, last } = prefix;
  // A link of two (RFC 3021) and a single address have no broadcast, and use all they have.
  const isLink = prefix.length > 30;
  return {
    ...masksOf(prefix),
    broadcast: isLink ? "" : String(last),
    firstHost: String(isLink ? first : first.plus(1)),
    lastHost: String(isLink ? last : last.plus(-1)),
  };
}
