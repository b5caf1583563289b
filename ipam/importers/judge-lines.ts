import type { AllocatedPrefix } from "../allocation.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { overlappingPositions } from "../overlaps.ts";
import type { Prefix } from "../prefix.ts";
import { PrefixSet } from "../prefix-set.ts";
import type { ImportRow } from "./import-row.ts";

export interface JudgedLines {
  /** Subnets in use: no two of a VRF share an address. */
  readonly leaves: readonly ImportRow[];
  /** Lines that hold others, by their state or by what lies inside them. */
  readonly containers: readonly ImportRow[];
  readonly faults: readonly Diagnostic[];
}

/** Judges lines against each other and against the aggregates, VRF by VRF. */
export function judgeLines(
  rows: readonly ImportRow[],
  aggregates: readonly { readonly vrf: string; readonly prefix: Prefix }[],
  vrfs: ReadonlySet<string>,
  /** Lines that need no judgement any more, but lie in others. */
  known: readonly ImportRow[] = [],
): JudgedLines {
  const faults: Diagnostic[] = [];
  const usable = rows.filter((row) => {
    if (vrfs.has(row.vrf)) return true;
    const hint = `add it under the plan's vrfs, or write one of: ${[...vrfs].join(", ")}`;
    faults.push(row.fault("vrf", { code: "import.vrf", message: "the plan has no such VRF", hint }));
    return false;
  });
  const judged = [...Map.groupBy(usable, ({ vrf }) => vrf)].map(([vrf, own]) => {
    const space = PrefixSet.of(aggregates.filter((each) => each.vrf === vrf).map(({ prefix }) => prefix));
    return judgeVrf(
      own,
      known.filter((row) => row.vrf === vrf),
      space,
      faults,
    );
  });
  return {
    leaves: judged.flatMap(({ leaves }) => leaves),
    containers: judged.flatMap(({ containers }) => containers),
    faults,
  };
}

function judgeVrf(
  rows: readonly ImportRow[],
  known: readonly ImportRow[],
  space: PrefixSet,
  faults: Diagnostic[],
) {
  const outside = new Set(rows.filter((row) => !space.contains(row.prefix) && !isAbove(row, space)));
  for (const row of outside) {
    const message = `${row.prefix} lies in no aggregate of the plan`;
    const hint = `add the block it comes from under aggregates, such as ${blockOf(row.prefix)}`;
    faults.push(row.fault("prefix", { code: "import.outside", message, hint }));
  }
  const inside = rows.filter((row) => !outside.has(row));
  const holders = holdersOf([...inside, ...known]);
  const containers = inside.filter((row) => isContainer(row, holders));
  const chosen = new Set(containers);
  return {
    containers,
    leaves: disjoint(
      inside.filter((row) => !chosen.has(row)),
      faults,
    ),
  };
}

/** A container may be wider than an aggregate: it says nothing that the plan does not. */
function isAbove(row: ImportRow, space: PrefixSet): boolean {
  return row.state === "container" && space.overlaps(row.prefix);
}

function blockOf(prefix: Prefix): string {
  if (prefix.family === "ipv6") return String(prefix.supernet(Math.min(48, prefix.length)));
  const { w0 } = prefix.network;
  if (w0 >>> 24 === 10) return "10.0.0.0/8";
  if (w0 >>> 20 === 0xac1) return "172.16.0.0/12";
  if (w0 >>> 16 === 0xc0a8) return "192.168.0.0/16";
  return String(prefix.supernet(Math.min(16, prefix.length)));
}

/** Lines in which a narrower line lies. */
function holdersOf(rows: readonly ImportRow[]): ReadonlySet<ImportRow> {
  const holders = new Set<ImportRow>();
  for (const [outer, inner] of overlappingPositions(rows.map(({ prefix }) => prefix))) {
    const holder = rows[outer];
    if (holder && holder.prefix.length < (rows[inner]?.prefix.length ?? 0)) holders.add(holder);
  }
  return holders;
}

/** Where a list has no states, what holds others and has neither VLAN nor gateway is a container. */
function isContainer(row: ImportRow, holders: ReadonlySet<ImportRow>): boolean {
  if (row.state !== undefined) return row.state === "container";
  return row.vlan === undefined && row.gateway === undefined && holders.has(row);
}

/** Keeps the line that comes first in the file; a later one that shares an address is refused. */
function disjoint(rows: readonly ImportRow[], faults: Diagnostic[]): readonly ImportRow[] {
  const rivals = new Map<number, number[]>();
  for (const [a, b] of overlappingPositions(rows.map(({ prefix }) => prefix))) {
    const [first, later] = a < b ? [a, b] : [b, a];
    rivals.set(later, [...(rivals.get(later) ?? []), first]);
  }
  const refused = new Set<number>();
  return rows.filter((row, index) => {
    const rival = rivals.get(index)?.find((each) => !refused.has(each));
    const other = rival === undefined ? undefined : rows[rival];
    if (other === undefined) return true;
    refused.add(index);
    const where = other.file === row.file ? `line ${other.line}` : `${other.file}:${other.line}`;
    const twice = other.prefix.equals(row.prefix);
    faults.push(
      row.fault("prefix", {
        code: twice ? "import.duplicate" : "import.overlap",
        message: twice ? `stands in ${where} already` : `overlaps ${other.prefix} of ${where}`,
        hint: twice
          ? "delete the line that is wrong"
          : "correct the one that is wrong; a line that only holds others has the state container",
      }),
    );
    return false;
  });
}

/** Lines in use that share addresses with what the plan has fixed: refused, as nothing there moves. */
export function clearOf(
  leaves: readonly ImportRow[],
  fixed: readonly AllocatedPrefix[],
  faults: Diagnostic[],
): readonly ImportRow[] {
  const refused = new Map<ImportRow, AllocatedPrefix>();
  for (const [vrf, rows] of Map.groupBy(leaves, (row) => row.vrf)) {
    const own = fixed.filter((row) => row.vrf === vrf);
    for (const [a, b] of overlappingPositions([...rows, ...own].map(({ prefix }) => prefix))) {
      const [row, there] = [rows[Math.min(a, b)], own[Math.max(a, b) - rows.length]];
      if (row !== undefined && there !== undefined) refused.set(row, there);
    }
  }
  for (const [row, { key, prefix }] of refused) {
    const message = `overlaps ${prefix} of the plan (${key})`;
    faults.push(
      row.fault("prefix", { code: "import.overlap", message, hint: "correct the one that is wrong" }),
    );
  }
  return leaves.filter((row) => !refused.has(row));
}
