import { orderPrefixes } from "./address-order.ts";
import type { AllocationRun } from "./allocation-run.ts";
import type { BlockEntry, LockEntry } from "./lock.ts";
import { partsOf, vlanOwner } from "./lock-keys.ts";
import type { ReservedRange } from "./plan.ts";
import type { Prefix } from "./prefix.ts";
import type { Space } from "./space.ts";
import type { VlanGroup } from "./vlan.ts";

/** Puts everything the lock holds, active or retired, where it was: before anything else is placed. */
export function placeLocked(run: AllocationRun): void {
  for (const [root, held] of heldSpace(run)) {
    // A lock that this program wrote is sound. One look at all of it says so, and saves a pool for each site.
    if (isSound(root, held)) restore(held);
    else place(held, run);
  }
  takeVlans(run);
  for (const range of run.plan.reserved) withhold(range, run);
}

/** Prefixes that the lock holds, side by side: a large plan has more than a hundred thousand of them. */
class Held {
  readonly keys: string[] = [];
  readonly entries: LockEntry[] = [];
  readonly prefixes: Prefix[] = [];
  /** Space each is cut from. */
  readonly parents: Space[] = [];
  /** Space that others are cut from it; none of a network. */
  readonly spaces: (Space | undefined)[] = [];

  add(key: string, entry: LockEntry, prefix: Prefix, parent: Space, space: Space | undefined): void {
    this.keys.push(key);
    this.entries.push(entry);
    this.prefixes.push(prefix);
    this.parents.push(parent);
    this.spaces.push(space);
  }
}

/** By root, a region's blocks before its sites' blocks and those before their networks. */
function heldSpace(run: AllocationRun): ReadonlyMap<Space, Held> {
  const parents = new Parents(run);
  const roots = new Map<Space, Held>();
  const heldIn = ({ root }: Space) => {
    const held = roots.get(root) ?? new Held();
    roots.set(root, held);
    return held;
  };
  for (const [key, entry] of blocksByDepth(run)) {
    const parent = parents.of(key);
    const space = run.space(key, () => run.makeSpace(key, parent.family, parent));
    for (const block of entry.blocks) heldIn(parent).add(key, entry, block, parent, space);
  }
  for (const [key, entry] of run.locked()) {
    if (entry.kind !== "network" && entry.kind !== "tier") continue;
    const parent = parents.of(key);
    const prefix = entry.kind === "network" ? entry.block : entry.area;
    heldIn(parent).add(key, entry, prefix, parent, undefined);
  }
  return roots;
}

function blocksByDepth(run: AllocationRun): readonly (readonly [string, BlockEntry])[] {
  const levels: (readonly [string, BlockEntry])[][] = [];
  for (const [key, entry] of run.locked()) {
    if (entry.kind !== "blocks") continue;
    const depth = partsOf(key).owner.length;
    levels[depth] ??= [];
    levels[depth].push([key, entry]);
  }
  return levels.flat();
}

/** Neighbours in the lock mostly have one parent: it is looked up once for all of them. */
class Parents {
  readonly #run: AllocationRun;
  /** The last one of each family and VRF. */
  readonly #last = new Map<string, { readonly start: string; readonly parent: Space }>();

  constructor(run: AllocationRun) {
    this.#run = run;
  }

  of(key: string): Space {
    const end = key.lastIndexOf("/");
    const start = key.slice(0, key.lastIndexOf("/", end - 1) + 1);
    const tail = key.slice(end + 1);
    const last = this.#last.get(tail);
    if (last?.start === start) return last.parent;
    const parent = this.#run.parentSpace(partsOf(key));
    this.#last.set(tail, { start, parent });
    return parent;
  }
}

/** Whether each prefix lies in a block of its parent and beside everything else there. */
function isSound(root: Space, { prefixes, parents, spaces }: Held): boolean {
  const all = [...root.blocks, ...prefixes];
  const offset = root.blocks.length;
  /** The prefixes around the present one, the outermost first. */
  const around: number[] = [];
  for (const position of orderPrefixes(all)) {
    const prefix = all[position] as Prefix;
    while (around.length > 0 && !(all[around.at(-1) as number] as Prefix).contains(prefix)) around.pop();
    if (position >= offset) {
      const outer = around.at(-1);
      const space = outer === undefined || outer < offset ? root : spaces[outer - offset];
      if (outer === undefined || space !== parents[position - offset]) return false;
      // Pools of IPv6 know no smaller block.
      if (prefix.family === "ipv6" && prefix.length > 64) return false;
    }
    around.push(position);
  }
  return true;
}

function restore({ keys, prefixes, parents, spaces }: Held): void {
  for (let i = 0; i < keys.length; i++) {
    const prefix = prefixes[i] as Prefix;
    parents[i]?.restore(keys[i] as string, prefix);
    spaces[i]?.restoreBlock(prefix);
  }
}

/** One after the other, and what cannot be is said. */
function place({ keys, entries, prefixes, parents, spaces }: Held, run: AllocationRun): void {
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] as string;
    const prefix = prefixes[i] as Prefix;
    const parent = parents[i] as Space;
    if (parent.take(key, prefix)) spaces[i]?.addBlock(prefix);
    else misplaced(key, entries[i] as LockEntry, prefix, parent, run);
  }
}

function misplaced(key: string, entry: LockEntry, block: Prefix, parent: Space, run: AllocationRun): void {
  // The block around it is misplaced itself, and was named.
  if (parent.parent !== undefined && parent.blocks.length === 0 && run.old(parent.key)) return;
  const holder = parent.holder(block);
  if (holder && holder.key !== key) {
    const message = `${block} overlaps ${holder.key} (${holder.prefix})`;
    run.lockFault(key, entry, String(block), message, CLASH);
  } else {
    const where = parent.parent === undefined ? "every aggregate" : `the space of ${parent.key}`;
    const hint = "keep the aggregate it was cut from in the plan, or release the key first";
    run.lockFault(key, entry, String(block), `${block} lies outside ${where}`, hint);
  }
}

const CLASH =
  "two branches took the same space: delete the line of the newer key, and run atrium plan allocate again";

function takeVlans(run: AllocationRun): void {
  let site = "";
  let group: VlanGroup | undefined;
  for (const [key, entry] of run.locked()) {
    if (entry.kind !== "network") continue;
    const owner = key.slice(0, key.lastIndexOf("/"));
    const end = owner.lastIndexOf("/");
    if (group === undefined || end !== site.length || !owner.startsWith(site)) {
      site = owner.slice(0, end);
      group = run.vlans(site);
    }
    const holder = group.take(entry.vlan, vlanOwner(owner));
    if (holder === undefined) continue;
    const message = `VLAN ${entry.vlan} of ${site} is that of ${holder} as well`;
    run.lockFault(key, entry, `vlan: ${entry.vlan}`, message, CLASH);
  }
}

/** Takes what is still free of a reserved range, in the aggregates and in blocks handed out before. */
function withhold({ path, vrf, prefix }: ReservedRange, run: AllocationRun): void {
  const root = run.root(vrf, prefix.family);
  for (const space of run.spaces()) if (space.root === root) space.withhold(prefix);
  for (const [key, entry] of run.locked()) {
    const held = entry.kind === "network" ? entry.block : entry.kind === "tier" ? entry.area : undefined;
    if (held === undefined || !held.overlaps(prefix) || partsOf(key).vrf !== vrf) continue;
    run.fault(path, {
      code: "plan.reserved",
      message: `holds ${key} (${held}), which is in use`,
      hint: "reserve other space, or take the key out of the plan and release it first",
    });
  }
}
