import type { AllocatedPrefix } from "./allocation.ts";
import type { AllocationRun } from "./allocation-run.ts";
import { gatewayOf } from "./gateway.ts";
import type { Family } from "./ip.ts";
import type { NetworkEntry } from "./lock.ts";
import { spaceKey, vlanOwner } from "./lock-keys.ts";
import { pinFault } from "./placement-faults.ts";
import type { NetworkPlan, SitePlan } from "./plan.ts";
import { Prefix } from "./prefix.ts";
import { type Branch, FAMILIES_OF, siteSpace } from "./site-space.ts";
import type { Space } from "./space.ts";

/** A network in one family: what it had, and where it goes. */
interface Side {
  readonly family: Family;
  readonly key: string;
  readonly old: NetworkEntry | undefined;
  space: Space | undefined;
  prefix: Prefix | undefined;
  /** The prefix with the room kept for its growth. */
  block: Prefix | undefined;
}

/** One network of one site on its way to its addresses, both families together. */
export class NetworkPlacement {
  readonly #network: NetworkPlan;
  readonly #site: SitePlan;
  readonly #run: AllocationRun;
  readonly #sides: readonly Side[];
  #vlan: number | undefined;
  #failed = false;

  constructor(network: NetworkPlan, site: SitePlan, run: AllocationRun) {
    this.#network = network;
    this.#site = site;
    this.#run = run;
    this.#sides = FAMILIES_OF[network.stack].map((family) => {
      const key = spaceKey(network.key, family, network.zone.vrf);
      const old = run.old(key);
      const entry = old?.kind === "network" ? old : undefined;
      return { family, key, old: entry, space: undefined, prefix: undefined, block: undefined };
    });
  }

  get key(): string {
    return this.#network.key;
  }

  /** Length of the block it still needs in that tree of space; undefined if it needs none. */
  openLength({ family, vrf }: Branch): number | undefined {
    if (this.#network.zone.vrf !== vrf || this.#failed) return undefined;
    const side = this.#sides.find((each) => each.family === family);
    if (side === undefined || side.prefix !== undefined) return undefined;
    return family === "ipv6" ? 64 : Math.max(8, this.length - this.#network.growth);
  }

  get isPlaced(): boolean {
    return this.#sides.every(({ prefix }) => prefix !== undefined);
  }

  /** Order of placing: the larger first. */
  get length(): number {
    return this.#network.size?.length ?? 32;
  }

  /** What is locked, grown in place if it has to, or pinned. */
  placeFixed(): void {
    for (const side of this.#sides) {
      const pin = this.#network.pins[side.family];
      if (side.old) this.#placeLocked(side, side.old);
      else if (this.#movesVrf(side.family)) this.#failed = true;
      else if (pin) this.#placePinned(side, pin);
    }
  }

  /** Another VRF is another address space: changing it renumbers every site of the zone. */
  #movesVrf(family: Family): boolean {
    const { zone, allowMove } = this.#network;
    const others = this.#run.vrfs.filter((vrf) => vrf !== zone.vrf);
    const held = others.find((vrf) => this.#run.old(spaceKey(this.key, family, vrf))?.state === "active");
    if (held === undefined || allowMove) return false;
    this.#run.fault(["zones", zone.name, "vrf"], {
      code: "plan.vrf-moved",
      message: `${this.key} has its addresses in VRF ${held}`,
      hint: `write vrf: ${held}, or allowMove: true for each network that is to be renumbered`,
    });
    return true;
  }

  #space(side: Side): Space {
    side.space ??= siteSpace(this.#site, side.family, this.#network.zone.vrf, this.#run);
    return side.space;
  }

  #placeLocked(side: Side, old: NetworkEntry): void {
    const pin = this.#network.pins[side.family];
    const wanted = wantedPrefix(this.#network, side.family, old);
    if (wanted.equals(old.prefix)) {
      side.prefix = old.prefix;
      side.block = old.block;
      return;
    }
    if (wanted.network.equals(old.prefix.network) && this.#grow(side, old, wanted)) return;
    if (this.#network.allowMove) {
      // The old space stays taken in this run: nobody gets it while the move is under way.
      if (pin) this.#placePinned(side, pin);
      return;
    }
    this.#failed = true;
    this.#refuseMove(side, old, wanted, pin);
  }

  /** Inside the block kept for growth, or over the free space behind it. */
  #grow(side: Side, old: NetworkEntry, wanted: Prefix): boolean {
    let block = old.block;
    const parts: Prefix[] = [];
    while (block.length > wanted.length) {
      const buddy = block.buddy;
      if (buddy === undefined || !this.#space(side).pool.isFree(buddy)) return false;
      parts.push(buddy);
      block = block.supernet(block.length - 1);
    }
    if (!block.contains(wanted)) return false;
    for (const part of parts) this.#space(side).take(side.key, part);
    side.prefix = wanted;
    side.block = block;
    return true;
  }

  #refuseMove(side: Side, old: NetworkEntry, wanted: Prefix, pin: Prefix | undefined): void {
    const { pathOf } = this.#network;
    if (pin) {
      this.#run.fault(pathOf(side.family === "ipv4" ? "cidr" : "cidr6"), {
        code: "plan.pin-moved",
        message: `${side.key} has ${old.prefix} in the lock`,
        hint: `write ${old.prefix}, or allowMove: true if it is to be renumbered`,
      });
      return;
    }
    const behind = wanted.network.equals(old.prefix.network)
      ? this.#space(side).holder(otherHalf(old.block))?.key
      : undefined;
    this.#run.fault(pathOf(this.#network.size?.by ?? "hosts"), {
      code: "plan.no-growth",
      message: `${side.key} cannot grow from ${old.prefix} to a /${wanted.length} in place${
        behind ? `: ${behind} is in the way` : ""
      }`,
      hint:
        old.state === "retired"
          ? `it had left the plan: atrium plan release ${this.key} forgets its old addresses`
          : "add a second network for the rest, or allowMove: true if it is to be renumbered",
    });
  }

  #placePinned(side: Side, pin: Prefix): void {
    const space = this.#space(side);
    if (space.adopt(side.key, pin)) {
      side.prefix = pin;
      side.block = pin;
      return;
    }
    this.#failed = true;
    this.#run.fault(this.#network.pathOf(side.family === "ipv4" ? "cidr" : "cidr6"), pinFault(pin, space));
  }

  /** The locked number, the plan's, or the lowest free one of the zone. */
  chooseVlan(): void {
    const { vlan, pathOf, allowMove } = this.#network;
    const group = this.#run.vlans(this.#site.key);
    const locked = this.#sides.find(({ old }) => old !== undefined)?.old?.vlan;
    if (locked !== undefined && (vlan === undefined || vlan === locked)) {
      this.#vlan = locked;
      return;
    }
    if (locked !== undefined && !allowMove) {
      this.#run.fault(pathOf("vlan"), {
        code: "plan.vlan-moved",
        message: `${this.key} has VLAN ${locked} in the lock`,
        hint: `write ${locked}, or allowMove: true if it is to be changed`,
      });
      return;
    }
    if (vlan !== undefined) {
      const holder = group.take(vlan, vlanOwner(this.key));
      this.#vlan = vlan;
      if (holder !== undefined) {
        const hint = "use another number, or leave it out to get a free one";
        const message = `VLAN ${vlan} is that of ${holder} already`;
        this.#run.fault(pathOf("vlan"), { code: "plan.vlan", message, hint });
      }
    }
  }

  /** After every fixed number of the site is taken. */
  #freeVlan(): void {
    const { zone, pathOf } = this.#network;
    if (this.#vlan !== undefined) return;
    const group = this.#run.vlans(this.#site.key);
    const owner = vlanOwner(this.key);
    this.#vlan = group.of(owner) ?? group.takeFree(zone.vlans, owner);
    if (this.#vlan !== undefined) return;
    this.#failed = true;
    this.#run.fault(pathOf("vlan"), {
      code: "plan.exhausted",
      message: `no VLAN of zone ${zone.name} (${zone.vlans.first}-${zone.vlans.last}) is free in ${this.#site.key}`,
      hint: "give the zone a wider range of vlans, or release retired keys",
    });
  }

  placeNew(): void {
    this.#freeVlan();
    if (this.#failed) return;
    for (const side of this.#sides) {
      if (side.prefix !== undefined) continue;
      const space = this.#space(side);
      // The need of the whole site was refused already; saying so once is enough.
      if (space.blocks.length === 0) continue;
      if (side.family === "ipv6") this.#placeIpv6(side, space);
      else this.#placeIpv4(side, space);
      if (side.prefix === undefined)
        this.#run.exhausted(space, this.#network.path, side.family === "ipv6" ? 64 : this.length);
    }
  }

  /** With room for its growth; without it where there is none. */
  #placeIpv4(side: Side, space: Space): void {
    const length = this.length;
    const roomy = Math.max(0, length - this.#network.growth);
    const block = space.request(side.key, roomy) ?? (roomy < length && space.request(side.key, length));
    if (!block) return;
    side.block = block;
    side.prefix = block.length === length ? block : Prefix.of(block.network, length);
  }

  /** The subnet ID tells the VLAN: its decimal digits in a /48, the zone's sixteen in a /56. @clause 3.2.3-b */
  #placeIpv6(side: Side, space: Space): void {
    const block = space.blocks[0];
    for (const id of block === undefined ? [] : this.#subnetIds(block.length)) {
      const prefix = block?.subnet(64, id);
      if (prefix === undefined || !space.take(side.key, prefix)) continue;
      side.prefix = prefix;
      break;
    }
    side.prefix ??= space.request(side.key, 64);
    side.block = side.prefix;
  }

  #subnetIds(length: number): readonly number[] {
    if (length <= 48) return [Number.parseInt(String(this.#vlan ?? 0), 16)];
    if (length > 56) return [];
    const first = this.#network.zone.subnetSlot * 16;
    return Array.from({ length: 16 }, (_, index) => first + index);
  }

  /** Enters what was placed into the lock and the table. */
  keep(): void {
    this.#freeVlanIfLate();
    for (const { key, old, prefix, block } of this.#sides) {
      if (prefix === undefined || block === undefined) continue;
      if (old && !old.prefix.network.equals(prefix.network))
        this.#run.moved.push({ key, from: old.prefix, to: prefix });
      const vlan = this.#vlan ?? 0;
      this.#run.keep(key, { kind: "network", prefix, block, vlan });
      this.#run.wholeRow(networkRow(key, prefix, vlan, this.#network, this.#site));
    }
  }

  #freeVlanIfLate(): void {
    if (this.#vlan === undefined && !this.#failed) this.#freeVlan();
  }
}

/**
 * Enters a network that has all it needs in the lock just so, and nothing else: most of them, in a plan that
 * was changed here and there. False for any other, which then takes its way through a placement.
 */
export function keptAsIs(network: NetworkPlan, site: SitePlan, run: AllocationRun): boolean {
  const [first, second] = FAMILIES_OF[network.stack];
  const one = first && lockedAsIs(network, site, first, run);
  const other = second && lockedAsIs(network, site, second, run);
  if (one === undefined || (second !== undefined && other?.entry.vlan !== one.entry.vlan)) return false;
  for (const { place, key, entry } of other === undefined ? [one] : [one, other]) {
    run.keepAsIs(place);
    run.wholeRow(networkRow(key, entry.prefix, entry.vlan, network, site));
  }
  return true;
}

function lockedAsIs(network: NetworkPlan, site: SitePlan, family: Family, run: AllocationRun) {
  const place = run.lockedNetwork(site.key, network.name, spaceKey("", family, network.zone.vrf));
  if (place < 0) return undefined;
  const [key, entry] = run.lockedAt(place);
  if (entry.kind !== "network" || entry.state !== "active") return undefined;
  if (network.vlan !== undefined && network.vlan !== entry.vlan) return undefined;
  return wantedPrefix(network, family, entry).equals(entry.prefix) ? { place, key, entry } : undefined;
}

/** The prefix a network should have now: pinned, or as long as it has to be. Fewer devices change nothing. */
function wantedPrefix({ pins, size }: NetworkPlan, family: Family, { prefix }: NetworkEntry): Prefix {
  const pin = pins[family];
  if (pin !== undefined) return pin;
  if (family === "ipv6" || size === undefined) return prefix;
  const length = size.by === "hosts" ? Math.min(size.length, prefix.length) : size.length;
  return length === prefix.length ? prefix : Prefix.of(prefix.network, length);
}

function networkRow(
  key: string,
  prefix: Prefix,
  vlan: number,
  { zone, status, gateway, description }: NetworkPlan,
  site: SitePlan,
): AllocatedPrefix {
  return {
    family: prefix.family,
    vrf: zone.vrf,
    vlan,
    region: site.region,
    site: site.name,
    zone: zone.name,
    gateway: gatewayOf(prefix, gateway),
    description: description ?? null,
    key,
    prefix,
    status: status === "planned" ? "reserved" : status,
  };
}

function otherHalf(block: Prefix): Prefix {
  return block.buddy ?? block;
}
