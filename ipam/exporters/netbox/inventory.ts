import type { AllocatedPrefix } from "../../allocation.ts";
import { ownerOf } from "../../lock-keys.ts";
import type { NetworkPlan, Plan } from "../../plan.ts";
import { UniqueNames } from "./names.ts";

/** Where a row of the plan stands in NetBox: a region, a site (a cloud network is one), or nowhere. */
export type Scope =
  | { readonly type: "dcim.region"; readonly name: string }
  | { readonly type: "dcim.site"; readonly name: string };

export interface RegionRecord {
  readonly name: string;
  readonly parent: string;
  readonly description: string;
}

export interface SiteRecord {
  readonly name: string;
  readonly region: string;
  readonly description: string;
  readonly rows: readonly AllocatedPrefix[];
}

/** Parent of every cloud region; no region of a plan can have this name. */
const CLOUDS = "clouds";

/** Regions and sites under names that are unique in NetBox, found from the rows alone: retired ones are there too. */
export class Inventory {
  readonly regions: readonly RegionRecord[];
  readonly sites: readonly SiteRecord[];
  /** Rows that become prefixes: one for each VRF and prefix, as NetBox holds it once. */
  readonly prefixes: readonly AllocatedPrefix[];
  readonly #regionNames = new UniqueNames();
  readonly #siteNames = new UniqueNames();
  readonly #networks: ReadonlyMap<string, NetworkPlan>;

  constructor(plan: Plan, rows: readonly AllocatedPrefix[]) {
    this.#networks = new Map(
      plan.regions.flatMap(({ sites }) =>
        sites.flatMap(({ networks }) => networks.map((each) => [each.key, each])),
      ),
    );
    this.prefixes = onceEach(rows.filter((row) => !row.key.startsWith("aggregates/")));
    const bySite = new Map<string, AllocatedPrefix[]>();
    for (const row of this.prefixes) {
      const key = siteKeyOf(row);
      if (key === undefined) continue;
      const others = bySite.get(key);
      if (others) others.push(row);
      else bySite.set(key, [row]);
    }
    this.regions = this.#regionRecords(plan, bySite);
    this.sites = this.#siteRecords(plan, bySite);
  }

  scopeOf(row: AllocatedPrefix): Scope | undefined {
    const site = siteKeyOf(row);
    if (site !== undefined) return { type: "dcim.site", name: this.siteName(site) };
    if (row.region === null || row.key.startsWith("reserved/")) return undefined;
    return { type: "dcim.region", name: this.#regionNames.of(row.region, row.region) };
  }

  siteName(key: string): string {
    const slash = key.indexOf("/");
    const site = key.slice(slash + 1);
    return this.#siteNames.of(key, site, `${key.slice(0, slash)}-${site}`);
  }

  /** The network of the plan that a row belongs to; none for what has left the plan. */
  networkOf(row: AllocatedPrefix): NetworkPlan | undefined {
    return this.#networks.get(ownerOf(row.key));
  }

  #regionRecords(plan: Plan, bySite: ReadonlyMap<string, unknown>): readonly RegionRecord[] {
    const stores = new Set(
      this.prefixes.flatMap((row) => (row.region === null || isCloud(row) ? [] : [row.region])),
    );
    const records = [...stores].sort().map((region) => ({
      name: this.#regionNames.of(region, region),
      parent: "",
      description: "",
    }));
    if (![...bySite.keys()].some((key) => key.startsWith(`${CLOUDS}/`))) return records;
    const parent = this.#regionNames.of(`${CLOUDS}/`, CLOUDS);
    const providers = new Map(plan.clouds.map((cloud) => [cloudRegion(cloud), cloud]));
    const clouds = [...providers.keys()].sort().map((key) => ({
      name: this.#regionNames.of(key, key, `${CLOUDS}-${key}`),
      parent,
      description: `${providers.get(key)?.region} of ${providers.get(key)?.provider}`,
    }));
    return [...records, { name: parent, parent: "", description: "Cloud regions" }, ...clouds];
  }

  #siteRecords(plan: Plan, bySite: ReadonlyMap<string, readonly AllocatedPrefix[]>): readonly SiteRecord[] {
    const sites = new Map(
      plan.regions.flatMap((region) => region.sites.map((site) => [site.key, site] as const)),
    );
    const clouds = new Map<string, Plan["clouds"][number]>(plan.clouds.map((cloud) => [cloud.key, cloud]));
    return [...bySite].sort(byKey).map(([key, rows]) => {
      const [region = ""] = key.split("/");
      const cloud = clouds.get(key);
      const regionKey = cloud ? cloudRegion(cloud) : region === CLOUDS ? `${CLOUDS}/` : region;
      return {
        name: this.siteName(key),
        region: this.#regionNames.of(regionKey, regionKey),
        description: cloud ? `Cloud network of ${cloud.provider}` : (sites.get(key)?.description ?? ""),
        rows,
      };
    });
  }
}

/** `east/sh-001`, `clouds/ali-hangzhou`; undefined for what stands above sites. */
export function siteKeyOf(row: AllocatedPrefix): string | undefined {
  if (row.site === null || row.key.startsWith("reserved/")) return undefined;
  return isCloud(row) ? `${CLOUDS}/${row.site}` : `${row.region}/${row.site}`;
}

function isCloud({ key }: AllocatedPrefix): boolean {
  return key.startsWith(`${CLOUDS}/`);
}

function cloudRegion({ provider, region }: { readonly provider: string; readonly region: string }): string {
  return `${provider}-${region}`;
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

/** A site with one network has a block of the same prefix: what is used says more than what holds it. */
function onceEach(rows: Iterable<AllocatedPrefix>): readonly AllocatedPrefix[] {
  const kept: AllocatedPrefix[] = [];
  /** Where the last one of each VRF was kept: rows come in order of address, so equals follow each other. */
  const last = new Map<string, number>();
  for (const row of rows) {
    const at = last.get(row.vrf);
    const before = at === undefined ? undefined : kept[at];
    if (at === undefined || before === undefined || !before.prefix.equals(row.prefix)) {
      last.set(row.vrf, kept.length);
      kept.push(row);
    } else if (before.status === "container" && !isOuter(row, before)) kept[at] = row;
  }
  return kept;
}

/** Rows come with the outer one first; a second container of the same prefix is the inner one. */
function isOuter(row: AllocatedPrefix, before: AllocatedPrefix): boolean {
  return row.status === "container" && row.key.length < before.key.length;
}
