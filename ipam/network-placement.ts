import type { AllocationRun } from "./allocation-run.ts";
import { gatewayOf } from "./gateway.ts";
import type { Family } from "./ip.ts";
import type { NetworkEntry } from "./lock.ts";
import { spaceKey } from "./lock-keys.ts";
import { pinFault } from "./placement-faults.ts";
import type { NetworkPlan, SitePlan } from "./plan.ts";
import { Prefix } from "./prefix.ts";
import { type Branch, siteSpace, speaks } from "./site-space.ts";
import type { Space } from "./space.ts";

interface Placed {
  readonly prefix: Prefix;
  readonly block: Prefix;
}

/** One network of one site on its way to its addresses, both families together. */
export class NetworkPlacement {
  readonly key: string;
  readonly #network: NetworkPlan;
  readonly #site: SitePlan;
  readonly #run: AllocationRun;
  readonly #families: readonly Family[];
  /** Keys are built once: a large plan asks for them some ten times each. */
  readonly #lockKeys: Readonly<Record<Family, string>>;
  /** What the lock holds under those keys. */
  readonly #olds: Partial<Record<Family, NetworkEntry>> = {};
  readonly #spaces: Partial<Record<Family, Space>> = {};
  readonly #placed = new Map<Family, Placed>();
  #vlan: number | undefined;
  #failed = false;

  constructor(network: NetworkPlan, site: SitePlan, run: AllocationRun) {
    this.key = network.key;
    this.#network = network;
    this.#site = site;
    this.#run = run;
    this.#families = (["ipv4", "ipv6"] as const).filter((family) => speaks(network, family));
    const { vrf } = network.zone;
    this.#lockKeys = { ipv4: spaceKey(this.key, "ipv4", vrf), ipv6: spaceKey(this.key, "ipv6", vrf) };
    for (const family of this.#families) {
      const old = run.old(this.#lockKeys[family]);
      if (old?.kind === "network") this.#olds[family] = old;
    }
  }

  /** Length of the block it still needs in that tree of space; undefined if it needs none. */
  openLength({ family, vrf }: Branch): number | undefined {
    if (this.#network.zone.vrf !== vrf || !this.#families.includes(family)) return undefined;
    if (this.#placed.has(family) || this.#failed) return undefined;
    return family === "ipv6" ? 64 : Math.max(8, this.length - this.#network.growth);
  }

  get isPlaced(): boolean {
    return this.#families.every((family) => this.#placed.has(family));
  }

  /** Order of placing: the larger first. */
  get length(): number {
    return this.#network.size?.length ?? 32;
  }

  /** What is locked, grown in place if it has to, or pinned. */
  placeFixed(): void {
    for (const family of this.#families) {
      const old = this.#old(family);
      if (old) this.#placeLocked(family, old);
      else if (this.#movesVrf(family)) this.#failed = true;
      else if (this.#network.pins[family]) this.#placePinned(family, this.#network.pins[family]);
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

  #old(family: Family): NetworkEntry | undefined {
    return this.#olds[family];
  }

  #lockKey(family: Family): string {
    return this.#lockKeys[family];
  }

  #space(family: Family): Space {
    const space = this.#spaces[family] ?? siteSpace(this.#site, family, this.#network.zone.vrf, this.#run);
    this.#spaces[family] = space;
    return space;
  }

  #placeLocked(family: Family, old: NetworkEntry): void {
    const pin = this.#network.pins[family];
    const size = this.#network.size;
    const asked = family === "ipv6" || size === undefined ? old.prefix.length : size.length;
    const length = size?.by === "hosts" && pin === undefined ? Math.min(asked, old.prefix.length) : asked;
    const wanted = pin ?? resized(old.prefix, length);
    if (wanted.equals(old.prefix)) {
      this.#placed.set(family, old);
      return;
    }
    const grown = wanted.network.equals(old.prefix.network) ? this.#grow(family, old, wanted) : undefined;
    if (grown) {
      this.#placed.set(family, grown);
      return;
    }
    if (this.#network.allowMove) {
      // The old space stays taken in this run: nobody gets it while the move is under way.
      if (pin) this.#placePinned(family, pin);
      return;
    }
    this.#failed = true;
    this.#refuseMove(family, old, wanted, pin);
  }

  /** Inside the block kept for growth, or over the free space behind it. */
  #grow(family: Family, old: NetworkEntry, wanted: Prefix): Placed | undefined {
    let block = old.block;
    const parts: Prefix[] = [];
    while (block.length > wanted.length) {
      const buddy = block.buddy;
      if (buddy === undefined || !this.#space(family).pool.isFree(buddy)) return undefined;
      parts.push(buddy);
      block = block.supernet(block.length - 1);
    }
    if (!block.contains(wanted)) return undefined;
    for (const part of parts) this.#space(family).take(this.#lockKey(family), part);
    return { prefix: wanted, block };
  }

  #refuseMove(family: Family, old: NetworkEntry, wanted: Prefix, pin: Prefix | undefined): void {
    const { pathOf } = this.#network;
    if (pin) {
      this.#run.fault(pathOf(family === "ipv4" ? "cidr" : "cidr6"), {
        code: "plan.pin-moved",
        message: `${this.#lockKey(family)} has ${old.prefix} in the lock`,
        hint: `write ${old.prefix}, or allowMove: true if it is to be renumbered`,
      });
      return;
    }
    const behind = wanted.network.equals(old.prefix.network)
      ? this.#space(family).holder(otherHalf(old.block))?.key
      : undefined;
    this.#run.fault(pathOf(this.#network.size?.by ?? "hosts"), {
      code: "plan.no-growth",
      message: `${this.#lockKey(family)} cannot grow from ${old.prefix} to a /${wanted.length} in place${
        behind ? `: ${behind} is in the way` : ""
      }`,
      hint: "add a second network for the rest, or allowMove: true if it is to be renumbered",
    });
  }

  #placePinned(family: Family, pin: Prefix): void {
    const space = this.#space(family);
    if (space.adopt(this.#lockKey(family), pin)) {
      this.#placed.set(family, { prefix: pin, block: pin });
      return;
    }
    this.#failed = true;
    this.#run.fault(this.#network.pathOf(family === "ipv4" ? "cidr" : "cidr6"), pinFault(pin, space));
  }

  /** The locked number, the plan's, or the lowest free one of the zone. */
  chooseVlan(): void {
    const { vlan, pathOf, allowMove } = this.#network;
    const group = this.#run.vlans(this.#site.key);
    const locked = this.#families.map((family) => this.#old(family)?.vlan).find((vid) => vid !== undefined);
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
      const holder = group.take(vlan, this.key);
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
    this.#vlan = this.#run.vlans(this.#site.key).takeFree(zone.vlans, this.key);
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
    for (const family of this.#families) {
      if (this.#placed.has(family)) continue;
      const space = this.#space(family);
      // The need of the whole site was refused already; saying so once is enough.
      if (space.blocks.length === 0) continue;
      const placed = family === "ipv6" ? this.#newIpv6(space) : this.#newIpv4(space);
      if (placed) this.#placed.set(family, placed);
      else this.#run.exhausted(space, this.#network.path, family === "ipv6" ? 64 : this.length);
    }
  }

  #newIpv4(space: Space): Placed | undefined {
    const { growth } = this.#network;
    const length = this.length;
    for (const room of new Set([growth, 0])) {
      const prefix = space.request(this.#lockKey("ipv4"), length, { growth: room });
      if (prefix) return { prefix, block: prefix.supernet(Math.max(0, length - room)) };
    }
    return undefined;
  }

  /** The subnet ID tells the VLAN: its decimal digits in a /48, the zone's sixteen in a /56. @clause 3.2.3-b */
  #newIpv6(space: Space): Placed | undefined {
    const key = this.#lockKey("ipv6");
    const block = space.blocks[0];
    for (const id of block === undefined ? [] : this.#subnetIds(block.length)) {
      const prefix = block?.subnet(64, id);
      if (prefix && space.take(key, prefix)) return { prefix, block: prefix };
    }
    const prefix = space.request(key, 64);
    return prefix && { prefix, block: prefix };
  }

  #subnetIds(length: number): readonly number[] {
    if (length <= 48) return [Number.parseInt(String(this.#vlan ?? 0), 16)];
    if (length > 56) return [];
    const first = this.#network.zone.subnetSlot * 16;
    return Array.from({ length: 16 }, (_, index) => first + index);
  }

  /** Enters what was placed into the lock and the table. */
  keep(): void {
    const { zone, status, description } = this.#network;
    this.#freeVlanIfLate();
    for (const [family, { prefix, block }] of this.#placed) {
      const key = this.#lockKey(family);
      const old = this.#old(family);
      if (old && !old.prefix.network.equals(prefix.network))
        this.#run.moved.push({ key, from: old.prefix, to: prefix });
      const vlan = this.#vlan ?? 0;
      this.#run.keep(key, { kind: "network", prefix, block, vlan });
      this.#run.row({
        key,
        prefix,
        vrf: zone.vrf,
        vlan,
        region: this.#site.region,
        site: this.#site.name,
        zone: zone.name,
        gateway: gatewayOf(prefix, this.#network.gateway),
        status: status === "planned" ? "reserved" : status,
        description: description ?? null,
      });
    }
  }

  #freeVlanIfLate(): void {
    if (this.#vlan === undefined && !this.#failed) this.#freeVlan();
  }
}

function resized(prefix: Prefix, length: number): Prefix {
  return Prefix.of(prefix.network, length);
}

function otherHalf(block: Prefix): Prefix {
  return block.buddy ?? block;
}
