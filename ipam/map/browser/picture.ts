import { type Cell, cellPrefix } from "../cells.ts";
import { patternOf } from "../painting.ts";
import { type Box, overviewOf, type Scene, type Shape, sceneOf, sharesOf } from "../scene.ts";
import { fill, svg } from "./dom.ts";
import type { MapState } from "./state.ts";

/** Shapes that a browser draws at once without a pause that is felt. */
const MOST_SHAPES = 6000;

export interface Picture {
  readonly element: SVGSVGElement;
  readonly scene: Scene;
  /** The cells of the view, in order of address. */
  readonly tops: readonly Top[];
}

export interface Top {
  readonly cell: Cell;
  readonly box: Box;
  readonly element: SVGGElement;
}

export function drawPicture(state: MapState, width: number, height: number): Picture {
  const { words } = state.data;
  const box = { x: 0, y: 0, w: width, h: height };
  const options = { words, areas: state.areas, most: MOST_SHAPES };
  const scene = state.view ? sceneOf(state.view, box, options) : overviewOf(state.tree, box, options);
  const name = state.view ? `${state.view.name} ${state.view.prefix}` : words.all;
  const element = svg("svg", {
    viewBox: `0 0 ${width} ${height}`,
    role: "group",
    "aria-label": fill(words.picture, { name }),
  });
  const tops: Top[] = [];
  for (const shape of scene.shapes) {
    const group = shapeOf(shape, state);
    element.append(group);
    if (shape.depth === 0) tops.push({ cell: shape.cell, box: shape.box, element: group });
  }
  return { element, scene, tops };
}

function shapeOf({ cell, box, depth, label, used }: Shape, state: MapState): SVGGElement {
  const { x, y, w, h } = box;
  const classes = [
    cell.kind === "row" ? `row row-${cell.node?.state}` : cell.kind,
    depth === 0 ? "top" : "deep",
  ].join(" ");
  const paint = svg("rect", {
    x,
    y,
    width: Math.max(0.5, w),
    height: Math.max(0.5, h),
    class: "paint",
    fill: `url(#p-${patternOf(cell, state.colourBy)})`,
  });
  const group = svg("g", { class: classes }, paint);
  if (used !== undefined && h > 2) {
    group.append(svg("rect", { x, y: y + h * (1 - used), width: w, height: h * used, class: "used" }));
  }
  if (depth === 0) {
    group.setAttribute("role", canOpen(cell) ? "button" : "img");
    group.setAttribute("tabindex", "-1");
    group.setAttribute("aria-label", cellText(cell, state));
  } else group.setAttribute("aria-hidden", "true");
  if (label) {
    const move = label.upright ? `translate(${x} ${y + h}) rotate(-90)` : `translate(${x} ${y})`;
    const lines = label.lines.map((line, i) =>
      svg("tspan", { x: 5, y: 14 + 14 * i, class: i === 0 ? "first" : undefined }, line),
    );
    group.append(svg("text", { transform: move, "aria-hidden": "true" }, ...lines));
  }
  return group;
}

/** A block has something in it to zoom to. */
export function canOpen({ kind, node }: Cell): boolean {
  return kind === "row" && node !== undefined && node.kind !== "subnet" && node.kind !== "reserved";
}

/** What a cell is, in one line: for screen readers. */
function cellText(cell: Cell, state: MapState): string {
  const { words } = state.data;
  const { node } = cell;
  if (cell.kind === "free") return `${cellPrefix(cell)}, ${words.free}`;
  if (node === undefined) return cellPrefix(cell);
  if (cell.kind === "growth") return `${cellPrefix(cell)}, ${fill(words.growthOf, { name: node.name })}`;
  const shares = sharesOf(node);
  return [
    node.name,
    node.prefix,
    words[node.kind === "reserved" ? "reservedKind" : node.kind],
    ...(node.state === "container" ? [] : [words[node.state]]),
    ...(node.vlan > 0 ? [`VLAN ${node.vlan}`] : []),
    ...(node.children.length > 0 ? [`${words.byPrefixes} ${shares.prefixes}`] : []),
    ...(node.subnets > 0 && node.bits === 32 ? [`${words.byAddresses} ${shares.addresses}`] : []),
  ].join(", ");
}

/** The nearest cell in a direction: straight ahead counts more than to the side. */
export function neighbour(tops: readonly Top[], from: Top, dx: number, dy: number): Top | undefined {
  const [x, y] = middle(from.box);
  let best: Top | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const top of tops) {
    if (top === from) continue;
    const [tx, ty] = middle(top.box);
    const ahead = (tx - x) * dx + (ty - y) * dy;
    if (ahead <= 0.5) continue;
    // A cell that begins on this side of the present one's far edge is beside it, not ahead.
    const gap =
      dx === 0
        ? overlapGap(from.box.x, from.box.w, top.box.x, top.box.w)
        : overlapGap(from.box.y, from.box.h, top.box.y, top.box.h);
    const distance = ahead + gap * 4;
    if (distance < least) [least, best] = [distance, top];
  }
  return best;
}

function middle({ x, y, w, h }: Box): readonly [number, number] {
  return [x + w / 2, y + h / 2];
}

function overlapGap(a: number, aw: number, b: number, bw: number): number {
  return Math.max(0, b - (a + aw), a - (b + bw)) + (b + bw <= a || a + aw <= b ? 1 : 0);
}
