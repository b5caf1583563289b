import { type Cell, cellPrefix, cellsOf, halvesOf, largestFree } from "../cells.ts";
import type { MapData } from "../map-data.ts";
import type { ColourBy } from "../painting.ts";
import type { Areas } from "../scene.ts";
import { type MapNode, type MapTree, readTree } from "../tree.ts";

/** The plan in the page, and how it is looked at. */
export class MapState {
  readonly data: MapData;
  readonly tree: MapTree;
  /** Undefined for all aggregates. */
  view: MapNode | undefined;
  colourBy: ColourBy = "zone";
  areas: Areas | "auto" = "auto";
  readonly #free = new Map<MapNode, Cell | undefined>();
  readonly #byHash: ReadonlyMap<string, MapNode>;

  constructor(data: MapData) {
    this.data = data;
    this.tree = readTree(data.rows);
    this.#byHash = new Map(this.tree.nodes.map((node) => [hashOf(node), node]));
  }

  /** The cells of the view in order of address; of all aggregates, each one. */
  cells(): readonly Cell[] {
    if (this.view) return cellsOf(halvesOf(this.view));
    return this.tree.roots.map((node) => ({
      kind: "row",
      bits: node.bits,
      start: 0n,
      length: node.length,
      node,
    }));
  }

  /** Worked out when first asked for: a table of 4,000 sites shows some hundred. */
  largestFree(node: MapNode): Cell | undefined {
    if (!this.#free.has(node)) this.#free.set(node, largestFree(cellsOf(halvesOf(node))));
    return this.#free.get(node);
  }

  largestFreeText(node: MapNode): string {
    if (node.kind === "subnet" || node.kind === "reserved") return "–";
    const found = this.largestFree(node);
    return found ? cellPrefix(found) : this.data.words.nothingFree;
  }

  /** From the outermost block to this one. */
  path(node: MapNode | undefined): readonly MapNode[] {
    return node ? [...this.path(node.parent), node] : [];
  }

  fromHash(hash: string): MapNode | undefined {
    return this.#byHash.get(hash.replace(/^#/, ""));
  }

  zoneTitle(node: MapNode): string {
    return this.data.zones[node.zone]?.title ?? "";
  }

  /** The same network in the other family. */
  twins(node: MapNode): readonly MapNode[] {
    const own = baseKey(node);
    if (own === "" || node.kind === "aggregate" || node.kind === "reserved") return [];
    return this.tree.nodes.filter((other) => other !== node && baseKey(other) === own);
  }
}

/** Where the map is, so that a link leads there and the browser's buttons go back. */
export function hashOf(node: MapNode): string {
  return encodeURIComponent(`${node.key}=${node.prefix}`);
}

/** The key without its family: of a region, site or network in both. */
export function baseKey({ key }: MapNode): string {
  return key.replace(/\/ipv[46](@[^/+]+)?(\+\d+)?$/, "");
}
