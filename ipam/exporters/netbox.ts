import type { Allocation } from "../allocation.ts";
import { MAIN_VRF, type Plan } from "../plan.ts";
import type { AddressRange } from "../prefix.ts";
import { resolveServices } from "../services/index.ts";
import { csvText } from "./csv-text.ts";
import type { ExportFile } from "./export-file.ts";
import { Inventory } from "./netbox/inventory.ts";
import { networks, type ScopeColumn } from "./netbox/networks.ts";
import { organisation } from "./netbox/organisation.ts";
import type { Table } from "./netbox/table.ts";

/** A stretch of a subnet with one use: a DHCP pool, a static range. */
export interface SubnetRange {
  readonly range: AddressRange;
  /** Prefix length of the subnet it lies in. */
  readonly length: number;
  readonly vrf: string;
  readonly zone: string | null;
  readonly description: string;
}

export interface NetBoxOptions {
  /** By name (4.6) unless told otherwise. */
  readonly scope?: ScopeColumn;
  /** Those of the plan's DHCP unless given. */
  readonly ranges?: readonly SubnetRange[];
}

/** Files in the order in which NetBox takes them: each names only what an earlier one defined. */
const LOAD_ORDER = [
  "rirs",
  "aggregates",
  "roles",
  "vrfs",
  "regions",
  "sites",
  "vlan-groups",
  "vlans",
  "prefixes",
  "ip-ranges",
  "ip-addresses",
] as const;

/** The plan as the CSV files of NetBox's bulk import, numbered in load order. */
export function toNetBox(
  plan: Plan,
  { prefixes }: Pick<Allocation, "prefixes">,
  { scope = { column: "scope_name" }, ranges }: NetBoxOptions = {},
): readonly ExportFile[] {
  const inventory = new Inventory(plan, prefixes);
  const tables = new Map(
    [
      ...organisation(plan, prefixes, inventory),
      ...networks(inventory, scope),
      ipRanges(ranges ?? subnetRanges(plan, prefixes)),
    ].map((table) => [table.name, table]),
  );
  return LOAD_ORDER.map((name, index) => {
    const table = tables.get(name) as Table;
    return {
      name: `${String(index + 1).padStart(2, "0")}-${name}.csv`,
      content: csvText(table.columns, table.rows),
    };
  });
}

/** Static ranges and pools, where the plan says how addresses are given out. @clause 3.2.2-d @clause 3.2.2-e */
function* subnetRanges(plan: Plan, rows: Allocation["prefixes"]): Iterable<SubnetRange> {
  if (plan.services?.dhcp === undefined) return;
  for (const { key, network, families } of resolveServices(plan, rows).networks) {
    for (const { row, layout } of Object.values(families)) {
      const { vrf, prefix } = row;
      const { length } = prefix;
      const zone = network.zone.name;
      const byHand = `Static addresses of ${key}`;
      for (const range of layout.staticRange) yield { range, length, vrf, zone, description: byHand };
      const pool = `DHCP pool of ${key}`;
      for (const range of layout.pools) yield { range, length, vrf, zone, description: pool };
    }
  }
}

function* rangeRows(ranges: Iterable<SubnetRange>): Iterable<readonly string[]> {
  for (const { range, length, vrf, zone, description } of ranges) {
    yield [
      `${range.first}/${length}`,
      `${range.last}/${length}`,
      vrf === MAIN_VRF ? "" : vrf,
      "",
      "active",
      zone ?? "",
      "false",
      "false",
      description,
    ];
  }
}

function ipRanges(ranges: Iterable<SubnetRange>): Table {
  return {
    name: "ip-ranges",
    columns: [
      "start_address",
      "end_address",
      "vrf",
      "tenant",
      "status",
      "role",
      "mark_populated",
      "mark_utilized",
      "description",
    ],
    rows: rangeRows(ranges),
  };
}
