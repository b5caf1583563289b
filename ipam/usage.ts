import type { AllocatedPrefix, Allocation } from "./allocation.ts";
import { needsOf, takenOf } from "./device-need.ts";
import { heldBy } from "./free-space.ts";
import type { Family } from "./ip.ts";
import type { Lock } from "./lock.ts";
import { partsOf } from "./lock-keys.ts";
import type { Plan } from "./plan.ts";
import type { Prefix } from "./prefix.ts";
import { PrefixSet } from "./prefix-set.ts";

/** How full an aggregate, a region, a site, a cloud network or a tier is, and how many routes lead to it. */
export interface Usage {
  /** Key without its family: `corp`, `east`, `east/sh-001`, `clouds/hz`. */
  readonly owner: string;
  readonly family: Family;
  readonly vrf: string;
  readonly blocks: readonly Prefix[];
  /** Prefixes that announce it and nothing else. @clause 3.2.1-d */
  readonly routes: number;
  /** Share of its addresses that prefixes below it hold, with what is reserved, retired or kept for growth. */
  readonly byPrefixes: number;
  /** Share of its addresses that devices, gateways and clouds have; IPv4 alone, where it means something. */
  readonly byAddresses: number | null;
  /** Subnets in it whose devices the plan does not state: the share by addresses is at least what it says. */
  readonly unstated: number;
  readonly largestFree: Prefix | null;
}

interface Node {
  readonly row: AllocatedPrefix;
  readonly children: Prefix[];
  taken: number;
  unstated: number;
}

/** In order of address; blocks of one owner are one entry. */
export function usageOf(
  plan: Plan,
  { prefixes, lock }: Pick<Allocation, "prefixes" | "lock">,
): readonly Usage[] {
  const byVrf = Map.groupBy(prefixes, ({ vrf }) => vrf);
  const needs = needsOf(plan);
  const nodes = [...byVrf.values()].flatMap((rows) => treeOf(rows, needs, lock));
  const owners = Map.groupBy(nodes, ({ row }) => `${ownerOf(row)} ${row.family} ${row.vrf}`);
  return [...owners.values()].map(asUsage);
}

/** Rows of one VRF nest and come in order; each container gathers what lies in it. */
function treeOf(
  rows: readonly AllocatedPrefix[],
  needs: ReturnType<typeof needsOf>,
  lock: Lock,
): readonly Node[] {
  const nodes: Node[] = [];
  const open: Node[] = [];
  for (const row of rows) {
    while (open.length > 0 && !open.at(-1)?.row.prefix.contains(row.prefix)) open.pop();
    open.at(-1)?.children.push(heldBy(row, { lock }));
    if (row.status === "container") {
      const node = { row, children: [], taken: 0, unstated: 0 };
      nodes.push(node);
      open.push(node);
      continue;
    }
    const need = needs.get(partsOf(row.key).owner.join("/"));
    const taken = need && row.status !== "deprecated" ? takenOf(row, need) : 0;
    for (const each of open) {
      each.taken += taken;
      each.unstated += need !== undefined && need.devices === undefined ? 1 : 0;
    }
  }
  return nodes;
}

function ownerOf({ key }: AllocatedPrefix): string {
  if (key.startsWith("aggregates/")) return key.slice("aggregates/".length);
  return partsOf(key.replace(/\+\d+$/, "")).owner.join("/");
}

function asUsage(nodes: readonly Node[]): Usage {
  const row = (nodes[0] as Node).row;
  const blocks = nodes.map((node) => node.row.prefix);
  const size = sum(blocks.map((block) => block.size));
  const children = nodes.flatMap((node) => node.children);
  const free = PrefixSet.of(blocks).exclude(PrefixSet.of(children)).prefixes();
  return {
    owner: ownerOf(row),
    family: row.family,
    vrf: row.vrf,
    blocks,
    routes: PrefixSet.of(blocks).prefixes().length,
    byPrefixes: sum(children.map((child) => child.size)) / size,
    byAddresses: row.family === "ipv4" ? sum(nodes.map((node) => node.taken)) / size : null,
    unstated: sum(nodes.map((node) => node.unstated)),
    largestFree: free.reduce<Prefix | null>(
      (largest, each) => (largest === null || each.length < largest.length ? each : largest),
      null,
    ),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
