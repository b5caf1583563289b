import { find, type Hit } from "../find.ts";
import { fill, html } from "./dom.ts";
import type { MapState } from "./state.ts";

const MOST_HITS = 50;

/** The search field with its list, as a combobox: arrows choose, Enter jumps, Escape closes. */
export function drawSearch(
  state: MapState,
  jump: (hit: Hit) => void,
): { readonly element: HTMLElement; readonly focus: () => void } {
  const { words } = state.data;
  const input = html("input", {
    type: "search",
    role: "combobox",
    placeholder: words.searchHint,
    "aria-label": `${words.search}: ${words.searchHint}`,
    "aria-expanded": "false",
    "aria-controls": "hits",
    "aria-autocomplete": "list",
    autocomplete: "off",
    spellcheck: "false",
  });
  const list = html("ul", { id: "hits", role: "listbox", "aria-label": words.search, hidden: "" });
  const said = html("div", { class: "said", role: "status" });
  const element = html("div", { class: "search", role: "search" }, input, list, said);
  let hits: readonly Hit[] = [];
  let chosen = -1;
  const options = () => [...list.querySelectorAll('[role="option"]')];
  const choose = (index: number) => {
    chosen = index;
    for (const [i, option] of options().entries()) {
      option.setAttribute("aria-selected", String(i === chosen));
      if (i === chosen) option.scrollIntoView({ block: "nearest" });
    }
    if (chosen >= 0) input.setAttribute("aria-activedescendant", `hit-${chosen}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const take = (index: number) => {
    const hit = hits[index];
    if (!hit) return;
    close();
    jump(hit);
  };
  const look = () => {
    const text = input.value;
    const found = find(text, state.tree, state.data.zones, MOST_HITS);
    hits = found.hits;
    if (text.trim() === "") {
      close();
      said.textContent = "";
      return;
    }
    list.replaceChildren(...hits.map((hit, i) => option(hit, i, state, () => take(i))));
    const rest = found.total - hits.length;
    if (rest > 0)
      list.append(html("li", { class: "hint", role: "presentation" }, fill(words.moreHits, { n: rest })));
    const none = fill(words.noHits, { text: text.trim() });
    if (found.total === 0) list.append(html("li", { class: "hint", role: "presentation" }, none));
    said.textContent = found.total === 0 ? none : fill(words.hits, { n: found.total });
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    choose(hits.length > 0 ? 0 : -1);
  };
  input.addEventListener("input", look);
  input.addEventListener("focus", () => {
    if (input.value.trim() !== "") look();
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const last = hits.length - 1;
    if (event.key === "ArrowDown") choose(chosen >= last ? 0 : chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen <= 0 ? last : chosen - 1);
    else if (event.key === "Enter") take(Math.max(0, chosen));
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return { element, focus: () => input.select() };
}

function option({ node, address }: Hit, index: number, state: MapState, take: () => void): HTMLLIElement {
  const { words } = state.data;
  const place = state.path(node.parent).at(-1);
  const inside = node.kind === "subnet" && place ? `${place.name} › ${node.name}` : node.name;
  const kind = words[node.kind === "reserved" ? "reservedKind" : node.kind];
  const name = address === undefined ? inside : `${words.freeIn}: ${inside}`;
  const vlan = node.vlan > 0 ? ` · VLAN ${node.vlan}` : "";
  const element = html(
    "li",
    { id: `hit-${index}`, role: "option", "aria-selected": "false" },
    html("span", {}, name),
    html("span", {}, node.kind === "subnet" ? `${node.prefix}${vlan}` : `${node.prefix} · ${kind}`),
  );
  // Before the field loses the focus and the list with it.
  element.addEventListener("pointerdown", (event) => event.preventDefault());
  element.addEventListener("click", take);
  return element;
}
