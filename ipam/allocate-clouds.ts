import type { CloudNetworkAllocation, CloudSubnetAllocation } from "./allocation.ts";
import type { AllocationPart } from "./allocation-part.ts";
import type { AllocationRun } from "./allocation-run.ts";
import { CLOUD_LIMITS } from "./cloud-limits.ts";
import type { TierEntry } from "./lock.ts";
import { spaceKey } from "./lock-keys.ts";
import { pinFault } from "./placement-faults.ts";
import { type CloudPlan, MAIN_VRF, type TierPlan } from "./plan.ts";
import { slotBits } from "./plan-clouds.ts";
import type { Prefix } from "./prefix.ts";
import { SecondaryBlocks } from "./secondary-blocks.ts";
import type { Space } from "./space.ts";

/** Sixteen /64s a tier, one for each slot that a network can have. */
const TIER_IPV6_LENGTH = 60;

/** Tiers of a network are cut for every slot at once: a later availability zone finds its subnet free. */
export function allocateCloud(cloud: CloudPlan, run: AllocationRun): AllocationPart {
  const key = spaceKey(cloud.key, "ipv4", MAIN_VRF);
  const space = run.space(key, () => run.makeSpace(key, "ipv4", run.root(MAIN_VRF, "ipv4")));
  const tiers = [...cloud.tiers].sort((a, b) => (a.key < b.key ? -1 : 1));
  const placed = new Map<string, TierEntry | Omit<TierEntry, "state" | "since">>();
  const secondary = new SecondaryBlocks(cloud, space, run);
  return {
    pins() {
      pinNetwork(cloud, space, run);
      secondary.takePins();
      checkSlots(cloud, run);
      for (const tier of tiers) {
        const old = run.old(tierKey(tier));
        if (old?.kind === "tier") placed.set(tier.name, keptTier(tier, old, cloud, space, run));
      }
    },
    blocks() {
      if (space.blocks.length === 0) {
        const length = networkLength(cloud);
        const block = space.parent?.request(key, length, run.plan.defaults.strategy);
        if (block) space.addBlock(block);
        else if (space.parent) run.exhausted(space.parent, cloud.path, length);
      }
      secondary.add();
    },
    parts() {
      const open = tiers.filter((tier) => !placed.has(tier.name));
      open.sort((a, b) => a.size.length - b.size.length || (a.key < b.key ? -1 : 1));
      const ids = new Set(usedIds(cloud, run));
      if (space.blocks.length > 0) {
        for (const tier of open) {
          const entry = newTier(tier, cloud, space, ids, run);
          if (entry) placed.set(tier.name, entry);
        }
      }
      keepCloud(cloud, space, placed, run);
    },
    cloudNetwork: () => [asValue(cloud, space, placed)],
  };
}

function tierKey(tier: TierPlan): string {
  return spaceKey(tier.key, "ipv4", MAIN_VRF);
}

/** Twice what the tiers need, as far as the cloud allows: a network cannot grow once it exists. */
function networkLength(cloud: CloudPlan): number {
  const { shortest, longest } = CLOUD_LIMITS[cloud.provider].network;
  if (cloud.length !== undefined) return cloud.length;
  const sum = cloud.tiers.reduce(
    (total, tier) => total + 2 ** (32 - tier.size.length + slotBits(cloud.azSlots)),
    0,
  );
  const exact = 32 - Math.ceil(Math.log2(sum));
  return Math.min(longest, Math.max(shortest, Math.min(exact, SPARE_SHORTEST), exact - 1));
}

/** Wider than a /12 no room is kept by itself. */
const SPARE_SHORTEST = 12;

function pinNetwork(cloud: CloudPlan, space: Space, run: AllocationRun): void {
  const pin = cloud.pins.ipv4;
  if (pin === undefined || space.blocks.some((block) => block.equals(pin))) return;
  const path = [...cloud.path, "cidr"];
  if (space.blocks.length > 0) {
    run.fault(path, {
      code: "plan.pin-moved",
      message: `${cloud.key} has ${space.blocks.join(", ")} in the lock`,
      hint: `write ${space.blocks[0]}: a cloud network cannot change its addresses`,
    });
  } else if (space.parent?.take(space.key, pin)) space.addBlock(pin);
  else if (space.parent) run.fault(path, pinFault(pin, space.parent));
}

function slotKey(cloud: CloudPlan, az: string): string {
  return `${cloud.key}/azs/${az}`;
}

/** A slot, once an availability zone's, is another's only after it was released. */
function checkSlots(cloud: CloudPlan, run: AllocationRun): void {
  const owners = new Map<number, string>();
  const prefix = slotKey(cloud, "");
  for (const [key, entry] of run.locked()) {
    if (entry.kind === "slot" && key.startsWith(prefix)) owners.set(entry.slot, key.slice(prefix.length));
  }
  for (const [az, slot] of Object.entries(cloud.azs)) {
    const old = run.old(slotKey(cloud, az));
    const path = [...cloud.path, "azs", az];
    const owner = owners.get(slot);
    if (old?.kind === "slot" && old.slot !== slot) {
      const hint = `write ${old.slot}: its subnets are there`;
      run.fault(path, { code: "plan.slot-moved", message: `${az} has slot ${old.slot} in the lock`, hint });
    } else if (owner !== undefined && owner !== az) {
      const hint = `use a free slot; or take ${owner} out of the plan and release ${slotKey(cloud, owner)}`;
      run.fault(path, { code: "plan.slot-moved", message: `slot ${slot} is kept for ${owner}`, hint });
    }
  }
}

function keptTier(
  tier: TierPlan,
  old: TierEntry,
  cloud: CloudPlan,
  space: Space,
  run: AllocationRun,
): TierEntry {
  const { size } = tier;
  const differs = size.by === "length" ? size.length !== old.subnet : size.length < old.subnet;
  if (differs) {
    run.fault([...tier.path, size.by], {
      code: "plan.no-growth",
      message: `${tier.key} has subnets of /${old.subnet} in the lock and would need /${size.length}`,
      hint: "subnets of a cloud cannot change their size: add a second tier for the rest",
    });
    return old;
  }
  const wanted = old.subnet - slotBits(cloud.azSlots);
  let area = old.area;
  while (area.length > wanted) {
    const buddy = area.buddy;
    if (buddy === undefined || buddy.compare(area) < 0 || !space.take(tierKey(tier), buddy)) {
      const slots = 2 ** (old.subnet - old.area.length);
      run.fault([...cloud.path, "azSlots"], {
        code: "plan.no-growth",
        message: `${tier.key} has room for ${slots} slots in the lock, and none behind it`,
        hint: `write azSlots: ${slots}`,
      });
      return old;
    }
    area = area.supernet(area.length - 1);
  }
  return { ...old, area };
}

function usedIds(cloud: CloudPlan, run: AllocationRun): readonly number[] {
  const prefix = `${cloud.key}/`;
  return [...run.locked()].flatMap(([key, entry]) =>
    entry.kind === "tier" && key.startsWith(prefix) ? [entry.ipv6SubnetId] : [],
  );
}

function newTier(
  tier: TierPlan,
  cloud: CloudPlan,
  space: Space,
  ids: Set<number>,
  run: AllocationRun,
): Omit<TierEntry, "state" | "since"> | undefined {
  const length = tier.size.length - slotBits(cloud.azSlots);
  const area = space.request(tierKey(tier), length);
  const ipv6SubnetId = Array.from({ length: 16 }, (_, index) => index * 16).find((id) => !ids.has(id));
  if (area === undefined) {
    run.exhausted(space, tier.path, length);
    return undefined;
  }
  if (ipv6SubnetId === undefined) {
    run.fault(tier.path, {
      code: "plan.exhausted",
      message: "all sixteen tiers of the network are taken, some by retired ones",
      hint: `release a retired tier (atrium plan release ${cloud.key}/<tier>)`,
    });
    return undefined;
  }
  ids.add(ipv6SubnetId);
  return { kind: "tier", area, subnet: tier.size.length, ipv6SubnetId };
}

type Placed = ReadonlyMap<string, Omit<TierEntry, "state" | "since">>;

function keepCloud(cloud: CloudPlan, space: Space, placed: Placed, run: AllocationRun): void {
  if (space.blocks.length === 0) return;
  run.keep(space.key, { kind: "blocks", blocks: space.blocks });
  const place = { region: cloud.region, site: cloud.name, status: "container" } as const;
  for (const [index, prefix] of space.blocks.entries()) {
    run.row({ ...place, key: index === 0 ? space.key : `${space.key}+${index + 1}`, prefix });
  }
  for (const [az, slot] of Object.entries(cloud.azs)) run.keep(slotKey(cloud, az), { kind: "slot", slot });
  for (const tier of cloud.tiers) {
    const entry = placed.get(tier.name);
    if (entry === undefined) continue;
    const { area, subnet, ipv6SubnetId } = entry;
    run.keep(tierKey(tier), { kind: "tier", area, subnet, ipv6SubnetId });
    const zone = tier.name;
    // A tier with a single slot is its own subnet: the area would be the same prefix twice.
    if (area.length < subnet) run.row({ ...place, key: tierKey(tier), prefix: area, zone });
    const status = cloud.status === "planned" ? "reserved" : cloud.status;
    for (const [az, slot] of Object.entries(cloud.azs)) {
      // No room for it: that was said when the tier was placed.
      if (slot >= 2 ** (subnet - area.length)) continue;
      const key = spaceKey(`${tier.key}/${az}`, "ipv4", MAIN_VRF);
      const description = tier.description ?? null;
      run.row({ ...place, key, prefix: subnetOf(entry, slot), zone, status, description });
    }
  }
}

function subnetOf(entry: Omit<TierEntry, "state" | "since">, slot: number): Prefix {
  return entry.area.subnet(entry.subnet, slot);
}

function asValue(cloud: CloudPlan, space: Space, placed: Placed): CloudNetworkAllocation {
  const azs = Object.keys(cloud.azs).sort();
  const tiers = [...placed].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    name: cloud.name,
    provider: cloud.provider,
    region: cloud.region,
    ipv4: String(space.blocks[0]),
    ...(space.blocks.length > 1 && { secondary: space.blocks.slice(1).map(String) }),
    stack: cloud.stack,
    azs: Object.fromEntries(azs.map((az) => [az, { id: az }])),
    tiers: Object.fromEntries(
      tiers.map(([name, entry]) => [
        name,
        {
          ipv4: String(entry.area),
          ...(cloud.stack === "dual" && { ipv6: { subnetId: entry.ipv6SubnetId, length: TIER_IPV6_LENGTH } }),
          subnets: Object.fromEntries(azs.map((az) => [az, subnetValue(cloud, name, az, entry)])),
        },
      ]),
    ),
  };
}

function subnetValue(
  cloud: CloudPlan,
  tier: string,
  az: string,
  entry: Omit<TierEntry, "state" | "since">,
): CloudSubnetAllocation {
  const slot = cloud.azs[az] ?? 0;
  const value = { key: `${cloud.key}/${tier}/${az}`, ipv4: String(subnetOf(entry, slot)) };
  return cloud.stack === "dual" ? { ...value, ipv6SubnetId: entry.ipv6SubnetId + slot } : value;
}

/** Quotas that a cloud raises on request: told in time, since the request takes days. */
export function warnOfQuotas(clouds: readonly CloudPlan[], run: AllocationRun): void {
  const byPlace = new Map<string, CloudPlan[]>();
  for (const cloud of clouds) {
    const place = `${cloud.provider} ${cloud.region}`;
    byPlace.set(place, [...(byPlace.get(place) ?? []), cloud]);
  }
  for (const [place, networks] of byPlace) {
    const [first] = networks;
    if (first === undefined) continue;
    const { networksPerRegion } = CLOUD_LIMITS[first.provider].quotas;
    if (networks.length <= networksPerRegion) continue;
    run.warn([...first.path, "region"], {
      code: "plan.quota",
      message: `${networks.length} networks are planned in ${place}, which allows ${networksPerRegion} at first`,
      hint: "ask the cloud for a higher quota before deploying",
    });
  }
}
