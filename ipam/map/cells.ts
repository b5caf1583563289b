import { type MapNode, prefixName, startOf } from "./tree.ts";

/** A piece of a block: a row in it, space kept for a row's growth, or free space. Always a whole prefix. */
export interface Cell {
  readonly kind: "row" | "growth" | "free";
  readonly bits: 32 | 128;
  readonly start: bigint;
  readonly length: number;
  /** The row itself, or the one that grows here. */
  readonly node: MapNode | undefined;
}

/** A block halved until each part is one cell: halves lie side by side, so every prefix is a rectangle. */
export type Halves =
  | { readonly cell: Cell }
  | { readonly low: Halves; readonly high: Halves; readonly cell?: undefined };

/** What a block is cut into. Free space comes as the fewest, largest prefixes. */
export function halvesOf(block: MapNode): Halves {
  const pieces: Cell[] = [];
  const { bits } = block;
  for (const node of block.children) {
    const start = startOf(node.prefix);
    pieces.push({ kind: "row", bits, start, length: node.length, node });
    // The buddies between a prefix and the block kept for it.
    for (
      let length = node.length;
      node.growth > 0 && length > Math.max(node.growth, block.length);
      length--
    ) {
      const size = 1n << BigInt(bits - length);
      const buddy = ((start / size) ^ 1n) * size;
      pieces.push({ kind: "growth", bits, start: buddy, length, node });
    }
  }
  pieces.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.length - b.length));
  return halve(pieces, 0, pieces.length, startOf(block.prefix), {
    bits,
    length: block.length,
    // What is left in a tier belongs to availability zones that may come: it is nobody's to take.
    kept: block.kind === "tier" ? block : undefined,
  });
}

interface Part {
  readonly bits: 32 | 128;
  readonly length: number;
  readonly kept: MapNode | undefined;
}

function halve(
  pieces: readonly Cell[],
  from: number,
  to: number,
  start: bigint,
  { bits, length, kept }: Part,
): Halves {
  const first = pieces[from];
  if (from >= to || first === undefined)
    return { cell: { kind: kept ? "growth" : "free", bits, start, length, node: kept } };
  if (first.length <= length) return { cell: first };
  const middle = start + (1n << BigInt(bits - length - 1));
  let cut = from;
  for (let end = to; cut < end; ) {
    const at = (cut + end) >> 1;
    if ((pieces[at] as Cell).start < middle) cut = at + 1;
    else end = at;
  }
  const half = { bits, length: length + 1, kept };
  return { low: halve(pieces, from, cut, start, half), high: halve(pieces, cut, to, middle, half) };
}

/** The cells of a block in order of address. */
export function cellsOf(halves: Halves): readonly Cell[] {
  const found: Cell[] = [];
  const walk = (part: Halves) => {
    if (part.cell) found.push(part.cell);
    else {
      walk(part.low);
      walk(part.high);
    }
  };
  walk(halves);
  return found;
}

/** The widest free prefix, the lowest of several; undefined if nothing is free. */
export function largestFree(cells: readonly Cell[]): Cell | undefined {
  let best: Cell | undefined;
  for (const cell of cells) if (cell.kind === "free" && (!best || cell.length < best.length)) best = cell;
  return best;
}

export function cellPrefix({ kind, node, bits, start, length }: Cell): string {
  return kind === "row" && node ? node.prefix : prefixName(bits, start, length);
}
