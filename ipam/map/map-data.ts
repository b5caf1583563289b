import type { MapRow } from "./tree.ts";
import type { MapWords } from "./words.ts";

/** Everything the map shows, as plain data. */
export interface MapModel {
  readonly name: string;
  readonly file: string;
  /** Counts the changes of the lock: which state of the plan the map shows. */
  readonly generation: number;
  readonly zones: readonly MapZone[];
  readonly vrfs: readonly string[];
  readonly rows: readonly MapRow[];
}

export interface MapZone {
  readonly name: string;
  readonly title: string;
}

/** What the page's script reads: the plan and the words to show it in. */
export interface MapData extends MapModel {
  readonly words: MapWords;
}
