import { addressNumber, type MapNode, type MapTree, sizeOf, startOf } from "./tree.ts";

export interface Hit {
  readonly node: MapNode;
  /** The address that was asked for, where it lies in what is left of a block. */
  readonly address?: bigint;
}

export interface Found {
  /** The nearest first. */
  readonly hits: readonly Hit[];
  readonly total: number;
}

/** What a text means: an address, a prefix, a VLAN, a name of a site, region, zone or network, a key. */
export function find(
  text: string,
  tree: MapTree,
  zones: readonly { readonly name: string; readonly title: string }[],
  most: number,
): Found {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return { hits: [], total: 0 };
  const exact = [...byAddress(wanted, tree), ...byVlan(wanted, tree)];
  const seen = new Set(exact.map(({ node }) => node));
  const named = byName(wanted, tree, zones).filter((node) => !seen.has(node));
  const hits = [...exact, ...named.map((node) => ({ node }))];
  return { hits: hits.slice(0, most), total: hits.length };
}

/** Everything around the address or prefix, the smallest first. */
function byAddress(wanted: string, tree: MapTree): readonly Hit[] {
  const [text = "", rest, more] = wanted.split("/");
  const address = addressNumber(text);
  if (address === undefined || more !== undefined || (rest !== undefined && !/^\d{1,3}$/.test(rest)))
    return [];
  const length = rest === undefined ? address.bits : Number(rest);
  const found: MapNode[] = [];
  const descend = (nodes: readonly MapNode[]) => {
    for (const node of nodes) {
      if (node.bits !== address.bits || node.length > length || !holds(node, address.value)) continue;
      found.unshift(node);
      descend(node.children);
    }
  };
  descend(tree.roots);
  return found.map((node, i) => {
    const free = i === 0 && node.children.length > 0 && node.length < length;
    return free ? { node, address: address.value } : { node };
  });
}

function holds(node: MapNode, address: bigint): boolean {
  const start = startOf(node.prefix);
  return start <= address && address < start + BigInt(sizeOf(node));
}

function byVlan(wanted: string, tree: MapTree): readonly Hit[] {
  const vlan = Number(/^(?:vlan ?)?(\d{1,4})$/.exec(wanted)?.[1] ?? 0);
  return vlan === 0 ? [] : tree.nodes.filter((node) => node.vlan === vlan).map((node) => ({ node }));
}

function byName(
  wanted: string,
  tree: MapTree,
  zones: readonly { readonly name: string; readonly title: string }[],
): readonly MapNode[] {
  const zoneNames = zones.map(({ name, title }) => `${name} ${title}`.toLowerCase());
  const ranked: MapNode[][] = [[], [], [], []];
  for (const node of tree.nodes) {
    const name = node.name.toLowerCase();
    if (name === wanted) ranked[0]?.push(node);
    else if (name.startsWith(wanted) || node.prefix.startsWith(wanted)) ranked[1]?.push(node);
    else if (node.kind === "subnet" && zoneNames[node.zone]?.includes(wanted)) ranked[2]?.push(node);
    else if (`${name} ${node.key} ${node.note}`.toLowerCase().includes(wanted)) ranked[3]?.push(node);
  }
  return ranked.flat();
}
