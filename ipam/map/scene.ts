import { type Cell, cellPrefix, cellsOf, type Halves, halvesOf, largestFree } from "./cells.ts";
import { type MapNode, type MapTree, shareByAddresses, shareByPrefixes, sizeOf } from "./tree.ts";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** `scale`: area stands for size. `even`: small prefixes are drawn larger than they are. */
export type Areas = "scale" | "even";

/** Words that stand in the picture. */
export interface PictureWords {
  readonly free: string;
  readonly largest: string;
  readonly growth: string;
  readonly allocated: string;
  readonly devices: string;
}

export interface Label {
  readonly lines: readonly string[];
  /** Written from bottom to top, in a strip too narrow for a line. */
  readonly upright: boolean;
}

export interface Shape {
  readonly cell: Cell;
  readonly box: Box;
  /** 0 for the cells of the view, 1 and more for what lies in them. */
  readonly depth: number;
  readonly label: Label | undefined;
  /** Of a block too small to show what lies in it: the share that is cut into prefixes. */
  readonly used: number | undefined;
}

export interface Scene {
  readonly shapes: readonly Shape[];
  readonly areas: Areas;
  readonly largest: Cell | undefined;
}

export interface SceneOptions {
  readonly words: PictureWords;
  readonly areas: Areas | "auto";
  /** Shapes, about: a level that would bring more is left out as a whole. */
  readonly most: number;
}

/** The picture of one block: its cells, and what lies in them as far as there is room. */
export function sceneOf(block: MapNode, box: Box, options: SceneOptions): Scene {
  const shapes: Shape[] = [];
  const halves = halvesOf(block);
  const largest = largestFree(cellsOf(halves));
  const areas = drawInto(shapes, block, halves, box, { ...options, depth: 0, largest });
  return { shapes, areas, largest };
}

/** Every aggregate on a sheet of its own size: between them, areas do not compare. */
export function overviewOf(tree: MapTree, box: Box, options: SceneOptions): Scene {
  const shapes: Shape[] = [];
  const { roots } = tree;
  const columns = columnsFor(roots.length, box);
  const rows = Math.ceil(roots.length / columns);
  const [w, h] = [box.w / columns, box.h / rows];
  const cells = roots.map(
    (node): Cell => ({ kind: "row", bits: node.bits, start: 0n, length: node.length, node }),
  );
  const places = cells.map((cell, i) => {
    const at = { x: box.x + (i % columns) * w, y: box.y + Math.floor(i / columns) * h, w, h };
    return { cell, box: inset(at, roots.length > 1 ? 6 : 0) };
  });
  drawPlaces(shapes, places, { ...options, depth: 0, largest: undefined });
  return { shapes, areas: "even", largest: undefined };
}

function columnsFor(count: number, { w, h }: Box): number {
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    // Sheets somewhat wider than high, and few empty places.
    const shape = Math.abs(Math.log(w / columns / (h / rows) / 1.6)) + (columns * rows - count) * 0.15;
    if (shape < least) [least, best] = [shape, columns];
  }
  return best;
}

interface Drawing extends SceneOptions {
  readonly depth: number;
  readonly largest: Cell | undefined;
}

interface Place {
  readonly cell: Cell;
  readonly box: Box;
}

function drawInto(shapes: Shape[], block: MapNode, halves: Halves, box: Box, drawing: Drawing): Areas {
  const longest = block.children.reduce((most, child) => Math.max(most, child.length), block.length);
  const share = 2 ** (block.length - longest);
  const areas =
    drawing.areas !== "auto" ? drawing.areas : share * box.w * box.h >= READABLE_AREA ? "scale" : "even";
  drawPlaces(
    shapes,
    placesOf(halves, box, areas === "scale" ? sizeWeight : evenWeight(block, longest)),
    drawing,
  );
  return areas;
}

/** Square pixels in which a name or at least a prefix can be written. */
const READABLE_AREA = 2500;
/** How many times the area of the smallest row the largest may have where areas are evened out, as a power of two. */
const EVEN_BITS = 5;

type Weight = (cell: Cell) => number;
const sizeWeight: Weight = (cell) => sizeOf(cell);

function evenWeight(block: MapNode, longest: number): Weight {
  const bend = Math.min(1, EVEN_BITS / Math.max(1, longest - block.length));
  // What is free matters less than what is there: many free halves stand beside one small subnet.
  return ({ kind, length }) => 2 ** ((longest - length) * bend) * (kind === "row" ? 1 : 0.4);
}

function placesOf(halves: Halves, box: Box, weight: Weight): readonly Place[] {
  const weights = new Map<Halves, number>();
  const weigh = (part: Halves): number => {
    const sum = part.cell ? weight(part.cell) : weigh(part.low) + weigh(part.high);
    weights.set(part, sum);
    return sum;
  };
  weigh(halves);
  const places: Place[] = [];
  const place = (part: Halves, at: Box) => {
    if (part.cell) {
      places.push({ cell: part.cell, box: at });
      return;
    }
    const share = (weights.get(part.low) ?? 0) / (weights.get(part) ?? 1);
    const { x, y, w, h } = at;
    if (w >= h * 1.05) {
      place(part.low, { x, y, w: w * share, h });
      place(part.high, { x: x + w * share, y, w: w * (1 - share), h });
    } else {
      place(part.low, { x, y, w, h: h * share });
      place(part.high, { x, y: y + h * share, w, h: h * (1 - share) });
    }
  };
  place(halves, box);
  return places;
}

/** Height of the strip of a block in which its name stands, above what lies in it. */
const HEAD = 18;
/** Pixels between a block and what lies in it. */
const MARGIN = 3;
/** A cell narrower or lower than this shows nothing of what lies in it. */
const LEAST_INNER = 14;

function drawPlaces(shapes: Shape[], places: readonly Place[], drawing: Drawing): void {
  const opened = new Set(places.filter((place) => opens(place)));
  let inside = 0;
  for (const { cell } of opened) inside += cell.node?.children.length ?? 0;
  // All of a level or nothing: some sites drawn with their subnets and some without would look like a difference.
  if (shapes.length + places.length + inside > drawing.most) opened.clear();
  for (const place of places) {
    const { cell, box } = place;
    const open = opened.has(place);
    const head = open && headOf(box);
    const room = open ? { w: box.w - 8, h: head ? HEAD : 0 } : { w: box.w - 8, h: box.h - 6 };
    const label = drawing.depth > 0 && (box.w < 40 || box.h < 13) ? undefined : labelOf(cell, room, drawing);
    shapes.push({ cell, box, depth: drawing.depth, label, used: open ? undefined : usedOf(cell) });
  }
  for (const { cell, box } of opened) {
    const { node } = cell;
    if (node === undefined) continue;
    const top = headOf(box) ? HEAD : MARGIN;
    const area = { x: box.x + MARGIN, y: box.y + top, w: box.w - 2 * MARGIN, h: box.h - top - MARGIN };
    drawInto(shapes, node, halvesOf(node), area, {
      ...drawing,
      areas: "auto",
      depth: drawing.depth + 1,
      largest: undefined,
    });
  }
}

function headOf({ w, h }: Box): boolean {
  return h >= HEAD * 2.2 && w >= 56;
}

function usedOf({ kind, node }: Cell): number | undefined {
  return kind === "row" && node && node.children.length > 0 ? shareByPrefixes(node) : undefined;
}

function opens({ cell: { kind, node }, box: { w, h } }: Place): boolean {
  if (kind !== "row" || node === undefined || node.children.length === 0) return false;
  return w >= LEAST_INNER && h >= LEAST_INNER && (w * h) / node.children.length >= 12;
}

function inset({ x, y, w, h }: Box, by: number): Box {
  return { x: x + by, y: y + by, w: w - 2 * by, h: h - 2 * by };
}

const LINE = 14;

function labelOf(
  cell: Cell,
  room: { readonly w: number; readonly h: number },
  drawing: Drawing,
): Label | undefined {
  const texts = textsOf(cell, drawing);
  const flat = fitted(texts, room.w, room.h);
  if (flat.length > 0) return { lines: flat, upright: false };
  const upright = room.h > room.w ? fitted(texts, room.h, room.w) : [];
  return upright.length > 0 ? { lines: upright, upright: true } : undefined;
}

/** What matters most comes first. */
function textsOf(cell: Cell, { words, largest }: Drawing): readonly string[] {
  const { node, kind } = cell;
  if (kind === "free")
    return [
      cellPrefix(cell),
      `${words.free} /${cell.length}${cell === largest ? ` · ${words.largest}` : ""}`,
    ];
  if (node === undefined) return [];
  if (kind === "growth") return [cellPrefix(cell), `${words.growth} · ${node.name}`];
  const share = node.children.length > 0 ? shareByPrefixes(node) : undefined;
  return [
    node.name,
    node.prefix,
    ...(node.vlan > 0 ? [`VLAN ${node.vlan}`] : []),
    ...(share === undefined ? [] : [`${percent(share)} ${words.allocated}`]),
    ...(node.kind === "subnet" && node.devices > 0 ? [`${node.devices} ${words.devices}`] : []),
  ];
}

/** Lines that fit; where there is height for one alone, as much as its width holds. */
function fitted(texts: readonly string[], w: number, h: number): readonly string[] {
  const most = Math.floor((h + 3) / LINE);
  if (most < 1 || w < 22) return [];
  if (most === 1) {
    let line = "";
    for (const text of texts) {
      const longer = line === "" ? text : `${line} · ${text}`;
      if (textWidth(longer) > w) break;
      line = longer;
    }
    return line !== "" ? [line] : cut(texts[0] ?? "", w);
  }
  const lines: string[] = [];
  for (const [i, text] of texts.entries()) {
    if (lines.length === most) break;
    if (textWidth(text) <= w) lines.push(text);
    else if (i === 0) lines.push(...cut(text, w));
  }
  return lines;
}

/** A name may lose its end; an address may not, it would be another one. */
function cut(text: string, w: number): readonly string[] {
  if (/^[\da-f.:]+\/\d+$/.test(text)) return [];
  let end = text.length;
  while (end > 0 && textWidth(`${text.slice(0, end)}…`) > w) end--;
  return end >= 3 ? [`${text.slice(0, end).trimEnd()}…`] : [];
}

/** About the width of a line in the picture's letters of 12 pixels; Chinese ones are twice as wide. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text)
    width += letter.charCodeAt(0) > 0x2e80 ? 12 : /[mwMW@%—]/.test(letter) ? 11 : 7.3;
  return width;
}

/** `43 %`; a share that is there never reads as none, and one that is not whole never as all. */
export function percent(share: number): string {
  if (share === 0) return "0 %";
  if (share < 0.0001) return "< 0.01 %";
  if (share < 0.01) return `${(share * 100).toFixed(2)} %`;
  if (share < 0.1) return `${(share * 100).toFixed(1)} %`;
  return share < 1 ? `${Math.min(99, Math.round(share * 100))} %` : `${Math.round(share * 100)} %`;
}

/** Both utilisations, as a line of text each may stand in. */
export function sharesOf(node: MapNode): { readonly prefixes: string; readonly addresses: string } {
  const [prefixes, addresses] = [shareByPrefixes(node), shareByAddresses(node)];
  return {
    prefixes: prefixes === undefined ? "–" : percent(prefixes),
    addresses: addresses === undefined ? "–" : `${node.unstated > 0 ? "≥ " : ""}${percent(addresses)}`,
  };
}
