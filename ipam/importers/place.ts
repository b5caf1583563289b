import type { Plan } from "../plan.ts";
import type { ImportRow } from "./import-row.ts";

export interface Place {
  readonly region: string;
  readonly site: string;
  /** Words of the list that became a name and would be lost. */
  readonly regionText: string | undefined;
  readonly siteText: string | undefined;
}

/** What the command line and other files of the set say about places. */
export interface PlaceHints {
  readonly region: string | undefined;
  readonly site: string | undefined;
  /** Region of a site, from NetBox's list of sites. */
  readonly regionOfSite: ReadonlyMap<string, string>;
}

/** Finds the region and site of lines: in the plan where it knows them, under new names otherwise. */
export class Places {
  readonly #plan: Plan;
  readonly #hints: PlaceHints;
  readonly #made = new Map<string, string>();

  constructor(plan: Plan, hints: PlaceHints) {
    this.#plan = plan;
    this.#hints = hints;
  }

  /** The line is about a whole region. */
  regionOf(row: ImportRow): string | undefined {
    const text = this.#scopeOf(row) === "region" ? row.text("scopeName") : row.text("region");
    return text === "" ? this.#hints.region : this.#regionName(text);
  }

  siteText(row: ImportRow): string {
    const scope = this.#scopeOf(row);
    if (scope === "site") return row.text("scopeName");
    if (scope !== undefined) return "";
    return row.text("site") || (this.#hints.site ?? "");
  }

  /** What NetBox's scope is: `dcim.site` in its import form, `dcim | site` or nothing beside it in its tables. */
  #scopeOf(row: ImportRow): "region" | "site" | "other" | undefined {
    const type = row.text("scopeType").toLowerCase();
    const name = row.text("scopeName");
    if (type === "" && name === "") return undefined;
    const known = /\b(region|site)$/.exec(type)?.[1] as "region" | "site" | undefined;
    if (type !== "") return known ?? "other";
    return this.#plan.regions.some((region) => region.name === slug(name)) ? "region" : "site";
  }

  /** Undefined for a line without a site; `no-region` where nothing tells the region of a new one. */
  placeOf(row: ImportRow): Place | "no-region" | undefined {
    const siteText = this.siteText(row);
    if (siteText === "") return undefined;
    const told = row.text("region") || this.#hints.regionOfSite.get(siteText) || "";
    const known = this.#knownSite(siteText, told === "" ? undefined : this.#regionName(told));
    if (known) return { ...known, regionText: undefined, siteText: undefined };
    const only = this.#plan.regions.length === 1 ? this.#plan.regions[0]?.name : undefined;
    const region = told === "" ? (this.#hints.region ?? only) : this.#regionName(told);
    if (region === undefined) return "no-region";
    const site = this.#nameOf(`site ${region}`, siteText, "site");
    return {
      region,
      site,
      regionText: told === "" || told === region ? undefined : told,
      siteText: siteText === site ? undefined : siteText,
    };
  }

  isCloud(row: ImportRow): boolean {
    const text = this.siteText(row);
    return this.#plan.clouds.some(({ name }) => name === text);
  }

  #knownSite(text: string, region: string | undefined): Pick<Place, "region" | "site"> | undefined {
    const name = slug(text);
    const found = this.#plan.regions
      .filter((each) => region === undefined || each.name === region)
      .flatMap(({ sites }) => sites)
      .filter(
        (each) => each.name === name || each.description === text || `${each.region}-${each.name}` === name,
      );
    return found.length === 1 ? { region: found[0]?.region ?? "", site: found[0]?.name ?? "" } : undefined;
  }

  #regionName(text: string): string {
    const known = this.#plan.regions.find(({ name }) => name === slug(text));
    return known?.name ?? this.#nameOf("region", text, "region");
  }

  /** The text as a name; text without a letter that names allow gets a number, the same each time. */
  #nameOf(kind: string, text: string, otherwise: string): string {
    const key = `${kind}\n${text}`;
    const before = this.#made.get(key);
    if (before !== undefined) return before;
    const wish = slug(text) || otherwise;
    const taken = new Set(
      [...this.#made].filter(([each]) => each.startsWith(`${kind}\n`)).map(([, name]) => name),
    );
    if (kind === "region") taken.add("clouds").add("aggregates");
    for (const site of this.#plan.regions.flatMap(({ sites }) => sites)) {
      if (kind === `site ${site.region}`) taken.add(site.name);
    }
    let name = slug(text) === "" ? `${wish}-1` : wish;
    for (let number = 2; taken.has(name); number++) name = `${wish}-${number}`;
    this.#made.set(key, name);
    return name;
  }
}

/**
 * What the plan takes as a name, cut so that a number still fits behind it. Empty where nothing telling is
 * left: of 商户10号铺 only the 10 would be.
 */
export function slug(text: string): string {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 56)
    .replace(/^-+|-+$/g, "");
  return !/[a-z]/.test(plain) && /[^\p{ASCII}]/u.test(text) ? "" : plain;
}
