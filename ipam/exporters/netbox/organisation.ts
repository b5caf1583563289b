import type { AllocatedPrefix } from "../../allocation.ts";
import { type Aggregate, MAIN_VRF, type Plan } from "../../plan.ts";
import type { Prefix } from "../../prefix.ts";
import type { Inventory, SiteRecord } from "./inventory.ts";
import { descriptionOf, slugOf, UniqueNames } from "./names.ts";
import type { Table } from "./table.ts";

/** Registries, regions, sites, roles and VRFs: what prefixes are later hung on. */
export function organisation(
  plan: Plan,
  rows: readonly AllocatedPrefix[],
  inventory: Inventory,
): readonly Table[] {
  const { rirs, aggregates } = registries(plan, rows);
  return [
    rirs,
    aggregates,
    roles(plan, inventory),
    vrfs(plan, inventory),
    regions(inventory),
    sites(inventory),
  ];
}

interface Registry {
  readonly name: string;
  readonly isPrivate: boolean;
  readonly description: string;
}

function registryOf(aggregate: Aggregate | undefined, prefix: Prefix): Registry {
  if (aggregate?.rir)
    return { name: descriptionOf(aggregate.rir).line.slice(0, 100), isPrivate: false, description: "" };
  if (prefix.family === "ipv6" && prefix.network.w0 >>> 25 === 0xfc >>> 1) return REGISTRIES.ula;
  if (prefix.family === "ipv6") return REGISTRIES.provider;
  return aggregate?.kind === "private" ? REGISTRIES.private : REGISTRIES.provider;
}

const REGISTRIES = {
  private: { name: "RFC 1918", isPrivate: true, description: "Private IPv4 space" },
  ula: { name: "RFC 4193", isPrivate: true, description: "Unique local IPv6 space" },
  provider: { name: "Provider", isPrivate: false, description: "Registry or provider not named in the plan" },
} as const;

function registries(
  plan: Plan,
  rows: readonly AllocatedPrefix[],
): { readonly rirs: Table; readonly aggregates: Table } {
  const byName = new Map(plan.aggregates.map((each) => [`aggregates/${each.name}`, each]));
  const used = new Map<string, Registry>();
  const lines: string[][] = [];
  let open: Prefix | undefined;
  // In order of address: NetBox has one space for all aggregates and refuses overlaps between VRFs as well.
  for (const row of rows) {
    const aggregate = byName.get(row.key);
    if (aggregate === undefined || open?.overlaps(row.prefix)) continue;
    open = row.prefix;
    const registry = registryOf(aggregate, row.prefix);
    used.set(registry.name, registry);
    const vrf = aggregate.vrf === MAIN_VRF ? "" : ` (VRF ${aggregate.vrf})`;
    const { line, rest } = descriptionOf(
      `${aggregate.name}${vrf}${row.description ? `: ${row.description}` : ""}`,
    );
    lines.push([String(row.prefix), registry.name, "", "", line, rest, ""]);
  }
  const slugs = new UniqueNames();
  return {
    rirs: {
      name: "rirs",
      columns: ["name", "slug", "is_private", "description"],
      rows: [...used.values()].map(({ name, isPrivate, description }, index) => [
        name,
        slugs.of(name, slugOf(name, `registry-${index + 1}`)),
        String(isPrivate),
        description,
      ]),
    },
    aggregates: {
      name: "aggregates",
      columns: ["prefix", "rir", "tenant", "date_added", "description", "comments", "tags"],
      rows: lines,
    },
  };
}

/** One role for each zone or tier that occurs; prefixes and VLANs share them. */
function roles(plan: Plan, inventory: Inventory): Table {
  const used = new Set(inventory.prefixes.flatMap((row) => (row.zone === null ? [] : [row.zone])));
  return {
    name: "roles",
    columns: ["name", "slug", "weight", "description"],
    rows: [...used].sort().map((zone) => {
      const title = plan.zones.get(zone)?.title;
      return [
        zone,
        zone,
        "1000",
        title ? descriptionOf(`${title.en} · ${title.zh}`).line : "Tier of cloud networks",
      ];
    }),
  };
}

/** The main VRF is NetBox's global table, which has no entry. */
function vrfs(plan: Plan, inventory: Inventory): Table {
  const used = new Set([...inventory.prefixes, ...plan.aggregates].map(({ vrf }) => vrf));
  return {
    name: "vrfs",
    columns: ["name", "rd", "enforce_unique", "description"],
    rows: [...used]
      .filter((vrf) => vrf !== MAIN_VRF)
      .sort()
      .map((vrf) => [vrf, "", "true", ""]),
  };
}

function regions({ regions: records }: Inventory): Table {
  const slugs = new UniqueNames();
  return {
    name: "regions",
    columns: ["name", "slug", "parent", "description"],
    rows: records.map(({ name, parent, description }) => [
      name,
      slugs.of(name, slugOf(name, "region")),
      parent,
      descriptionOf(description).line,
    ]),
  };
}

function sites({ sites: records }: Inventory): Table {
  const slugs = new UniqueNames();
  return {
    name: "sites",
    columns: ["name", "slug", "status", "region", "group", "tenant", "facility", "time_zone", "description"],
    rows: records.map((site) => [
      site.name,
      slugs.of(site.name, slugOf(site.name, "site")),
      statusOf(site),
      site.region,
      "",
      "",
      "",
      "",
      descriptionOf(site.description).line,
    ]),
  };
}

function statusOf({ rows }: SiteRecord): string {
  const networks = rows.filter(({ status }) => status !== "container");
  if (networks.length === 0) return "planned";
  if (networks.every(({ status }) => status === "deprecated")) return "retired";
  return networks.some(({ status }) => status === "active") ? "active" : "planned";
}
