import { CLOUD_LIMITS, type CloudLimits } from "./cloud-limits.ts";
import { azFault, REGIONS } from "./cloud-regions.ts";
import type { CloudPlan, SecondaryPlan, SubnetSize, TierPlan } from "./plan.ts";
import type { PlanReading } from "./plan-reading.ts";
import type { PlanInput } from "./plan-schema.ts";
import { formerlyOf, pinsOf } from "./plan-sites.ts";
import { parsePrefix } from "./prefix.ts";
import type { FaultText, Path } from "./source.ts";
import { cloudOverhead, fits, sizeByHosts } from "./subnet-size.ts";
import { didYouMean } from "./suggest.ts";

type CloudInput = NonNullable<PlanInput["clouds"]>[string];

/** Sixteen tiers of sixteen slots fill the 256 subnets of a /56. */
const MAX_TIERS = 16;

export function cloudPlans(reading: PlanReading): readonly CloudPlan[] {
  const clouds = reading.input.clouds ?? {};
  return Object.entries(clouds).map(([name, cloud]) => {
    const path = ["clouds", name];
    const formerly = formerlyOf(cloud.formerly, name, clouds, path, reading);
    checkPlace(cloud, path, reading);
    checkNetwork(cloud, path, reading);
    const tiers = tierPlans(name, cloud, path, reading);
    checkTotal(cloud, tiers, path, reading);
    return {
      key: `clouds/${name}`,
      name,
      formerly: formerly === undefined ? undefined : `clouds/${formerly}`,
      pins: pinsOf(cloud),
      path,
      provider: cloud.provider,
      region: cloud.region,
      stack: cloud.stack,
      azSlots: cloud.azSlots,
      azs: cloud.azs,
      tiers,
      length: cloud.length,
      secondary: secondaryPlans(cloud, path, reading),
      status: cloud.status ?? "active",
    };
  });
}

function checkPlace(cloud: CloudInput, path: Path, reading: PlanReading): void {
  const { provider, region, azs, azSlots } = cloud;
  if (!REGIONS[provider].includes(region)) {
    reading.report([...path, "region"], {
      code: "plan.unknown-region",
      message: `${provider} has no such region`,
      hint: didYouMean(region, REGIONS[provider], "region"),
    });
    return;
  }
  const bySlot = new Map<number, string>();
  for (const [az, slot] of Object.entries(azs).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const at = [...path, "azs", az];
    const fault = azFault(provider, region, az);
    if (fault) reading.report(at, { code: "plan.az", ...fault });
    const owner = bySlot.get(slot);
    if (owner !== undefined) {
      const hint = "give each availability zone a slot of its own";
      reading.report(at, { code: "plan.az-slot", message: `slot ${slot} is that of ${owner} already`, hint });
    }
    bySlot.set(slot, az);
    if (slot >= azSlots) {
      const hint = `use 0–${azSlots - 1}, or plan for more with azSlots`;
      reading.report(at, { code: "plan.az-slot", message: `there is no slot ${slot}`, hint });
    }
  }
  if (bySlot.size === 0) {
    const hint = `name the zones in use, such as { ${exampleAz(cloud)}: 0 }`;
    reading.report([...path, "azs"], { code: "plan.az", message: "no availability zone is in use", hint });
  }
}

function exampleAz({ provider, region }: CloudInput): string {
  return azFault(provider, region, "")?.hint.split(" ").at(-1) ?? region;
}

function checkNetwork(cloud: CloudInput, path: Path, reading: PlanReading): void {
  const limits = CLOUD_LIMITS[cloud.provider];
  const pin = cloud.cidr;
  const lengthPath = [...path, pin === undefined ? "length" : "cidr"];
  const length = pin?.length ?? cloud.length;
  if (length !== undefined) {
    const fault = lengthFault(length, limits.network, `${cloud.provider} takes networks`);
    if (fault) reading.report(lengthPath, fault);
  }
  if (pin !== undefined && cloud.length !== undefined && pin.length !== cloud.length) {
    const hint = "keep one of the two";
    reading.report([...path, "length"], { code: "plan.size", message: `differs from its pin ${pin}`, hint });
  }
  const forbidden = pin && limits.forbidden.find((text) => parsePrefix(text).overlaps(pin));
  if (forbidden) {
    const hint = `stay out of ${limits.forbidden.join(", ")}`;
    reading.report([...path, "cidr"], {
      code: "plan.cloud-limit",
      message: `${cloud.provider} allows no network in ${forbidden}`,
      hint,
    });
  }
  const tiers = Object.keys(cloud.tiers).length;
  const subnets = tiers * Object.keys(cloud.azs).length;
  const { subnetsPerNetwork, routeTablesPerNetwork } = limits.quotas;
  // Each tier has a route table of its own.
  const mostTiers = Math.min(MAX_TIERS, routeTablesPerNetwork);
  if (tiers > mostTiers || subnets > subnetsPerNetwork) {
    reading.report([...path, "tiers"], {
      code: "plan.cloud-limit",
      message: `${tiers} tiers make ${tiers} route tables and ${subnets} subnets`,
      hint: `${cloud.provider} allows ${mostTiers} tiers and ${subnetsPerNetwork} subnets in one network`,
    });
  }
  if (tiers === 0) {
    const hint = "give it at least one, such as app: { hosts: 200 }";
    reading.report([...path, "tiers"], { code: "plan.tier", message: "the network has no tiers", hint });
  }
}

function secondaryPlans(cloud: CloudInput, path: Path, reading: PlanReading): readonly SecondaryPlan[] {
  const { network, forbidden, quotas } = CLOUD_LIMITS[cloud.provider];
  const blocks = Object.entries(cloud.secondary ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  if (blocks.length > quotas.secondaryBlocksPerNetwork) {
    reading.report([...path, "secondary"], {
      code: "plan.cloud-limit",
      message: `${blocks.length} further blocks`,
      hint: `${cloud.provider} allows ${quotas.secondaryBlocksPerNetwork}: use fewer and wider ones, or a second network`,
    });
  }
  return blocks.map(([name, { cidr, length }]) => {
    const at = [...path, "secondary", name];
    if (cidr !== undefined && length !== undefined && cidr.length !== length) {
      const hint = "keep one of the two";
      reading.report([...at, "length"], { code: "plan.size", message: `differs from its pin ${cidr}`, hint });
    }
    const own = cidr?.length ?? length;
    const fault =
      own === undefined ? undefined : lengthFault(own, network, `${cloud.provider} takes networks`);
    if (fault) reading.report([...at, cidr === undefined ? "length" : "cidr"], fault);
    const closed = cidr && forbidden.find((text) => parsePrefix(text).overlaps(cidr));
    if (closed) {
      const hint = `stay out of ${forbidden.join(", ")}`;
      const message = `${cloud.provider} allows no network in ${closed}`;
      reading.report([...at, "cidr"], { code: "plan.cloud-limit", message, hint });
    }
    return { cidr, length, path: at };
  });
}

/** Every slot of every tier at once, in one network. A written length or pin is held against it later. */
function checkTotal(cloud: CloudInput, tiers: readonly TierPlan[], path: Path, reading: PlanReading): void {
  const { shortest } = CLOUD_LIMITS[cloud.provider].network;
  const slots = 2 ** slotBits(cloud.azSlots);
  const total = tiers.reduce((sum, { size }) => sum + slots * 2 ** (32 - size.length), 0);
  const isOpen = cloud.length === undefined && cloud.cidr === undefined && cloud.secondary === undefined;
  if (!isOpen || total <= 2 ** (32 - shortest)) return;
  reading.report([...path, "tiers"], {
    code: "plan.cloud-limit",
    message: `${tiers.length} tiers of ${slots} slots need a /${32 - Math.ceil(Math.log2(total))}`,
    hint: `a network of ${cloud.provider} is at most a /${shortest}: use fewer azSlots or smaller tiers, or a second network`,
  });
}

/** Slots are cut as a power of two. */
export function slotBits(azSlots: number): number {
  return Math.ceil(Math.log2(azSlots));
}

function lengthFault(
  length: number,
  { shortest, longest }: CloudLimits["network"],
  who: string,
): FaultText | undefined {
  if (length >= shortest && length <= longest) return undefined;
  return {
    code: "plan.cloud-limit",
    message: `/${length} is out of bounds`,
    hint: `${who} from /${shortest} to /${longest}`,
  };
}

function tierPlans(name: string, cloud: CloudInput, path: Path, reading: PlanReading): readonly TierPlan[] {
  return Object.entries(cloud.tiers).flatMap(([tier, entry]) => {
    const at = [...path, "tiers", tier];
    const size = tierSize(cloud, entry, at, reading);
    if (size === undefined) return [];
    const formerly = formerlyOf(entry.formerly, tier, cloud.tiers, at, reading);
    return [
      {
        key: `clouds/${name}/${tier}`,
        name: tier,
        formerly: formerly === undefined ? undefined : `clouds/${name}/${formerly}`,
        pins: {},
        path: at,
        size,
        description: entry.description,
      },
    ];
  });
}

function tierSize(
  cloud: CloudInput,
  entry: CloudInput["tiers"][string],
  path: Path,
  reading: PlanReading,
): SubnetSize | undefined {
  const limits = CLOUD_LIMITS[cloud.provider];
  const overhead = cloudOverhead(cloud.provider);
  const headroom = entry.headroom ?? reading.input.defaults?.headroom ?? TIER_HEADROOM;
  if (entry.hosts === undefined && entry.length === undefined) {
    const hint = "give hosts: 200 (addresses in one availability zone) or length: 24";
    reading.report(path, { code: "plan.tier", message: "the tier has no size", hint });
    return undefined;
  }
  if (entry.length !== undefined) {
    const fault = lengthFault(entry.length, limits.subnet, `${cloud.provider} takes subnets`);
    if (fault) reading.report([...path, "length"], fault);
    if (entry.hosts !== undefined && !fits(entry.hosts, headroom, entry.length, overhead)) {
      const hint = `use fewer hosts or a shorter length; ${overhead.what}`;
      reading.report([...path, "length"], { code: "plan.size", message: "is too small for its hosts", hint });
    }
    return { by: "length", length: entry.length };
  }
  const size = sizeByHosts(entry.hosts ?? 1, headroom, overhead);
  if (size === undefined || size.length < limits.subnet.shortest) {
    reading.report([...path, "hosts"], {
      code: "plan.cloud-limit",
      message: `a subnet of ${cloud.provider} cannot hold them`,
      hint: `a /${limits.subnet.shortest} is the largest; split the tier`,
    });
    return undefined;
  }
  return { ...size, length: Math.min(size.length, limits.subnet.longest) };
}

/** @clause 3.2.2-c */
const TIER_HEADROOM = 0.25;
