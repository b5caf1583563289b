import { type Cell, cellPrefix } from "../cells.ts";
import { sharesOf } from "../scene.ts";
import { type MapNode, shareByAddresses, shareByPrefixes } from "../tree.ts";
import { fill, html, svg } from "./dom.ts";
import type { MapState } from "./state.ts";

/** What is known of a cell, beside the picture. */
export function drawDetails(cell: Cell, state: MapState, jump: (node: MapNode) => void): readonly Node[] {
  const { words } = state.data;
  const { node, kind } = cell;
  if (kind !== "row" || node === undefined) {
    const text = kind === "growth" && node ? fill(words.growthOf, { name: node.name }) : words.free;
    return [
      html("h2", {}, cellPrefix(cell)),
      facts([
        [words.status, text],
        [words.addresses, count(cell)],
      ]),
    ];
  }
  return nodeDetails(node, state, jump);
}

export function nodeDetails(node: MapNode, state: MapState, jump: (node: MapNode) => void): readonly Node[] {
  const { words, vrfs } = state.data;
  const block = node.kind !== "subnet" && node.kind !== "reserved";
  const shares = sharesOf(node);
  const own = (text: string, value: string | number) => [text, String(value)] as const;
  const zone = state.zoneTitle(node);
  const list = facts([
    own(words.kind, words[node.kind === "reserved" ? "reservedKind" : node.kind]),
    ...(zone === "" ? [] : [own(words.zone, zone)]),
    ...(node.vlan > 0 ? [own(words.vlan, node.vlan)] : []),
    ...(node.gateway === "" ? [] : [own(words.gateway, node.gateway)]),
    own(words.status, words[node.state]),
    own(words.addresses, count(node)),
    ...(node.kind === "reserved" ? [] : [own(words.devicesStated, devicesText(node, state))]),
    ...(block ? [own(words.subnets, node.subnets.toLocaleString("en-US"))] : []),
    ...(node.vrf > 0 ? [own(words.vrf, vrfs[node.vrf] ?? "")] : []),
    ...(node.note === "" ? [] : [own(words.note, node.note)]),
    own(words.key, node.key),
  ]);
  const meters = html("dl");
  if (block)
    meters.append(...meter(words.byPrefixes, words.byPrefixesNote, shares.prefixes, shareByPrefixes(node)));
  if (node.kind !== "reserved" && node.bits === 32) {
    meters.append(
      ...meter(words.byAddresses, words.byAddressesNote, shares.addresses, shareByAddresses(node)),
    );
  }
  if (block) meters.append(html("dt", {}, words.largestFree), html("dd", {}, state.largestFreeText(node)));
  const twins = state.twins(node);
  const links = html("div", { class: "links" });
  for (const twin of twins.slice(0, 6)) {
    const button = html("button", { type: "button" }, `${words.otherFamily} ${twin.prefix}`);
    button.addEventListener("click", () => jump(twin));
    links.append(button);
  }
  return [
    html("h2", {}, `${node.name} · ${node.prefix}`),
    meters,
    list,
    ...(twins.length > 0 ? [links] : []),
  ];
}

function facts(pairs: readonly (readonly [string, string])[]): HTMLDListElement {
  return html("dl", {}, ...pairs.flatMap(([name, value]) => [html("dt", {}, name), html("dd", {}, value)]));
}

function meter(name: string, note: string, text: string, share: number | undefined): readonly Node[] {
  const width = Math.max(share === undefined || share === 0 ? 0 : 0.5, Math.min(100, (share ?? 0) * 100));
  const bar = svg(
    "svg",
    { viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("rect", { width, height: 8 }),
  );
  return [html("dt", { title: note }, name), html("dd", {}, text), html("div", { class: "meter" }, bar)];
}

function devicesText(node: MapNode, state: MapState): string {
  if (node.subnets > 0 && node.unstated === node.subnets) return state.data.words.notStated;
  return `${node.unstated > 0 ? "≥ " : ""}${node.devices.toLocaleString("en-US")}`;
}

/** Exact as long as people read it as a number, a power of two beyond. */
function count({ bits, length }: { readonly bits: number; readonly length: number }): string {
  const power = bits - length;
  return power <= 32 ? (2 ** power).toLocaleString("en-US") : `2^${power}`;
}
