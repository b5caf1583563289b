import type { AllocationPart } from "./allocation-part.ts";
import type { AllocationRun } from "./allocation-run.ts";
import { blockLengths, fitTogether, ipv6SiteLength } from "./block-size.ts";
import { BITS, type Family } from "./ip.ts";
import { spaceKey } from "./lock-keys.ts";
import { keptAsIs, NetworkPlacement } from "./network-placement.ts";
import { pinFault, WORDS } from "./placement-faults.ts";
import type { RegionPlan, SitePlan } from "./plan.ts";
import { MAIN_VRF } from "./plan.ts";
import type { Prefix } from "./prefix.ts";
import { type Branch, parentOf, siteSpace } from "./site-space.ts";
import type { Space } from "./space.ts";

export function allocateRegions(run: AllocationRun): AllocationPart {
  const regions = byKey(run.plan.regions);
  const sites = regions.flatMap((region) => byKey(region.sites));
  const branches = branchesOf(run);
  /** Networks that are not in the lock just as the plan has them. */
  const bySite = new Map<SitePlan, readonly NetworkPlacement[]>();
  let open: readonly NetworkPlacement[] = [];
  return {
    pins() {
      for (const region of regions) pinSpace(region, run);
      for (const site of sites) {
        pinSpace(site, run);
        const changed = site.networks.filter((network) => !keptAsIs(network, site, run));
        if (changed.length === 0) continue;
        const placements = byKey(changed).map((network) => new NetworkPlacement(network, site, run));
        bySite.set(site, placements);
      }
      open = [...bySite.values()].flat();
      for (const network of open) network.placeFixed();
      for (const network of open) network.chooseVlan();
    },
    blocks() {
      for (const branch of branches) {
        const needs = siteNeeds(bySite, branch, run);
        const regionNeeds = regions.flatMap(
          (region) => regionNeed(region, needs.get(region.name) ?? [], branch, run) ?? [],
        );
        for (const need of inPlacingOrder(sharing(regionNeeds)))
          placeNeed(need, run, run.plan.defaults.strategy);
        // Sites in IPv6 stand apart, so that each can double; in IPv4 there is not that much room.
        const strategy = branch.family === "ipv6" ? "sparse" : "best-fit";
        for (const region of regions) {
          for (const need of inPlacingOrder(needs.get(region.name) ?? [])) placeNeed(need, run, strategy);
        }
      }
    },
    parts() {
      const unplaced = open.filter((network) => !network.isPlaced);
      for (const network of unplaced.sort((a, b) => a.length - b.length || (a.key < b.key ? -1 : 1)))
        network.placeNew();
      for (const network of open) network.keep();
      for (const branch of branches) {
        if (run.root(branch.vrf, branch.family).blocks.length === 0) continue;
        for (const region of regions) keepSpace(region, branch, run);
        for (const site of sites) keepSpace(site, branch, run);
      }
    },
  };
}

/** In order of key; the list itself where it is so already, as those of a template's sites are. */
function byKey<T extends { readonly key: string }>(items: readonly T[]): readonly T[] {
  for (let i = 1; i < items.length; i++) {
    if ((items[i - 1] as T).key > (items[i] as T).key)
      return [...items].sort((a, b) => (a.key < b.key ? -1 : 1));
  }
  return items;
}

function branchesOf(run: AllocationRun): readonly Branch[] {
  const vrfs = new Set([MAIN_VRF, ...[...run.plan.zones.values()].map((zone) => zone.vrf)]);
  return [...vrfs].sort().flatMap((vrf) => [
    { vrf, family: "ipv4" as const },
    { vrf, family: "ipv6" as const },
  ]);
}

/** A region or site with the space it still needs in one family. */
interface Need {
  readonly space: Space;
  readonly path: readonly (string | number)[];
  /** Lengths to try, the best first. */
  readonly lengths: readonly number[];
  /** It has blocks already, of pins. */
  readonly isFurther: boolean;
}

/**
 * The best lengths that all regions can have: what one keeps for later is no reason to refuse another. Sites need
 * no such look, as a region that is full is widened.
 */
function sharing(needs: readonly Need[]): readonly Need[] {
  const first = needs.filter(({ isFurther }) => !isFurther);
  const parent = first[0]?.space.parent;
  if (parent === undefined) return needs;
  const free = parent.pool.free().map(({ length }) => length);
  const levels = Math.max(...first.map(({ lengths }) => lengths.length));
  for (let level = 0; level < levels; level++) {
    const from = (lengths: readonly number[]) => lengths.slice(Math.min(level, lengths.length - 1));
    const wanted = first.flatMap(({ lengths }) => from(lengths)[0] ?? []);
    if (!fitTogether(free, wanted)) continue;
    return needs.map((need) => (need.isFurther ? need : { ...need, lengths: from(need.lengths) }));
  }
  return needs;
}

function inPlacingOrder(needs: readonly Need[]): readonly Need[] {
  return [...needs].sort(
    (a, b) => (a.lengths[0] ?? 0) - (b.lengths[0] ?? 0) || (a.space.key < b.space.key ? -1 : 1),
  );
}

function placeNeed(
  { space, path, lengths, isFurther }: Need,
  run: AllocationRun,
  strategy: "sparse" | "best-fit",
): void {
  const { parent } = space;
  // Nothing to cut from: that the parent got no space was said already.
  if (parent === undefined || (parent.parent !== undefined && parent.blocks.length === 0)) return;
  // Without room for it as a whole, its parts find theirs one by one.
  if (isFurther) {
    lengths.some((length) => space.makeRoom(length, strategy));
    return;
  }
  for (const length of lengths) {
    const block = parent.request(space.key, length, strategy);
    if (block) {
      space.addBlock(block);
      return;
    }
  }
  run.exhausted(parent, path, lengths.at(-1) ?? 0);
}

function pinSpace(owner: RegionPlan | SitePlan, run: AllocationRun): void {
  for (const [family, pin] of Object.entries(owner.pins) as [Family, Prefix][]) {
    const parent = parentOf(owner, { family, vrf: MAIN_VRF }, run);
    const key = spaceKey(owner.key, family, MAIN_VRF);
    const space = run.space(key, () => run.makeSpace(key, family, parent));
    if (space.blocks.length === 0 && parent.adoptBlock(key, pin)) {
      space.addBlock(pin);
      continue;
    }
    if (space.blocks.some((block) => block.equals(pin))) continue;
    const path = [...owner.path, family === "ipv4" ? "cidr" : "cidr6"];
    if (space.blocks.length > 0) {
      run.fault(path, {
        code: "plan.pin-moved",
        message: `${owner.key} has ${space.blocks.join(", ")} in the lock`,
        hint: `write ${space.blocks[0]}, or leave the pin out`,
      });
    } else run.fault(path, pinFault(pin, parent));
  }
}

/**
 * Blocks of the lock, or the owner's own pin, are widened where they are full. Pins of single networks are no
 * block for the rest: bit by bit around them it would be torn into dozens of routes. @clause 3.2.1-d
 */
function isSettled(
  owner: RegionPlan | SitePlan,
  space: Space,
  { family, vrf }: Branch,
  run: AllocationRun,
): boolean {
  if (space.blocks.length === 0) return false;
  // In IPv6 there is always room beside a pin.
  if (family === "ipv6" || run.old(space.key) !== undefined) return true;
  return vrf === MAIN_VRF && owner.pins[family] !== undefined;
}

/** A pinned /64 makes the whole site's block around it the site's, where that is free: subnets still tell the VLAN. */
function widenToSite(site: SitePlan, space: Space, { vrf }: Branch, run: AllocationRun): void {
  const [first] = space.blocks;
  const length = ipv6SiteLength(run.plan, vrf);
  if (first === undefined || first.length <= length || run.old(space.key) !== undefined) return;
  if (vrf !== MAIN_VRF || site.pins.ipv6 === undefined) space.joinInto(first.supernet(length));
}

/** Sites that have networks to place and no space for them yet, by their region. */
function siteNeeds(
  bySite: ReadonlyMap<SitePlan, readonly NetworkPlacement[]>,
  branch: Branch,
  run: AllocationRun,
): ReadonlyMap<string, readonly Need[]> {
  const byRegion = new Map<string, Need[]>();
  for (const [site, networks] of bySite) {
    const lengths = networks.flatMap((network) => network.openLength(branch) ?? []);
    if (lengths.length === 0) continue;
    const space = siteSpace(site, branch.family, branch.vrf, run);
    if (branch.family === "ipv6") widenToSite(site, space, branch, run);
    if (isSettled(site, space, branch, run)) continue;
    const need = {
      space,
      path: site.path,
      lengths: siteLengths(site, lengths, branch, run),
      isFurther: space.blocks.length > 0,
    };
    const others = byRegion.get(site.region);
    if (others) others.push(need);
    else byRegion.set(site.region, [need]);
  }
  return byRegion;
}

function siteLengths(
  site: SitePlan,
  open: readonly number[],
  branch: Branch,
  run: AllocationRun,
): readonly number[] {
  if (branch.family === "ipv6") return [ipv6SiteLength(run.plan, branch.vrf)];
  return blockLengths(open, { bits: BITS.ipv4, growth: site.growth, nibble: false });
}

function regionNeed(
  region: RegionPlan,
  children: readonly Need[],
  branch: Branch,
  run: AllocationRun,
): Need | undefined {
  if (children.length === 0) return undefined;
  const { family, vrf } = branch;
  const key = spaceKey(region.key, family, vrf);
  const space = run.space(key, () => run.makeSpace(key, family, run.root(vrf, family)));
  if (isSettled(region, space, branch, run)) return undefined;
  const lengths = blockLengths(
    children.map((child) => child.lengths[0] ?? BITS[family]),
    { bits: BITS[family], growth: region.growth, nibble: family === "ipv6" && run.plan.defaults.nibble },
  );
  return { space, path: region.path, lengths, isFurther: space.blocks.length > 0 };
}

/** Enters the space into the lock and the table; several blocks are several routes. @clause 3.2.1-d */
function keepSpace(owner: RegionPlan | SitePlan, { family, vrf }: Branch, run: AllocationRun): void {
  const key = spaceKey(owner.key, family, vrf);
  const space = run.knownSpace(key);
  if (space === undefined || space.blocks.length === 0) return;
  run.keep(key, { kind: "blocks", blocks: space.blocks });
  const site = "region" in owner;
  for (const [index, prefix] of space.blocks.entries()) {
    run.row({
      key: index === 0 ? key : `${key}+${index + 1}`,
      prefix,
      vrf,
      region: site ? owner.region : owner.name,
      site: site ? owner.name : null,
      status: "container",
      description: site ? (owner.description ?? null) : null,
    });
  }
  if (space.blocks.length > 1) {
    run.warn(owner.path, {
      code: "plan.routes",
      message: `${owner.key} needs ${space.blocks.length} ${WORDS[family]} routes: ${firstFew(space.blocks)}`,
      hint: "this is no fault; plan for growth to keep the next one in a single block",
    });
  }
}

/** A region of an old list has hundreds; `atrium plan export usage` names them all. */
function firstFew(blocks: readonly Prefix[]): string {
  const shown = blocks.slice(0, 4).join(", ");
  return blocks.length > 4 ? `${shown}, …` : shown;
}
