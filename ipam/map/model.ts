import type { AllocatedPrefix, Allocation } from "../allocation.ts";
import { needsOf, takenOf } from "../device-need.ts";
import type { Language } from "../exporters/table.ts";
import { partsOf } from "../lock-keys.ts";
import { MAIN_VRF, type Plan } from "../plan.ts";
import type { MapModel, MapZone } from "./map-data.ts";
import { KINDS, type MapKind, type MapRow, ROW_STATES } from "./tree.ts";

export function mapModel(plan: Plan, allocation: Allocation, language: Language): MapModel {
  const { prefixes, lock } = allocation;
  const needs = needsOf(plan);
  const used = new Set(prefixes.flatMap((row) => row.zone ?? []));
  const zones = [...new Set([...plan.zones.keys(), ...used])]
    .filter((name) => used.has(name))
    .map((name) => ({ name, title: plan.zones.get(name)?.title[language] ?? name }));
  const vrfs = [...new Set([MAIN_VRF, ...prefixes.map((row) => row.vrf)])];
  const zoneAt = new Map(zones.map(({ name }, index) => [name, index]));
  const rows = inTrees(prefixes, vrfs).map(([row, depth]): MapRow => {
    const key = row.key.replace(/\+\d+$/, "");
    const { owner } = partsOf(key);
    const need = needs.get(owner.join("/"));
    const kind = kindOf(row, owner);
    const entry = lock.entries.get(key);
    const growth =
      entry?.kind === "network" && entry.block.length < row.prefix.length ? entry.block.length : 0;
    const zone = row.zone === null ? -1 : (zoneAt.get(row.zone) ?? -1);
    const subnet = kind === "subnet" && row.status !== "deprecated" ? need : undefined;
    return [
      depth,
      String(row.prefix),
      KINDS.indexOf(kind),
      ROW_STATES.indexOf(row.status),
      row.key,
      nameOf(row, kind, owner, zones[zone]),
      zone,
      row.vlan ?? 0,
      row.gateway === null ? "" : String(row.gateway),
      kind !== "subnet" ? 0 : (subnet?.devices ?? -1),
      subnet === undefined ? 0 : takenOf(row, subnet),
      growth,
      vrfs.indexOf(row.vrf),
      row.description ?? "",
    ];
  });
  return { name: plan.name, file: plan.file, generation: lock.generation, zones, vrfs, rows };
}

/** Each row with the number of rows around it: rows of a VRF and family nest, and come in order. */
function inTrees(
  prefixes: readonly AllocatedPrefix[],
  vrfs: readonly string[],
): readonly (readonly [AllocatedPrefix, number])[] {
  return vrfs.flatMap((vrf) => {
    const around: AllocatedPrefix[] = [];
    return prefixes
      .filter((row) => row.vrf === vrf)
      .map((row) => {
        while (around.length > 0 && !around.at(-1)?.prefix.contains(row.prefix)) around.pop();
        around.push(row);
        return [row, around.length - 1] as const;
      });
  });
}

function kindOf({ key, status }: AllocatedPrefix, owner: readonly string[]): MapKind {
  if (key.startsWith("aggregates/")) return "aggregate";
  if (key.startsWith("reserved/")) return "reserved";
  if (owner[0] === "clouds")
    return owner.length <= 2 ? "cloud" : owner.length === 3 && status === "container" ? "tier" : "subnet";
  return owner.length === 1 ? "region" : owner.length === 2 ? "site" : "subnet";
}

function nameOf(
  { key, site, region }: AllocatedPrefix,
  kind: MapKind,
  owner: readonly string[],
  zone: MapZone | undefined,
): string {
  const last = owner.at(-1) ?? key;
  if (kind === "aggregate" || kind === "reserved") return key.slice(key.indexOf("/") + 1);
  if (kind === "region") return region ?? last;
  if (kind === "site" || kind === "cloud") return site ?? last;
  if (kind === "tier" || zone === undefined || zone.name === last) return zone?.title ?? last;
  return owner[0] === "clouds" ? last : `${last} · ${zone.title}`;
}
