import type { PackEntry, PackName } from "./control.ts";
import { controls } from "./controls/index.ts";

/** The controls that name this pack, at the level they name, in the order of the catalogue. */
export function entriesOf(pack: PackName): readonly PackEntry[] {
  return Object.values(controls).flatMap((control): PackEntry[] => {
    const level = control.packs[pack] ?? (pack === "strict" ? "mandatory" : "disabled");
    return level === "disabled" ? [] : [{ control, level }];
  });
}
