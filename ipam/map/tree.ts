/**
 * The rows of a plan as a tree. This file, `cells.ts` and `scene.ts` run in Node for the static picture and,
 * with their types taken off, in the browser: they import nothing but each other, and use no DOM.
 */

/** What a row is, from the outside in. */
export const KINDS = ["aggregate", "region", "site", "cloud", "tier", "subnet", "reserved"] as const;
export type MapKind = (typeof KINDS)[number];

export const ROW_STATES = ["container", "active", "reserved", "deprecated"] as const;
export type RowState = (typeof ROW_STATES)[number];

/** One row as it travels in the file, in preorder; the order of the fields is that of {@link readTree}. */
export type MapRow = readonly [
  depth: number,
  prefix: string,
  kind: number,
  state: number,
  key: string,
  name: string,
  /** Position in the list of zones; −1 for none. */
  zone: number,
  /** 0 for none. */
  vlan: number,
  gateway: string,
  /** Devices the plan states; −1 where a subnet is given by its length. */
  devices: number,
  /** Addresses in use once every device is there: devices, gateways, what a network or a cloud keeps. */
  taken: number,
  /** Prefix length of the block kept for growth; 0 for none. */
  growth: number,
  /** Position in the list of VRFs. */
  vrf: number,
  note: string,
];

export interface MapNode {
  readonly index: number;
  readonly prefix: string;
  readonly length: number;
  readonly bits: 32 | 128;
  readonly kind: MapKind;
  readonly state: RowState;
  readonly key: string;
  readonly name: string;
  readonly zone: number;
  readonly vlan: number;
  readonly gateway: string;
  readonly growth: number;
  readonly vrf: number;
  readonly note: string;
  readonly parent: MapNode | undefined;
  readonly children: MapNode[];
  /** Of itself and everything in it. */
  devices: number;
  taken: number;
  subnets: number;
  /** Subnets whose devices the plan does not state. */
  unstated: number;
}

export interface MapTree {
  readonly nodes: readonly MapNode[];
  readonly roots: readonly MapNode[];
}

export function readTree(rows: readonly MapRow[]): MapTree {
  const nodes: MapNode[] = [];
  const roots: MapNode[] = [];
  const open: MapNode[] = [];
  for (const row of rows) {
    const [depth, prefix, kind, state, key, name, zone, vlan, gateway, devices, taken, growth, vrf, note] =
      row;
    open.length = depth;
    const parent = open[depth - 1];
    const leaf = kind === KINDS.indexOf("subnet");
    const node: MapNode = {
      index: nodes.length,
      prefix,
      length: Number(prefix.slice(prefix.indexOf("/") + 1)),
      bits: prefix.includes(":") ? 128 : 32,
      kind: KINDS[kind] ?? "subnet",
      state: ROW_STATES[state] ?? "active",
      key,
      name,
      zone,
      vlan,
      gateway,
      growth,
      vrf,
      note,
      parent,
      children: [],
      devices: Math.max(0, devices),
      taken,
      subnets: leaf ? 1 : 0,
      unstated: leaf && devices < 0 ? 1 : 0,
    };
    (parent ? parent.children : roots).push(node);
    nodes.push(node);
    open.push(node);
  }
  for (let i = nodes.length - 1; i >= 0; i--) {
    const node = nodes[i] as MapNode;
    const { parent } = node;
    if (!parent) continue;
    parent.devices += node.devices;
    parent.taken += node.taken;
    parent.subnets += node.subnets;
    parent.unstated += node.unstated;
  }
  return { nodes, roots };
}

/** Number of addresses; a power of two, so exact even in IPv6. */
export function sizeOf({ bits, length }: { readonly bits: number; readonly length: number }): number {
  return 2 ** (bits - length);
}

/** Share of a block that is cut into prefixes: what NetBox calls the utilisation of a container. */
export function shareByPrefixes(node: MapNode): number | undefined {
  if (node.children.length === 0) return node.kind === "subnet" || node.kind === "reserved" ? undefined : 0;
  let covered = 0;
  for (const child of node.children) covered += sizeOf(child);
  return covered / sizeOf(node);
}

/** Share of the addresses in use; undefined where nothing below states its devices. */
export function shareByAddresses(node: MapNode): number | undefined {
  if (node.kind === "reserved") return undefined;
  if (node.subnets > 0 && node.unstated === node.subnets) return undefined;
  return node.taken / sizeOf(node);
}

/** The number of an address in the form this program prints; undefined for anything else. */
export function addressNumber(text: string): { readonly bits: 32 | 128; readonly value: bigint } | undefined {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) {
    const parts = text.split(".").map(Number);
    if (parts.some((part) => part > 255)) return undefined;
    return { bits: 32, value: BigInt(parts.reduce((sum, part) => sum * 256 + part, 0)) };
  }
  if (!/^[0-9a-f:]+$/i.test(text) || !text.includes(":")) return undefined;
  const [head = "", tail, more] = text.split("::");
  if (more !== undefined) return undefined;
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => "0"), ...right];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return { bits: 128, value: groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n) };
}

/** Where a prefix of this program begins. */
export function startOf(prefix: string): bigint {
  return addressNumber(prefix.slice(0, prefix.indexOf("/")))?.value ?? 0n;
}

/** The prefix as this program prints it: RFC 5952 in IPv6. */
export function prefixName(bits: 32 | 128, start: bigint, length: number): string {
  if (bits === 32) {
    const value = Number(start);
    return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}/${length}`;
  }
  const groups = Array.from({ length: 8 }, (_, i) => Number((start >> BigInt(112 - 16 * i)) & 0xffffn));
  let at = -1;
  let most = 1;
  for (let i = 0; i < 8; i++) {
    let run = 0;
    while (i + run < 8 && groups[i + run] === 0) run++;
    if (run > most) [at, most] = [i, run];
    i += run;
  }
  const hex = (part: readonly number[]) => part.map((group) => group.toString(16)).join(":");
  const text = at < 0 ? hex(groups) : `${hex(groups.slice(0, at))}::${hex(groups.slice(at + most))}`;
  return `${text}/${length}`;
}
