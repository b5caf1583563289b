import { type Cell, cellPrefix } from "../cells.ts";
import { sharesOf } from "../scene.ts";
import { fill, html } from "./dom.ts";
import { canOpen } from "./picture.ts";
import type { MapState } from "./state.ts";

/** Rows at first: a table of thousands is for the printer, or on demand. */
const FIRST_ROWS = 200;

export interface TableView {
  readonly element: HTMLElement;
  /** Marks the row of a cell; false if it is not among the rows shown. */
  readonly mark: (index: number | undefined) => void;
  readonly showAll: () => void;
}

export interface TableHooks {
  readonly open: (cell: Cell) => void;
  readonly focus: (index: number) => void;
}

/** The picture in figures: one row a cell, in order of address. */
export function drawTable(state: MapState, cells: readonly Cell[], hooks: TableHooks): TableView {
  const { words } = state.data;
  const name = state.view ? `${state.view.name} ${state.view.prefix}` : words.all;
  const heads = [
    words.prefix,
    words.use,
    words.vlan,
    words.gateway,
    words.status,
    words.byPrefixes,
    words.byAddresses,
    words.largestFree,
  ].map((text, i) => html("th", { scope: "col", class: i === 5 || i === 6 ? "num" : undefined }, text));
  const body = html("tbody");
  const rows: HTMLTableRowElement[] = [];
  const add = (to: number) => {
    for (let i = rows.length; i < Math.min(to, cells.length); i++) {
      const row = rowOf(cells[i] as Cell, i, state, hooks);
      rows.push(row);
      body.append(row);
    }
  };
  add(FIRST_ROWS);
  const table = html(
    "table",
    {},
    html("caption", {}, fill(words.table, { name })),
    html("thead", {}, html("tr", {}, ...heads)),
    body,
  );
  const element = html("div", { class: "table" }, table);
  const more = html("button", { type: "button", class: "more" }, fill(words.showAll, { n: cells.length }));
  const showAll = () => {
    add(cells.length);
    more.remove();
  };
  more.addEventListener("click", showAll);
  if (cells.length > rows.length) element.append(more);
  let marked: HTMLTableRowElement | undefined;
  const mark = (index: number | undefined) => {
    marked?.classList.remove("on");
    marked = index === undefined ? undefined : rows[index];
    marked?.classList.add("on");
  };
  return { element, mark, showAll };
}

function rowOf(cell: Cell, index: number, state: MapState, hooks: TableHooks): HTMLTableRowElement {
  const { words } = state.data;
  const { node } = cell;
  const prefix = html("button", { type: "button" }, cellPrefix(cell));
  if (canOpen(cell) && node)
    prefix.setAttribute("aria-label", `${cellPrefix(cell)}: ${fill(words.open, { name: node.name })}`);
  prefix.addEventListener("click", () => (canOpen(cell) ? hooks.open(cell) : hooks.focus(index)));
  const texts =
    node && cell.kind === "row"
      ? rowTexts(cell, state)
      : [useOf(cell, state), "", "", words[cell.kind === "growth" ? "growth" : "free"], "", "", ""];
  const row = html("tr", { class: cell.kind }, html("th", { scope: "row" }, prefix));
  row.append(...texts.map((text, i) => html("td", { class: i === 4 || i === 5 ? "num" : undefined }, text)));
  return row;
}

function useOf({ kind, node }: Cell, state: MapState): string {
  return kind === "growth" && node ? fill(state.data.words.growthOf, { name: node.name }) : "";
}

function rowTexts({ node }: Cell, state: MapState): readonly string[] {
  if (node === undefined) return [];
  const { words, vrfs } = state.data;
  const shares = sharesOf(node);
  const vrf = node.vrf > 0 && !state.view ? `VRF ${vrfs[node.vrf]}` : "";
  const kind = node.kind === "subnet" ? "" : words[node.kind === "reserved" ? "reservedKind" : node.kind];
  const devices = node.kind === "subnet" && node.devices > 0 ? `${node.devices} ${words.devices}` : "";
  return [
    [node.name, kind, devices, vrf, node.note].filter((part) => part !== "").join(" · "),
    node.vlan > 0 ? String(node.vlan) : "",
    node.gateway,
    words[node.state],
    shares.prefixes,
    shares.addresses,
    state.largestFreeText(node),
  ];
}
