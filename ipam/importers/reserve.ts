import { basename } from "node:path/posix";
import { MAIN_VRF, type Plan } from "../plan.ts";
import type { Draft } from "./drafts.ts";
import type { ImportRow } from "./import-row.ts";
import { slug } from "./place.ts";

/** Names for reserved ranges and aggregates: from the words of the line, or from the prefix. */
export class RangeNames {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  of(row: ImportRow, words: string): string {
    const wish = slug(words) || `imported-${slug(String(row.prefix))}`;
    let name = wish;
    for (let number = 2; this.#taken.has(name); number++) name = `${wish}-${number}`;
    this.#taken.add(name);
    return name;
  }
}

/** Space that somebody has and that no VLAN of the plan describes: never handed out. */
export function reservedDraft(row: ImportRow, names: RangeNames, why: string): Draft {
  const words = row.text("use") || row.text("name") || row.text("vlanName");
  const key = /^reserved\/(.+)$/.exec(row.text("key"))?.[1];
  const name = names.of(row, key ?? (why === "" ? words : `${why} ${words}`));
  const reason = [why, words].filter(Boolean).join(": ") || `From ${basename(row.file)}, line ${row.line}`;
  return {
    kind: "reserved",
    rows: [row],
    path: ["reserved", name],
    value: { prefix: String(row.prefix), reason, ...(row.vrf === MAIN_VRF ? {} : { vrf: row.vrf }) },
  };
}

/** Registries that follow from the prefix need not be written. */
const IMPLIED: ReadonlySet<string> = new Set(["RFC 1918", "RFC 4193", "Provider"]);

export function aggregateDraft(row: ImportRow, names: RangeNames): Draft {
  const rir = row.text("rir");
  const [, name = "", description = ""] = /^([^:]*)(?::\s*(.*))?$/s.exec(row.text("use")) ?? [];
  return {
    kind: "aggregate",
    rows: [row],
    path: ["aggregates", names.of(row, name)],
    value: {
      prefix: String(row.prefix),
      ...(rir === "" || IMPLIED.has(rir) ? {} : { rir }),
      ...(description === "" ? {} : { description }),
    },
  };
}

export function takenNames(plan: Plan): { readonly reserved: RangeNames; readonly aggregates: RangeNames } {
  return {
    reserved: new RangeNames(plan.reserved.map(({ name }) => name)),
    aggregates: new RangeNames(plan.aggregates.map(({ name }) => name)),
  };
}
