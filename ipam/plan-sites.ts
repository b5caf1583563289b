import { vlanOwner } from "./lock-keys.ts";
import { type NetworkLayer, networkLayers } from "./network-layers.ts";
import type { NetworkPlan, Pins, RegionPlan, SitePlan, SubnetSize } from "./plan.ts";
import type { PlanReading } from "./plan-reading.ts";
import type { NetworkInput, PlanInput } from "./plan-schema.ts";
import type { Prefix } from "./prefix.ts";
import type { Path } from "./source.ts";
import { fits, type Overhead, siteOverhead, sizeByHosts } from "./subnet-size.ts";
import { didYouMean } from "./suggest.ts";

type RegionInput = NonNullable<PlanInput["regions"]>[string];
type SiteInput = RegionInput["sites"][string];

/** First parts of lock keys that are not regions. */
const TAKEN_NAMES: ReadonlySet<string> = new Set(["clouds", "aggregates"]);

export function regionPlans(reading: PlanReading): readonly RegionPlan[] {
  const growth = reading.input.defaults?.growth ?? 0;
  const alike: SitesAlike = new Map();
  return Object.entries(reading.input.regions ?? {}).map(([name, region]) => {
    const path = ["regions", name];
    if (TAKEN_NAMES.has(name)) {
      const hint = `call it ${name}-region, for example`;
      reading.report(path, { code: "plan.name", message: "is not free as the name of a region", hint });
    }
    const formerly = formerlyOf(region.formerly, name, reading.input.regions ?? {}, path, reading);
    return {
      key: name,
      name,
      formerly,
      pins: pinsOf(region),
      growth: region.growth ?? growth,
      path,
      sites: Object.entries(region.sites).map(([siteName, site]) =>
        sitePlan(name, siteName, site, alike, reading),
      ),
    };
  });
}

export function pinsOf(entry: { cidr?: Prefix | undefined; cidr6?: Prefix | undefined }): Pins {
  return {
    ...(entry.cidr === undefined ? {} : { ipv4: entry.cidr }),
    ...(entry.cidr6 === undefined ? {} : { ipv6: entry.cidr6 }),
  };
}

/** The earlier key of a renamed entry; a name still in the plan is no earlier one. */
export function formerlyOf(
  earlier: string | undefined,
  name: string,
  siblings: Readonly<Record<string, unknown>>,
  path: Path,
  reading: Pick<PlanReading, "report">,
): string | undefined {
  if (earlier === undefined) return undefined;
  if (earlier !== name && !Object.hasOwn(siblings, earlier)) return earlier;
  reading.report([...path, "formerly"], {
    code: "plan.formerly",
    message: earlier === name ? "is its present name" : "is still in the plan",
    hint: "name what it was called before, or delete this line",
  });
  return undefined;
}

/** Networks of a first site by template and status, for those that follow and add nothing of their own. */
type SitesAlike = Map<string, { readonly key: string; readonly networks: readonly NetworkPlan[] }>;

function sitePlan(
  region: string,
  name: string,
  site: SiteInput,
  alike: SitesAlike,
  reading: PlanReading,
): SitePlan {
  const { input } = reading;
  const key = `${region}/${name}`;
  const path = ["regions", region, "sites", name];
  const siblings = input.regions?.[region]?.sites ?? {};
  const template = site.template === undefined ? undefined : input.templates?.[site.template];
  if (site.template !== undefined && template === undefined) {
    reading.report([...path, "template"], {
      code: "plan.unknown-template",
      message: "there is no such template",
      hint: didYouMean(site.template, Object.keys(input.templates ?? {}), "template"),
    });
  }
  const formerly = formerlyOf(site.formerly, name, siblings, path, reading);
  return {
    key,
    name,
    region,
    formerly: formerly === undefined ? undefined : `${region}/${formerly}`,
    pins: pinsOf(site),
    growth: site.growth ?? 0,
    description: site.description,
    path,
    networks: networksOf(region, name, site, alike, reading),
  };
}

/** Thousands of sites say no more than the name of their template: they share all that is not their own. */
function networksOf(
  region: string,
  name: string,
  site: SiteInput,
  alike: SitesAlike,
  reading: PlanReading,
): readonly NetworkPlan[] {
  if (site.zones !== undefined) return ownNetworks(region, name, site, reading);
  const key = `${region}/${name}`;
  const kind = `${site.template ?? ""} ${site.status ?? ""}`;
  const first = alike.get(kind);
  if (first === undefined) {
    const networks = ownNetworks(region, name, site, reading);
    alike.set(kind, { key, networks });
    return networks;
  }
  return first.networks.map((network) => ({
    ...network,
    key: key + network.key.slice(first.key.length),
    formerly: network.formerly === undefined ? undefined : key + network.formerly.slice(first.key.length),
  }));
}

function ownNetworks(
  region: string,
  name: string,
  site: SiteInput,
  reading: PlanReading,
): readonly NetworkPlan[] {
  const template = site.template === undefined ? undefined : reading.input.templates?.[site.template];
  const written = [
    { path: ["regions", region, "sites", name, "zones"], zones: site.zones ?? {} },
    { path: ["templates", site.template ?? "", "zones"], zones: template?.zones ?? {} },
  ];
  const layered = networkLayers(written, reading);
  const networks = [...layered].flatMap(([each, layers]) => {
    const parts = { region, site: name, name: each, layers, layered, input: site, reading };
    const network = networkPlan(parts);
    return network ? [network, ...furtherSubnets(network, parts)] : [];
  });
  checkVlans(networks, reading);
  return networks;
}

interface NetworkParts {
  readonly region: string;
  readonly site: string;
  readonly name: string;
  /** What is written of it, the site's own words first. */
  readonly layers: readonly NetworkLayer[];
  readonly layered: ReadonlyMap<string, unknown>;
  readonly input: SiteInput;
  readonly reading: PlanReading;
}

/** `pos@b` stands in the VLAN of `pos`: what is the VLAN's, it has from there. */
function furtherSubnets(first: NetworkPlan, parts: NetworkParts): readonly NetworkPlan[] {
  const { layers, name, reading } = parts;
  const names = new Set(layers.flatMap(({ entry }) => Object.keys(entry.more ?? {})));
  if (names.size > 0 && first.stack === "ipv6") {
    const message = "further subnets are of IPv4, which the network does not speak";
    const hint = "make its stack dual or ipv4; in IPv6 one /64 holds every device";
    reading.report(first.pathOf("more"), { code: "plan.family", message, hint });
    return [];
  }
  const { zone, vlan, fhrp, gateway, status, allowMove } = first;
  const common = { stack: "ipv4", vlan, fhrp, gateway, status, allowMove } as const;
  return [...names].flatMap((further) => {
    const own = layers.flatMap(({ path, entry }): NetworkLayer[] => {
      const more = entry.more?.[further];
      return more === undefined ? [] : [{ path: [...path, "more", further], zone: zone.name, entry: more }];
    });
    const shared = { path: first.path, zone: zone.name, entry: common };
    const network = networkPlan({ ...parts, name: `${name}@${further}`, layers: [...own, shared] });
    if (network === undefined) return [];
    const formerly = first.formerly === undefined ? undefined : `${first.formerly}@${further}`;
    const pathOf = (field: string) => (field === "vlan" ? first.pathOf(field) : network.pathOf(field));
    return [{ ...network, formerly, pathOf }];
  });
}

function networkPlan(parts: NetworkParts): NetworkPlan | undefined {
  const { region, site, name, layers, layered, reading } = parts;
  const { defaults } = reading.input;
  const entry: NetworkInput = {};
  for (const { entry: own } of layers.toReversed()) {
    // A site that gives one way of sizing overrides the other one of its template.
    if (own.length !== undefined) delete entry.hosts;
    if (own.hosts !== undefined) delete entry.length;
    Object.assign(entry, own);
  }
  const path = layers[0]?.path ?? [];
  const pathOf = (field: string): Path => {
    const layer = layers.find((each) => field in each.entry);
    return layer === undefined ? path : [...layer.path, field];
  };
  const wanted = entry.zone ?? layers.at(-1)?.zone ?? name;
  const zone = reading.zones.get(wanted);
  if (zone === undefined) {
    const guess = didYouMean(wanted, [...reading.zones.keys()], "zone");
    reading.report(pathOf("zone"), {
      code: "plan.unknown-zone",
      message: `there is no zone ${JSON.stringify(wanted)}`,
      hint: `${guess.endsWith("?") ? guess : `${guess}.`} A zone of your own goes under the plan's zones`,
    });
    return undefined;
  }
  const key = `${region}/${site}/${name}`;
  const stack = entry.stack ?? zone.stack;
  const fhrp = entry.fhrp ?? defaults?.fhrp;
  const siblings = entry.formerly === undefined ? {} : Object.fromEntries(layered);
  const formerly = formerlyOf(entry.formerly, name, siblings, path, reading);
  const headroom = entry.headroom ?? zone.reserve;
  const size = stack === "ipv6" ? undefined : sizeOf(entry, headroom, siteOverhead(fhrp), pathOf, reading);
  checkFamilies(entry, stack, pathOf, reading);
  const gateway = entry.gateway ?? defaults?.gateway ?? "first";
  if (size !== undefined) {
    checkGateway(
      gateway,
      size,
      entry.gateway === undefined ? ["defaults", "gateway"] : pathOf("gateway"),
      reading,
    );
  }
  return {
    key,
    name,
    zone,
    formerly: formerly === undefined ? undefined : `${region}/${site}/${formerly}`,
    pins: pinsOf(entry),
    path,
    stack,
    size,
    vlan: entry.vlan,
    gateway,
    fhrp,
    growth: entry.growth ?? defaults?.growth ?? 0,
    status: entry.status ?? parts.input.status ?? "active",
    allowMove: entry.allowMove ?? false,
    description: entry.description,
    pathOf,
  };
}

/** A distance beyond the subnet would leave it without a router, silently. */
function checkGateway(
  gateway: NetworkPlan["gateway"],
  size: SubnetSize,
  path: Path,
  reading: PlanReading,
): void {
  const last = 2 ** (32 - size.length) - 2;
  if (typeof gateway !== "number" || gateway <= last) return;
  reading.report(path, {
    code: "plan.gateway",
    message: `address ${gateway} lies outside a /${size.length}`,
    hint: last < 1 ? 'write "first"' : `write 1–${last}, "first" or "last"`,
  });
}

/** From the devices, the length, or the pin; a pin too small for its devices is a fault. */
function sizeOf(
  entry: NetworkInput,
  headroom: number,
  overhead: Overhead,
  pathOf: (field: string) => Path,
  reading: PlanReading,
): SubnetSize | undefined {
  const code = "plan.size";
  const { hosts, length, cidr } = entry;
  if (length !== undefined && cidr !== undefined && cidr.length !== length) {
    reading.report(pathOf("length"), {
      code,
      message: `differs from its pin ${cidr}`,
      hint: "keep one of the two",
    });
    return undefined;
  }
  const fixed = cidr?.length ?? length;
  if (fixed !== undefined) {
    if (hosts !== undefined && !fits(hosts, headroom, fixed, overhead)) {
      const fitting = sizeByHosts(hosts, headroom, overhead);
      reading.report(pathOf(cidr === undefined ? "length" : "cidr"), {
        code,
        message: `is too small for ${hosts} devices with ${Math.round(headroom * 100)} % in reserve`,
        hint: fitting ? `use a /${fitting.length} or fewer hosts` : "use fewer hosts",
      });
    }
    return { by: "length", length: fixed };
  }
  if (hosts === undefined) {
    reading.report(pathOf("hosts"), {
      code,
      message: "has no size",
      hint: "give hosts: 24 (devices), length: 26 or a pin with cidr",
    });
    return undefined;
  }
  const size = sizeByHosts(hosts, headroom, overhead);
  if (size === undefined) {
    const hint = `split it; a /8 holds 16 million addresses less ${overhead.what}`;
    reading.report(pathOf("hosts"), { code, message: "no IPv4 network is large enough", hint });
  }
  return size;
}

function checkFamilies(
  entry: NetworkInput,
  stack: NetworkPlan["stack"],
  pathOf: (field: string) => Path,
  reading: PlanReading,
): void {
  const code = "plan.family";
  if (stack === "ipv6" && entry.cidr !== undefined) {
    const hint = "make its stack dual, or pin it with cidr6";
    reading.report(pathOf("cidr"), { code, message: "pins IPv4 in a network without it", hint });
  }
  if (stack === "ipv4" && entry.cidr6 !== undefined) {
    const hint = "make its stack dual, or pin it with cidr";
    reading.report(pathOf("cidr6"), { code, message: "pins IPv6 in a network without it", hint });
  }
  if (entry.cidr6 !== undefined && entry.cidr6.length !== 64) {
    const hint = `use ${entry.cidr6.network}/64: SLAAC works with no other length`;
    reading.report(pathOf("cidr6"), { code: "plan.ipv6-length", message: "a VLAN has a /64 in IPv6", hint });
  }
}

/** A VLAN number once per site. */
function checkVlans(networks: readonly NetworkPlan[], reading: PlanReading): void {
  const owners = new Map<number, string>();
  for (const network of [...networks].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (network.vlan === undefined) continue;
    const owner = owners.get(network.vlan);
    const name = vlanOwner(network.name);
    if (owner === undefined || owner === name) owners.set(network.vlan, name);
    else {
      reading.report(network.pathOf("vlan"), {
        code: "plan.vlan",
        message: `VLAN ${network.vlan} is that of ${owner} already`,
        hint: "use another number, or leave it out to get a free one",
      });
    }
  }
}
