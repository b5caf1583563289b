import type { AllocatedPrefix } from "../../allocation.ts";
import { ownerOf, partsOf, vlanOwner } from "../../lock-keys.ts";
import { MAIN_VRF } from "../../plan.ts";
import { type Inventory, type Scope, siteKeyOf } from "./inventory.ts";
import { descriptionOf, LIMITS, slugOf, UniqueNames } from "./names.ts";
import type { Table } from "./table.ts";

/** How an installation names the place of a prefix: 4.6 by name, 4.2–4.5 by number, up to 4.1 sites alone. */
export type ScopeColumn =
  | { readonly column: "scope_name" }
  | { readonly column: "scope_id"; readonly idOf: (scope: Scope) => number | undefined }
  | { readonly column: "site" };

/** VLAN groups, VLANs, prefixes and the addresses of gateways. */
export function networks(inventory: Inventory, scope: ScopeColumn): readonly Table[] {
  const groups = new VlanGroups(inventory);
  return [
    vlanGroups(groups, scope),
    vlans(groups, inventory),
    prefixes(groups, inventory, scope),
    ipAddresses(inventory),
  ];
}

interface Group {
  readonly name: string;
  readonly site: string;
  readonly vlans: Map<number, AllocatedPrefix[]>;
}

/** One group a site: the same VLAN number at sixty sites is sixty VLANs. */
class VlanGroups {
  readonly all: readonly Group[];
  readonly #bySite = new Map<string, Group>();

  constructor(inventory: Inventory) {
    for (const row of inventory.prefixes) {
      const key = siteKeyOf(row);
      if (row.vlan === null || key === undefined) continue;
      const site = inventory.siteName(key);
      const group = this.#bySite.get(key) ?? {
        name: site,
        site,
        vlans: new Map<number, AllocatedPrefix[]>(),
      };
      this.#bySite.set(key, group);
      const rows = group.vlans.get(row.vlan);
      if (rows) rows.push(row);
      else group.vlans.set(row.vlan, [row]);
    }
    this.all = [...this.#bySite.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  of(row: AllocatedPrefix): Group | undefined {
    return row.vlan === null ? undefined : this.#bySite.get(siteKeyOf(row) ?? "");
  }
}

/** What the planner gives out: no 1, and none of those that switches keep. */
const VID_RANGES = "2-1001,1006-4094";

function vlanGroups(groups: VlanGroups, scope: ScopeColumn): Table {
  const slugs = new UniqueNames();
  const named = scope.column === "scope_id" ? "scope_id" : "scope_name";
  return {
    name: "vlan-groups",
    columns: ["name", "slug", "scope_type", named, "vid_ranges", "description"],
    rows: groups.all.map(({ name, site }) => [
      name,
      slugs.of(name, slugOf(name, "vlans")),
      "dcim.site",
      scopeCell({ type: "dcim.site", name: site }, scope),
      VID_RANGES,
      "",
    ]),
  };
}

/** @throws RangeError for a scope whose number is not known: without it NetBox would take the prefix for global. */
function scopeCell(scope: Scope, column: ScopeColumn): string {
  if (column.column !== "scope_id") return scope.name;
  const id = column.idOf(scope);
  if (id === undefined) throw new RangeError(`NetBox's id of ${scope.type} "${scope.name}" is not known`);
  return String(id);
}

function vlans(groups: VlanGroups, inventory: Inventory): Table {
  return {
    name: "vlans",
    columns: ["site", "group", "vid", "name", "tenant", "status", "role", "description"],
    rows: vlanRows(groups, inventory),
  };
}

function* vlanRows(groups: VlanGroups, inventory: Inventory): Iterable<readonly string[]> {
  for (const { name: group, site, vlans: numbers } of groups.all) {
    const names = new UniqueNames(LIMITS.vlanName);
    for (const [vid, rows] of [...numbers].sort(([a], [b]) => a - b)) {
      const own = vlanOwner(partsOf(rows[0]?.key ?? "").owner.at(-1) ?? "");
      const described = rows.find((row) => inventory.networkOf(row)?.description);
      yield [
        site,
        group,
        String(vid),
        names.of(String(vid), own, `${own}-${vid}`),
        "",
        vlanStatus(rows),
        rows[0]?.zone ?? "",
        descriptionOf(described && inventory.networkOf(described)?.description).line,
      ];
    }
  }
}

function vlanStatus(rows: readonly AllocatedPrefix[]): string {
  for (const status of ["active", "reserved"]) if (rows.some((row) => row.status === status)) return status;
  return "deprecated";
}

function prefixes(groups: VlanGroups, inventory: Inventory, scope: ScopeColumn): Table {
  const place = scope.column === "site" ? ["site"] : ["scope_type", scope.column];
  return {
    name: "prefixes",
    columns: [
      "prefix",
      "vrf",
      "tenant",
      ...(scope.column === "site" ? place : []),
      "vlan_group",
      ...(scope.column === "site" ? [] : ["vlan_site"]),
      "vlan",
      "status",
      "role",
      ...(scope.column === "site" ? [] : place),
      "is_pool",
      "mark_utilized",
      "description",
      "comments",
      "tags",
    ],
    rows: prefixRows(groups, inventory, scope),
  };
}

function* prefixRows(
  groups: VlanGroups,
  inventory: Inventory,
  scope: ScopeColumn,
): Iterable<readonly string[]> {
  for (const row of inventory.prefixes) {
    const group = groups.of(row);
    const at = inventory.scopeOf(row);
    const { line, rest } = descriptionOf(
      row.description ?? (at ? "" : row.key.slice(row.key.indexOf("/") + 1)),
    );
    const vlan = group === undefined ? "" : String(row.vlan);
    const cells = [String(row.prefix), vrfCell(row.vrf), ""];
    if (scope.column === "site") {
      cells.push(at?.type === "dcim.site" ? at.name : "", group?.name ?? "", vlan);
      cells.push(row.status, row.zone ?? "");
    } else {
      cells.push(group?.name ?? "", group?.site ?? "", vlan, row.status, row.zone ?? "");
      cells.push(at?.type ?? "", at === undefined ? "" : scopeCell(at, scope));
    }
    cells.push("false", "false", line, rest, "");
    yield cells;
  }
}

function vrfCell(vrf: string): string {
  return vrf === MAIN_VRF ? "" : vrf;
}

/** Gateways; a shared one says by which protocol. */
function ipAddresses(inventory: Inventory): Table {
  return {
    name: "ip-addresses",
    columns: [
      "address",
      "vrf",
      "tenant",
      "status",
      "role",
      "device",
      "interface",
      "is_primary",
      "dns_name",
      "description",
    ],
    rows: gatewayRows(inventory),
  };
}

function* gatewayRows(inventory: Inventory): Iterable<readonly string[]> {
  for (const row of inventory.prefixes) {
    if (row.gateway === null || row.status === "container") continue;
    const role = inventory.networkOf(row)?.fhrp?.protocol ?? "";
    const address = `${row.gateway}/${row.prefix.length}`;
    const { line } = descriptionOf(`Gateway of ${ownerOf(row.key)}`);
    yield [address, vrfCell(row.vrf), "", row.status, role, "", "", "", "", line];
  }
}
