import { MalformedAddress, type Prefix, PrefixSet, parsePrefix } from "../../ipam/index.ts";
import { overlappingPositions } from "../../ipam/overlaps.ts";
import type { Faults } from "../faults.ts";
import type { StoreLinkArgs } from "./contract.ts";

interface Owned {
  readonly owner: string;
  readonly path: string;
  readonly prefix: Prefix;
}

/** No address belongs to two: of stores, networks, or the range inside tunnels. @clause 3.2.1-a */
export function checkPrefixes(faults: Faults, args: StoreLinkArgs): void {
  const stores = Object.entries(args.stores).flatMap(([store, { zones }]) =>
    Object.entries(zones).flatMap(([zone, prefixes]) =>
      read(faults, `store ${store}`, `stores.${store}.zones.${zone}`, prefixes),
    ),
  );
  const networks = Object.entries(args.networks).flatMap(([network, { zones }]) =>
    Object.entries(zones).flatMap(([zone, prefixes]) =>
      read(faults, `network ${network}`, `networks.${network}.zones.${zone}`, prefixes),
    ),
  );
  const blocks = read(faults, "storeBlocks", "storeBlocks", args.storeBlocks);
  checkOverlaps(faults, [...stores, ...networks]);
  checkBlocks(faults, blocks, stores, networks);
}

function read(faults: Faults, owner: string, path: string, texts: readonly string[]): readonly Owned[] {
  return texts.flatMap((text, index) => {
    const at = `${path}[${index}]`;
    try {
      const prefix = parsePrefix(text);
      if (prefix.family === "ipv4") return [{ owner, path: at, prefix }];
      const hint = "leave it out: what needs IPv6 goes over IPv4 between stores and cloud";
      faults.add("store-link.prefix", at, text, "is IPv6, which these tunnels do not carry", hint);
    } catch (error) {
      if (!(error instanceof MalformedAddress)) throw error;
      faults.add("store-link.prefix", at, text, error.message, error.hint);
    }
    return [];
  });
}

function checkOverlaps(faults: Faults, all: readonly Owned[]): void {
  for (const [outer, inner] of overlappingPositions(all.map(({ prefix }) => prefix))) {
    const [one, other] = [all[outer], all[inner]];
    if (one === undefined || other === undefined) continue;
    const hint = "give each prefixes of its own; `atrium plan allocate` hands them out";
    const text = other.prefix.toString();
    faults.add("store-link.overlap", other.path, text, `overlaps ${one.prefix} of ${one.owner}`, hint);
  }
}

function checkBlocks(
  faults: Faults,
  blocks: readonly Owned[],
  stores: readonly Owned[],
  networks: readonly Owned[],
): void {
  const space = PrefixSet.of(blocks.map(({ prefix }) => prefix));
  for (const { path, prefix } of stores) {
    // What overlaps a network was said above.
    if (space.contains(prefix) || networks.some((other) => other.prefix.overlaps(prefix))) continue;
    const hint = "add the plan's block that holds it to storeBlocks, or nobody finds the way back";
    faults.add("store-link.outside", path, prefix.toString(), "lies in none of storeBlocks", hint);
  }
  for (const block of blocks) {
    const inside = networks.find(({ prefix }) => prefix.overlaps(block.prefix));
    if (inside === undefined) continue;
    const hint = "name blocks that hold stores alone: the network would send its own traffic to the hub";
    const text = block.prefix.toString();
    faults.add("store-link.block", block.path, text, `overlaps ${inside.prefix} of ${inside.owner}`, hint);
  }
}
