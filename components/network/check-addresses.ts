import { MalformedAddress } from "../../ipam/ip.ts";
import { type Prefix, parsePrefix } from "../../ipam/prefix.ts";
import type { Faults } from "../faults.ts";
import type { NetworkArgs, SubnetAddresses, TierAddresses } from "./contract.ts";
import { DEFAULT_QUOTAS, PREFIX_BOUNDS, SECONDARY_BLOCKS, ZONES } from "./limits.ts";

interface Located {
  readonly path: string;
  readonly prefix: Prefix;
}

/** The planner gives addresses without these faults; a component used on its own may be given any. */
export function checkAddresses(faults: Faults, args: NetworkArgs): void {
  checkZones(faults, args);
  const { addresses } = args;
  const bounds = PREFIX_BOUNDS[addresses.provider];
  const network = read(faults, "addresses.ipv4", addresses.ipv4, bounds.network);
  const further = checkSecondary(faults, args, network);
  const subnets: (Located & { readonly tier: string })[] = [];
  const keys = new Map<string, string>();
  for (const [tier, { subnets: planned, ipv4 }] of Object.entries(addresses.tiers)) {
    const path = `addresses.tiers.${tier}`;
    const zones = Object.keys(planned);
    if (zones.length === 0)
      faults.add("network.empty-tier", path, undefined, "has no subnet", "give it a zone in the plan");
    if (args.tags.environment === "production" && zones.length === 1) {
      const hint = "give it a second zone [§8.4.1-a]";
      faults.add("network.single-zone", path, zones[0], "stands in one zone, in production", hint);
    }
    for (const [az, subnet] of Object.entries(planned)) {
      const at = `${path}.subnets.${az}`;
      const other = keys.get(`${tier}-${az}`);
      if (other !== undefined)
        faults.add("network.key", at, `${tier}-${az}`, `is also the key of ${other}`, "rename the tier");
      keys.set(`${tier}-${az}`, at);
      if (!Object.hasOwn(addresses.azs, az)) {
        const hint = `add it to addresses.azs, or use one of ${Object.keys(addresses.azs).join(", ")}`;
        faults.add("network.zone", at, az, "is no zone of the network", hint);
      }
      const prefix = read(faults, `${at}.ipv4`, subnet.ipv4, bounds.subnet);
      if (prefix !== undefined) subnets.push({ tier, path: `${at}.ipv4`, prefix });
    }
    if (ipv4 !== undefined) checkTierBlock(faults, `${path}.ipv4`, ipv4, tier, subnets);
  }
  checkInside(faults, network && [network, ...further], subnets);
  checkIpv6(faults, args);
  const quota = args.quotas?.subnets ?? DEFAULT_QUOTAS[addresses.provider].subnets;
  if (keys.size > quota) {
    faults.add(
      "network.quota",
      "addresses.tiers",
      `${keys.size} subnets`,
      `is more than the ${quota} a network takes`,
      "split the network, or raise quotas.subnets once the cloud has",
    );
  }
}

function checkZones(faults: Faults, { addresses }: NetworkArgs): void {
  const zones = Object.entries(addresses.azs);
  if (zones.length < ZONES.least || zones.length > ZONES.most) {
    const hint = `name ${ZONES.least}–${ZONES.most} zones [§8.4.1-a]`;
    faults.add("network.zones", "addresses.azs", `${zones.length} zones`, "is too few or too many", hint);
  }
  const seen = new Map<string, string>();
  for (const [az, { id }] of zones) {
    const path = `addresses.azs.${az}`;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(az))
      faults.add("network.zone-key", path, az, "is no zone key", 'use a–z, 0–9 and "-"');
    const legal =
      addresses.provider === "aws" ? /^[a-z]+\d+-az\d+$/.test(id) : id.startsWith(addresses.region);
    if (!legal) {
      const hint =
        addresses.provider === "aws"
          ? "use the zone id, such as use1-az1: the letter means another place in each account"
          : `use a zone of ${addresses.region}`;
      faults.add("network.zone-id", `${path}.id`, id, "is no zone id of this region", hint);
    }
    const other = seen.get(id);
    if (other !== undefined)
      faults.add("network.zone-id", `${path}.id`, id, `is also ${other}`, "give each key its own zone");
    seen.set(id, az);
  }
}

function checkTierBlock(
  faults: Faults,
  path: string,
  text: string,
  tier: string,
  subnets: readonly (Located & { tier: string })[],
): void {
  const block = read(faults, path, text, [0, 32]);
  if (block === undefined) return;
  for (const subnet of subnets) {
    if (subnet.tier === tier && !block.contains(subnet.prefix)) {
      faults.add(
        "network.tier-block",
        path,
        text,
        `does not hold ${subnet.prefix}`,
        "take the tier's block from the allocation",
      );
    } else if (subnet.tier !== tier && block.overlaps(subnet.prefix)) {
      faults.add(
        "network.tier-block",
        path,
        text,
        `also holds ${subnet.prefix} of tier ${subnet.tier}`,
        "take the tier's block from the allocation",
      );
    }
  }
}

/** Further blocks are as large as a network may be, apart from each other, and no more than the cloud joins. */
function checkSecondary(
  faults: Faults,
  { addresses }: NetworkArgs,
  network: Prefix | undefined,
): readonly Prefix[] {
  const found = network === undefined ? [] : [network];
  const most = SECONDARY_BLOCKS[addresses.provider];
  const blocks = addresses.secondary ?? [];
  if (blocks.length > most) {
    const hint = `use at most ${most}: wider ones, or a second network`;
    faults.add("network.quota", "addresses.secondary", `${blocks.length} blocks`, "are too many", hint);
  }
  for (const [index, text] of blocks.entries()) {
    const path = `addresses.secondary[${index}]`;
    const block = read(faults, path, text, PREFIX_BOUNDS[addresses.provider].network);
    const other = block && found.find((each) => each.overlaps(block));
    if (other)
      faults.add("network.overlap", path, text, `overlaps ${other}`, "take both from the allocation");
    else if (block) found.push(block);
  }
  return found.slice(network === undefined ? 0 : 1);
}

function checkInside(
  faults: Faults,
  networks: readonly Prefix[] | undefined,
  subnets: readonly Located[],
): void {
  for (const [index, { path, prefix }] of subnets.entries()) {
    if (networks !== undefined && !networks.some((network) => network.contains(prefix))) {
      faults.add(
        "network.outside",
        path,
        `${prefix}`,
        `lies outside ${networks.join(", ")}`,
        "take it from the allocation",
      );
    }
    const clash = subnets.slice(0, index).find((other) => other.prefix.overlaps(prefix));
    if (clash !== undefined) {
      faults.add(
        "network.overlap",
        path,
        `${prefix}`,
        `overlaps ${clash.prefix} at ${clash.path}`,
        "take both from the allocation",
      );
    }
  }
}

function checkIpv6(faults: Faults, { addresses }: NetworkArgs): void {
  if (addresses.stack !== "dual") return;
  const used = new Map<number, string>();
  for (const [tier, { subnets, ipv6 }] of Object.entries(addresses.tiers)) {
    checkIpv6Block(faults, `addresses.tiers.${tier}.ipv6`, ipv6, Object.values(subnets));
    for (const [az, { ipv6SubnetId: id }] of Object.entries(subnets)) {
      const path = `addresses.tiers.${tier}.subnets.${az}.ipv6SubnetId`;
      if (id === undefined || !Number.isInteger(id) || id < 0 || id > 255) {
        faults.add(
          "network.ipv6",
          path,
          id,
          "is no /64 of a /56",
          "use 0–255; a dual-stack network numbers every subnet",
        );
        continue;
      }
      const other = used.get(id);
      if (other !== undefined)
        faults.add("network.ipv6", path, id, `is taken by ${other}`, "number each subnet once");
      used.set(id, path);
    }
  }
}

/** An ACL entry for the block must let in the tier's own subnets and no other's. */
function checkIpv6Block(
  faults: Faults,
  path: string,
  block: TierAddresses["ipv6"],
  subnets: readonly SubnetAddresses[],
): void {
  if (block === undefined) return;
  const size = 2 ** (64 - block.length);
  if (block.length < 57 || block.length > 64 || block.subnetId % size !== 0) {
    faults.add(
      "network.ipv6",
      path,
      block,
      "is no aligned block of /64s",
      "use length 57–64, and a multiple of its size",
    );
    return;
  }
  for (const { key, ipv6SubnetId: id } of subnets) {
    if (id === undefined || (id >= block.subnetId && id < block.subnetId + size)) continue;
    faults.add(
      "network.ipv6",
      path,
      block,
      `does not hold /64 number ${id} of ${key}`,
      "take the block from the allocation",
    );
  }
}

function read(
  faults: Faults,
  path: string,
  text: string,
  [widest, narrowest]: readonly [number, number],
): Prefix | undefined {
  try {
    const prefix = parsePrefix(text);
    if (prefix.family === "ipv4" && prefix.length >= widest && prefix.length <= narrowest) return prefix;
    faults.add(
      "network.prefix",
      path,
      text,
      "is no size the cloud takes",
      `use an IPv4 prefix of /${widest} to /${narrowest}`,
    );
  } catch (error) {
    if (!(error instanceof MalformedAddress)) throw error;
    faults.add("network.prefix", path, text, error.message, error.hint);
  }
  return undefined;
}
