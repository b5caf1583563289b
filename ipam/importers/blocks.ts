import { MAIN_VRF, type Plan } from "../plan.ts";
import { PrefixSet } from "../prefix-set.ts";
import type { Draft } from "./drafts.ts";
import type { ImportRow } from "./import-row.ts";
import type { Places } from "./place.ts";

interface Input {
  readonly containers: readonly ImportRow[];
  /** Lines in use that became no network. */
  readonly others: readonly ImportRow[];
  readonly networks: readonly Draft[];
  readonly plan: Plan;
  readonly places: Places;
  /** Keys of the lock: what has its blocks there keeps them. */
  readonly locked: ReadonlyMap<string, unknown>;
}

interface Blocks {
  readonly drafts: readonly Draft[];
  readonly reserved: readonly { readonly row: ImportRow; readonly why: string }[];
  readonly structure: readonly ImportRow[];
}

/**
 * What becomes of the lines that hold others. The only block of a site or region, with nothing in it that the
 * plan cannot describe, is pinned; a site with no network here is somebody else's and reserved as a whole.
 */
export function blockDrafts({ containers, others, networks, plan, places, locked }: Input): Blocks {
  const drafts: Draft[] = [];
  const reserved: { readonly row: ImportRow; readonly why: string }[] = [];
  const structure: ImportRow[] = [];
  const foreign = PrefixSet.of(others.map(({ prefix }) => prefix));
  const groups = Map.groupBy(containers, (row) => ownerOf(row, places));
  for (const [owner, rows] of groups) {
    const [first] = rows;
    const cloud = owner.startsWith("clouds/") ? plan.clouds.find(({ key }) => key === owner) : undefined;
    if (first === undefined) continue;
    if (cloud !== undefined && rows.length === 1 && first.prefix.family === "ipv4") {
      drafts.push({
        kind: "block",
        rows,
        path: ["clouds", cloud.name],
        value: { cidr: String(first.prefix) },
      });
      continue;
    }
    const path = pathOf(owner);
    const isSite = path.length === 4;
    const inUse = networks.some((draft) => path.every((part, index) => draft.path[index] === part));
    if (isSite && !inUse && cloud === undefined && !isPlanned(owner, plan)) {
      const { outer, inner } = nested(rows);
      for (const row of outer) reserved.push({ row, why: places.siteText(row) });
      structure.push(...inner);
      continue;
    }
    for (const family of ["ipv4", "ipv6"] as const) {
      const own = rows.filter(({ prefix }) => prefix.family === family);
      const [block] = own;
      const isPinnable =
        path.length > 0 &&
        own.length === 1 &&
        !locked.has(`${owner}/${family}`) &&
        block !== undefined &&
        block.vrf === MAIN_VRF &&
        !foreign.overlaps(block.prefix) &&
        holdsAll(block, networks, path);
      if (!isPinnable) structure.push(...own);
      else {
        const key = family === "ipv4" ? "cidr" : "cidr6";
        drafts.push({ kind: "block", rows: [block], path, value: { [key]: String(block.prefix) } });
      }
    }
  }
  const whole = PrefixSet.of([
    ...reserved.map(({ row }) => row.prefix),
    ...drafts
      .filter(({ path }) => path[0] === "clouds")
      .flatMap(({ rows }) => rows.map(({ prefix }) => prefix)),
  ]);
  for (const row of others) {
    if (whole.contains(row.prefix)) structure.push(row);
    else reserved.push({ row, why: "" });
  }
  return { drafts, reserved, structure };
}

function ownerOf(row: ImportRow, places: Places): string {
  if (places.isCloud(row)) return `clouds/${places.siteText(row)}`;
  const place = places.placeOf(row);
  if (place === "no-region") return "";
  if (place) return `${place.region}/${place.site}`;
  return places.regionOf(row) ?? "";
}

function pathOf(owner: string): readonly string[] {
  const [region = "", site] = owner.split("/");
  if (region === "" || region === "clouds") return [];
  return site === undefined ? ["regions", region] : ["regions", region, "sites", site];
}

function nested(rows: readonly ImportRow[]): { readonly outer: ImportRow[]; readonly inner: ImportRow[] } {
  const outer: ImportRow[] = [];
  const inner: ImportRow[] = [];
  for (const row of [...rows].sort((a, b) => a.prefix.compare(b.prefix))) {
    const isInner = outer.some((each) => each.vrf === row.vrf && each.prefix.contains(row.prefix));
    (isInner ? inner : outer).push(row);
  }
  return { outer, inner };
}

function isPlanned(owner: string, plan: Plan): boolean {
  return plan.regions.some(({ sites }) => sites.some(({ key }) => key === owner));
}

/** Networks of the owner outside its block could not be placed beside a pin. */
function holdsAll(block: ImportRow, networks: readonly Draft[], path: readonly string[]): boolean {
  return networks
    .filter((draft) => path.every((part, index) => draft.path[index] === part))
    .flatMap(({ rows }) => rows)
    .filter(({ prefix }) => prefix.family === block.prefix.family)
    .every(({ prefix }) => block.prefix.contains(prefix));
}
