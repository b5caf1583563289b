import type { AllocatedPrefix, Allocation } from "../allocation.ts";
import { ownerOf, partsOf, vlanOwner } from "../lock-keys.ts";
import { MAIN_VRF, type Plan } from "../plan.ts";
import { csvText } from "./csv-text.ts";
import type { ExportFile } from "./export-file.ts";
import { Inventory, siteKeyOf } from "./netbox/inventory.ts";
import { UniqueNames } from "./netbox/names.ts";

export interface PhpIpamOptions {
  /** The section that takes the subnets; it has to be there before the import. */
  readonly section?: string;
}

/** The plan as the files of phpIPAM's import, numbered in load order: VRFs, L2 domains, VLANs, subnets, addresses. */
export function toPhpIpam(
  plan: Plan,
  { prefixes }: Pick<Allocation, "prefixes">,
  { section = plan.name }: PhpIpamOptions = {},
): readonly ExportFile[] {
  const inventory = new Inventory(plan, prefixes);
  const domains = new UniqueNames();
  const domainOf = (row: AllocatedPrefix) => {
    const key = row.vlan === null ? undefined : siteKeyOf(row);
    return key === undefined ? "" : domains.of(key, inventory.siteName(key));
  };
  const rows = inventory.prefixes;
  return [
    file("1-vrf", ["name", "rd", "description"], vrfs(rows)),
    file("2-l2domains", ["name", "description"], domainRows(rows, domainOf)),
    file("3-vlans", ["name", "number", "description", "domain"], vlans(rows, domainOf)),
    file(
      "4-subnets",
      ["section", "subnet", "mask", "description", "vlan", "domain", "vrf"],
      subnetRows(section, rows, domainOf),
    ),
    file(
      "5-addresses",
      ["section", "ip_addr", "hostname", "description", "vrf", "subnet", "tag", "is_gateway"],
      gatewayRows(section, rows),
    ),
  ];
}

type Cells = readonly string[];

function file(name: string, columns: Cells, rows: Iterable<Cells>): ExportFile {
  return { name: `${name}.csv`, content: csvText(columns, rows) };
}

function* subnetRows(section: string, rows: readonly AllocatedPrefix[], domainOf: DomainOf): Iterable<Cells> {
  for (const row of rows) {
    yield [
      section,
      String(row.prefix.network),
      String(row.prefix.length),
      plain(row.description ?? nameOf(row)),
      String(row.vlan ?? ""),
      domainOf(row),
      vrfOf(row),
    ];
  }
}

function* gatewayRows(section: string, rows: readonly AllocatedPrefix[]): Iterable<Cells> {
  for (const row of rows) {
    if (row.gateway === null || row.status === "container") continue;
    const gateway = String(row.gateway);
    yield [
      section,
      gateway,
      "",
      plain(`Gateway ${nameOf(row)}`),
      vrfOf(row),
      String(row.prefix),
      "Used",
      "1",
    ];
  }
}

function nameOf({ key }: AllocatedPrefix): string {
  return ownerOf(key);
}

/** phpIPAM refuses quotes, apostrophes and semicolons; without a guard before them, formula signs go too. */
function plain(text: string): string {
  // Most are fit as they are: spaces alone, one at a time, and none at an end.
  if (!/[;'"]|[^\S ]| {2}|^[ =+\-@]| $/.test(text)) return text;
  return text
    .replace(/[;'"]/g, " ")
    .replace(/\s+/g, " ")
    .replace(/^[\s=+\-@]+/, "")
    .trim();
}

/** The global table has no name. */
function vrfOf({ vrf }: AllocatedPrefix): string {
  return vrf === MAIN_VRF ? "" : vrf;
}

function vrfs(rows: readonly AllocatedPrefix[]): readonly Cells[] {
  const names = new Set(rows.map(vrfOf).filter((vrf) => vrf !== ""));
  // A route distinguisher has to be there and to differ.
  return [...names].sort().map((vrf, index) => [vrf, `65000:${index + 1}`, ""]);
}

type DomainOf = (row: AllocatedPrefix) => string;

function domainRows(rows: readonly AllocatedPrefix[], domainOf: DomainOf): readonly Cells[] {
  const names = new Set(rows.map(domainOf).filter((domain) => domain !== ""));
  return [...names].sort().map((domain) => [domain, ""]);
}

/** One VLAN for both families of a network; the same number at another site is in another domain. */
function* vlans(rows: readonly AllocatedPrefix[], domainOf: DomainOf): Iterable<Cells> {
  const known = new Map<string, Set<number>>();
  for (const row of rows) {
    const domain = domainOf(row);
    if (row.vlan === null || domain === "") continue;
    const numbers = known.get(domain) ?? new Set();
    if (numbers.size === 0) known.set(domain, numbers);
    if (numbers.has(row.vlan)) continue;
    numbers.add(row.vlan);
    const name = vlanOwner(partsOf(row.key).owner.at(-1) ?? "");
    yield [name, String(row.vlan), plain(row.description ?? ""), domain];
  }
}
