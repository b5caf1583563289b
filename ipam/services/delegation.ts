import type { RegionPlan, ReservedRange } from "../plan.ts";
import type { DhcpInput } from "../plan-services.ts";
import type { Report } from "./report.ts";
import type { ServiceNetwork } from "./service-network.ts";

const CODE = "plan.delegation";

/**
 * Space that the DHCPv6 server hands to the routers behind a network. The planner keeps out of it as out of
 * any reserved range. @clause 3.2.3-c
 */
export function delegatedRanges(
  dhcp: DhcpInput | undefined,
  regions: readonly RegionPlan[],
): readonly ReservedRange[] {
  if (!Object.values(dhcp?.networks ?? {}).some(({ delegation }) => delegation !== undefined)) return [];
  const vrfs = new Map(
    regions.flatMap(({ sites }) =>
      sites.flatMap(({ networks }) => networks.map(({ key, zone }) => [key, zone.vrf] as const)),
    ),
  );
  return Object.entries(dhcp?.networks ?? {}).flatMap(([key, { delegation }]) => {
    const vrf = vrfs.get(key);
    if (delegation === undefined || vrf === undefined) return [];
    const { prefix, length } = delegation;
    return [
      {
        name: `delegated/${key}`,
        vrf,
        prefix,
        reason: `a /${length} for each router in ${key}`,
        path: ["dhcp", "networks", key, "delegation", "prefix"],
      },
    ];
  });
}

/** What Kea would stop at, or would hand out to two routers. */
export function checkDelegations(dhcp: DhcpInput, report: Report): void {
  const taken: { readonly key: string; readonly prefix: ReservedRange["prefix"] }[] = [];
  for (const [key, { delegation }] of Object.entries(dhcp.networks ?? {})) {
    if (delegation === undefined) continue;
    const { prefix, length } = delegation;
    const path = ["dhcp", "networks", key, "delegation"];
    if (length < prefix.length) {
      const hint = `use ${prefix.length}–64, or a shorter prefix to cut from`;
      report([...path, "length"], { code: CODE, message: `no /${length} fits into ${prefix}`, hint });
    }
    const other = taken.find((each) => each.prefix.overlaps(prefix));
    if (other) {
      const hint = "give each network space of its own";
      report([...path, "prefix"], { code: CODE, message: `overlaps ${other.prefix} of ${other.key}`, hint });
    }
    taken.push({ key, prefix });
  }
}

/** Routers ask in a network that the DHCPv6 server answers in, for space that leads to it. */
export function checkDelegatedNetworks(
  networks: readonly ServiceNetwork[],
  aggregates: readonly { readonly vrf: string; readonly prefix: ReservedRange["prefix"] }[],
  report: Report,
): void {
  for (const { key, network, settings, families } of networks) {
    const { delegation } = settings;
    if (delegation === undefined) continue;
    const path = ["dhcp", "networks", key, "delegation"];
    if ((families.ipv6?.served ?? "none") === "none") {
      const hint = "make its stack dual and its zone's addressing.ipv6 dhcpv6 or slaac";
      report(path, { code: CODE, message: "the network has no DHCPv6", hint });
    }
    const own = aggregates.filter(({ vrf }) => vrf === network.zone.vrf);
    if (own.some(({ prefix }) => prefix.contains(delegation.prefix))) continue;
    report([...path, "prefix"], {
      code: CODE,
      message: `${delegation.prefix} lies in no aggregate`,
      hint: "cut it from an IPv6 aggregate: atrium plan next /48 --in <aggregate>",
    });
  }
}
