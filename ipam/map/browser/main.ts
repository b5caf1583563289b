import type { Cell } from "../cells.ts";
import type { Hit } from "../find.ts";
import { patternOf } from "../painting.ts";
import type { MapNode } from "../tree.ts";
import { drawDetails, nodeDetails } from "./details.ts";
import { fill, html, svg } from "./dom.ts";
import { canOpen, drawPicture, neighbour, type Picture, type Top } from "./picture.ts";
import { drawSearch } from "./search.ts";
import { baseKey, hashOf, MapState } from "./state.ts";
import { drawTable, type TableView } from "./table.ts";

const state = new MapState(JSON.parse(document.getElementById("plan")?.textContent ?? "{}"));
const { words } = state.data;

const search = drawSearch(state, jumpTo);
const path = html("nav", { "aria-label": words.path });
const stage = html("section", { class: "stage", "aria-label": words.view });
const note = html("p", { class: "note" });
const keys = html("p", { class: "note keys", id: "keys" }, words.keys);
const legend = html("ul", { class: "legend", "aria-label": words.legend });
const holder = html("div");
const viewCard = html("section", { class: "card", "aria-label": words.view });
const focusCard = html("section", { class: "card focus", "aria-live": "polite", hidden: "" });
const tables = html("div", { class: "table" });
const said = html("div", { class: "said", role: "status" });
stage.append(holder, note, keys, legend);

let picture: Picture | undefined;
let table: TableView | undefined;
let current: Top | undefined;
let width = 0;

document
  .getElementById("map")
  ?.append(
    html("header", {}, title(), search.element, tools()),
    path,
    html("main", {}, stage, html("aside", {}, viewCard, focusCard), tables),
    said,
  );

function title(): HTMLElement {
  const made = fill(words.made, { file: state.data.file, n: state.data.generation });
  return html("h1", {}, `${words.title} · ${state.data.name}`, html("small", {}, made));
}

function tools(): HTMLElement {
  const colour = picker(
    words.colourBy,
    [
      ["zone", words.zone],
      ["state", words.state],
    ],
    (value) => {
      state.colourBy = value === "state" ? "state" : "zone";
      draw(current?.cell);
    },
  );
  const areas = picker(
    words.areas,
    [
      ["auto", words.auto],
      ["scale", words.scale],
      ["even", words.even],
    ],
    (value) => {
      state.areas = value === "scale" || value === "even" ? value : "auto";
      draw(current?.cell);
    },
  );
  const theme = picker(
    words.theme,
    [
      ["system", words.system],
      ["light", words.light],
      ["dark", words.dark],
    ],
    (value) => {
      if (value === "system") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = value;
    },
  );
  const print = html("button", { type: "button" }, words.print);
  print.addEventListener("click", () => window.print());
  const box = html("div", { class: "tools" }, colour, areas, theme, print);
  box.style.cssText = "display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center";
  return box;
}

function picker(
  name: string,
  options: readonly (readonly [string, string])[],
  change: (value: string) => void,
): HTMLElement {
  const select = html("select", {}, ...options.map(([value, text]) => html("option", { value }, text)));
  select.addEventListener("change", () => change(select.value));
  return html("label", {}, `${name} `, select);
}

/** Draws the view anew and puts the focus on a cell of it, if one is given. */
function draw(wanted?: Cell): void {
  width = holder.clientWidth || 1000;
  const height = Math.round(Math.max(320, Math.min(width * 0.62, window.innerHeight - 210, 860)));
  const { view } = state;
  picture = drawPicture(state, width, height);
  const { element, tops, scene } = picture;
  holder.replaceChildren(element);
  const ring = svg("rect", { class: "ring" });
  element.append(ring);
  element.addEventListener("click", (event) => {
    const top = topAt(event);
    if (!top) return;
    if (canOpen(top.cell) && top.cell.node) show(top.cell.node);
    else focus(top);
  });
  element.addEventListener("pointerover", (event) => {
    const top = topAt(event);
    if (top) showDetails(top.cell);
  });
  element.addEventListener("focusin", (event) => {
    const top = tops.find((each) => each.element === event.target);
    if (top) enter(top, ring);
  });
  element.addEventListener("focusout", () => element.classList.remove("on-ring"));
  element.addEventListener("keydown", onKey);
  const cells = state.cells();
  table = drawTable(state, cells, {
    open: (cell) => cell.node && show(cell.node),
    focus: (index) => {
      const top = tops.find((each) => sameCell(each.cell, cells[index]));
      if (top) focus(top);
    },
  });
  tables.replaceChildren(table.element);
  drawPath();
  const scale = view ? (scene.areas === "scale" ? words.scaleNote : words.evenNote) : words.overviewNote;
  note.replaceChildren(html("strong", {}, scale), ` ${words.insideNote}`);
  drawLegend();
  viewCard.replaceChildren(...(view ? nodeDetails(view, state, goTo) : overview()));
  focusCard.hidden = true;
  current = undefined;
  const first = wanted && tops.find((each) => sameCell(each.cell, wanted));
  (first ?? tops[0])?.element.setAttribute("tabindex", "0");
  if (first) focus(first);
}

function topAt(event: Event): Top | undefined {
  const target = event.target instanceof Element ? event.target : undefined;
  const deep = target?.closest("g");
  if (!deep || !picture) return undefined;
  const own = picture.tops.find((each) => each.element === deep);
  if (own || !(event instanceof MouseEvent)) return own;
  // What lies in a block is drawn above it: the block is the one below the pointer.
  const frame = picture.element.getBoundingClientRect();
  const scale = width / frame.width;
  const [x, y] = [(event.clientX - frame.left) * scale, (event.clientY - frame.top) * scale];
  return picture.tops.find(({ box }) => box.x <= x && x < box.x + box.w && box.y <= y && y < box.y + box.h);
}

function sameCell(a: Cell | undefined, b: Cell | undefined): boolean {
  if (a === undefined || b === undefined || a.kind !== b.kind) return false;
  return a.kind === "row" ? a.node === b.node : a.start === b.start && a.length === b.length;
}

function focus(top: Top): void {
  top.element.focus({ preventScroll: false });
}

function enter(top: Top, ring: SVGRectElement): void {
  const { box } = top;
  for (const each of picture?.tops ?? []) each.element.setAttribute("tabindex", each === top ? "0" : "-1");
  current = top;
  ring.setAttribute("x", String(box.x + 1.5));
  ring.setAttribute("y", String(box.y + 1.5));
  ring.setAttribute("width", String(Math.max(4, box.w - 3)));
  ring.setAttribute("height", String(Math.max(4, box.h - 3)));
  picture?.element.classList.add("on-ring");
  showDetails(top.cell);
  table?.mark(state.cells().findIndex((cell) => sameCell(cell, top.cell)));
}

function showDetails(cell: Cell): void {
  focusCard.replaceChildren(...drawDetails(cell, state, goTo));
  focusCard.hidden = false;
}

function onKey(event: KeyboardEvent): void {
  if (!picture || !current || event.altKey || event.ctrlKey || event.metaKey) return;
  const { tops } = picture;
  const steps: Readonly<Record<string, readonly [number, number]>> = {
    ArrowRight: [1, 0],
    ArrowLeft: [-1, 0],
    ArrowDown: [0, 1],
    ArrowUp: [0, -1],
  };
  const step = steps[event.key];
  const next = step
    ? neighbour(tops, current, step[0], step[1])
    : event.key === "Home"
      ? tops[0]
      : event.key === "End"
        ? tops.at(-1)
        : undefined;
  if (next) focus(next);
  else if (event.key === "Enter" || event.key === " ") {
    const { node } = current.cell;
    if (canOpen(current.cell) && node) show(node);
  } else if (!step && event.key !== "Home" && event.key !== "End") return;
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (event.key === "/" && !typing) search.focus();
  else if (event.key === "Escape" && !typing && state.view) up();
  else return;
  event.preventDefault();
});

/** Zooms to a block; the address of the page follows, so that back and links work. */
function show(node: MapNode | undefined, wanted?: Cell): void {
  state.view = node;
  const hash = node ? `#${hashOf(node)}` : "#";
  if (location.hash !== hash && (location.hash !== "" || node)) history.pushState(undefined, "", hash);
  arrive(wanted);
}

function arrive(wanted?: Cell): void {
  draw(wanted);
  const name = state.view ? `${state.view.name} ${state.view.prefix}` : words.all;
  said.textContent = name;
  document.title = `${name} · ${words.title} · ${state.data.name}`;
  if (!wanted && picture?.tops[0]) focus(picture.tops[0]);
}

function up(): void {
  const left = state.view;
  show(left?.parent, left && rowCell(left));
}

function rowCell(node: MapNode): Cell {
  return { kind: "row", bits: node.bits, start: 0n, length: node.length, node };
}

function goTo(node: MapNode): void {
  jumpTo({ node });
}

/** A block is opened; a subnet, or the free space around an address, is shown in its block. */
function jumpTo({ node, address }: Hit): void {
  if (address !== undefined) {
    state.view = node;
    const size = (cell: Cell) => 1n << BigInt(cell.bits - cell.length);
    const cell = state.cells().find((each) => each.start <= address && address < each.start + size(each));
    show(node, cell);
  } else if (canOpen(rowCell(node)) && node.children.length > 0) show(node);
  else show(node.parent, rowCell(node));
}

function drawPath(): void {
  const items = [undefined, ...state.path(state.view)].map((node, i, all) => {
    const name = node ? node.name : words.all;
    if (i === all.length - 1) return html("li", {}, html("span", { "aria-current": "location" }, name));
    const button = html("button", { type: "button" }, name);
    button.addEventListener("click", () => show(node, all[i + 1] && rowCell(all[i + 1] as MapNode)));
    return html("li", {}, button);
  });
  const back = html("button", { type: "button" }, `↑ ${words.up}`);
  back.addEventListener("click", up);
  if (!state.view) back.disabled = true;
  path.replaceChildren(back, html("ol", {}, ...items));
  if (state.view) path.append(html("code", {}, state.view.prefix));
}

function drawLegend(): void {
  const used = new Map<string, string>();
  for (const { cell } of picture?.scene.shapes ?? []) {
    const pattern = patternOf(cell, state.colourBy);
    if (used.has(pattern)) continue;
    const zone = pattern.startsWith("z") && cell.node ? state.zoneTitle(cell.node) : undefined;
    used.set(pattern, zone ?? patternText(pattern));
  }
  if (picture?.scene.shapes.some(({ used: share }) => share !== undefined)) used.set("used", words.usedLevel);
  const order = (name: string) => (name.startsWith("z") ? Number(name.slice(1)) : 1000);
  const items = [...used].sort(([a], [b]) => order(a) - order(b) || (a < b ? -1 : 1));
  legend.replaceChildren(
    ...items.map(([pattern, text]) => {
      const swatch =
        pattern === "used"
          ? svg("rect", { y: 9, width: 26, height: 9, class: "used" })
          : svg("rect", { width: 26, height: 18, fill: `url(#p-${pattern})` });
      return html("li", {}, svg("svg", { viewBox: "0 0 26 18", "aria-hidden": "true" }, swatch), text);
    }),
  );
}

function patternText(pattern: string): string {
  switch (pattern) {
    case "free":
    case "growth":
    case "container":
    case "active":
    case "reserved":
    case "deprecated":
      return words[pattern];
    default:
      return words.noZone;
  }
}

function overview(): readonly Node[] {
  const names = {
    aggregate: words.aggregates,
    region: words.regions,
    site: words.sites,
    cloud: words.clouds,
    subnet: words.subnets,
    reserved: words.reservedRanges,
  };
  const counts = Object.entries(names).flatMap(([kind, name]) => {
    // A site of both families is one site; its subnets are counted in each, as the table has them.
    const nodes = state.tree.nodes.filter((node) => node.kind === kind);
    const count = kind === "subnet" ? nodes.length : new Set(nodes.map(baseKey)).size;
    return count > 0 ? [html("dt", {}, name), html("dd", {}, count.toLocaleString("en-US"))] : [];
  });
  return [html("h2", {}, words.all), html("dl", {}, ...counts)];
}

function fromAddress(): void {
  state.view = state.fromHash(location.hash);
  draw();
}

window.addEventListener("popstate", fromAddress);
window.addEventListener("beforeprint", () => table?.showAll());
new ResizeObserver(() => {
  if (holder.clientWidth > 0 && Math.abs(holder.clientWidth - width) > 1) draw(current?.cell);
}).observe(holder);
fromAddress();
