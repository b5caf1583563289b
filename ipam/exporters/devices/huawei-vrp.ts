import type { Family } from "../../ip.ts";
import { MAIN_VRF } from "../../plan.ts";
import type { Prefix } from "../../prefix.ts";
import { masksOf } from "../masks.ts";
import { type DeviceNetwork, type DeviceSite, type DeviceSubnet, ownAddress } from "./device-site.ts";
import { type Dialect, priorityOf, remark, word } from "./dialect.ts";
import type { AclEnd, AclRule } from "./zone-acl.ts";

/**
 * Huawei VRP V200R019 and later, S-series switches with Vlanif. Commands as in Huawei's command references (VRRP6,
 * DHCP relay, ND), read in November 2026. Binding an interface to a VPN instance clears its addresses, so it is
 * the first thing said of one.
 */
export const huaweiVrp: Dialect = {
  about: "Huawei VRP V200R019: VLANs, Vlanif with VRRP, DHCP relay, ACLs of the zone matrix",
  print: (site, router) => {
    const isIpv6 = site.networks.some(({ families }) => families.ipv6);
    const relays = site.networks.some(({ families }) =>
      Object.values(families).some((each) => each.relays.length > 0),
    );
    const vrfs = new Set(site.networks.map(({ vrf }) => vrf).filter((vrf) => vrf !== MAIN_VRF));
    const sections = [
      [
        `# ${site.key}${site.routers > 1 ? `, router ${router + 1} of ${site.routers}` : ""}`,
        ...vlanBatch(site),
        ...(relays ? ["dhcp enable"] : []),
        ...(isIpv6 ? ["ipv6"] : []),
      ],
      ...[...vrfs].sort().map((vrf) => [`ip vpn-instance ${vrf}`, " ipv4-family", " ipv6-family"]),
      ...site.networks.map(({ vlan, name, title }) => [
        `vlan ${vlan}`,
        ` name ${word(name).slice(0, 31)}`,
        ` description ${remark(title)}`,
      ]),
      ...site.networks.flatMap((network) => accessLists(network)),
      ...site.networks.flatMap((network) => {
        const lines = vlanif(network, router);
        return lines === undefined ? [] : [lines];
      }),
      site.networks.flatMap((network) => filters(network)),
      ports(site),
    ];
    return `${sections.map((lines) => lines.join("\n")).join("\n#\n")}\n#\nreturn\n`;
  },
};

/** At most ten numbers a line, as the command takes. */
function vlanBatch({ networks }: DeviceSite): readonly string[] {
  const numbers = networks.map(({ vlan }) => vlan);
  const lines: string[] = [];
  for (let at = 0; at < numbers.length; at += 10)
    lines.push(`vlan batch ${numbers.slice(at, at + 10).join(" ")}`);
  return lines;
}

function vlanif(network: DeviceNetwork, router: number): readonly string[] | undefined {
  const { families, fhrp, vlan, vrf, title, name } = network;
  if (fhrp === undefined && router > 0) return undefined;
  return [
    `interface Vlanif${vlan}`,
    ` description ${remark(`${name} ${title}`)}`,
    ...(vrf === MAIN_VRF ? [] : [` ip binding vpn-instance ${vrf}`]),
    ...(fhrp !== undefined && fhrp.protocol !== "vrrp"
      ? [` # ${fhrp.protocol} is not spoken here: the gateway is shared by VRRP`]
      : []),
    ...(["ipv4", "ipv6"] as const).flatMap((family) => {
      const subnet = families[family];
      return subnet === undefined ? [] : addresses(family, subnet, router, network.more);
    }),
  ];
}

/** Virtual link-local address of the shared gateway, which VRRP for IPv6 asks for first. */
const LINK_LOCAL = "FE80::1";

function addresses(
  family: Family,
  subnet: DeviceSubnet,
  router: number,
  more: readonly DeviceSubnet[],
): readonly string[] {
  const { prefix, gateway, routers, relays, served } = subnet;
  const own = ownAddress(subnet, router);
  if (own === null) return [];
  const isShared = routers.length > 0 && gateway !== null;
  const priority = priorityOf(router);
  if (family === "ipv4") {
    return [
      ` ip address ${own} ${masksOf(prefix).mask}`,
      ...more.flatMap((further) => {
        const address = ownAddress(further, router);
        return address === null ? [] : [` ip address ${address} ${masksOf(further.prefix).mask} sub`];
      }),
      ...(isShared
        ? [
            ` vrrp vrid 1 virtual-ip ${gateway}`,
            ...more.flatMap((further) =>
              further.gateway ? [` vrrp vrid 1 virtual-ip ${further.gateway}`] : [],
            ),
            ` vrrp vrid 1 priority ${priority}`,
            " vrrp vrid 1 preempt-mode timer delay 60",
          ]
        : []),
      ...(relays.length > 0 ? [" dhcp select relay"] : []),
      ...relays.map((server) => ` dhcp relay server-ip ${server}`),
    ];
  }
  return [
    " ipv6 enable",
    ` ipv6 address ${own} ${prefix.length}`,
    " undo ipv6 nd ra halt",
    ...(served === "dhcp"
      ? [
          " ipv6 nd autoconfig managed-address-flag",
          ` ipv6 nd ra prefix ${prefix} 2592000 604800 no-autoconfig`,
        ]
      : []),
    ...(served === "options" ? [" ipv6 nd autoconfig other-flag"] : []),
    ...(served === "none" ? [` ipv6 nd ra prefix ${prefix} 2592000 604800 no-autoconfig`] : []),
    ...(isShared
      ? [
          ` vrrp6 vrid 1 virtual-ip ${LINK_LOCAL} link-local`,
          ` vrrp6 vrid 1 virtual-ip ${gateway}`,
          ` vrrp6 vrid 1 priority ${priority}`,
          " vrrp6 vrid 1 preempt-mode timer delay 60",
        ]
      : []),
    ...relays.map((server) => ` dhcpv6 relay destination ${server}`),
  ];
}

function aclName({ name, vlan }: DeviceNetwork, family: Family): string {
  // Names are at most 32 characters and begin with a letter.
  return `z-${word(name).slice(0, 18)}-${vlan}-in${family === "ipv4" ? "" : "6"}`;
}

function accessLists(network: DeviceNetwork): readonly (readonly string[])[] {
  return (["ipv4", "ipv6"] as const).flatMap((family) => {
    const acl = network.families[family]?.acl ?? [];
    if (acl.length === 0) return [];
    const head = `acl ${family === "ipv4" ? "" : "ipv6 "}name ${aclName(network, family)} advance`;
    const lines = [head];
    for (const [index, rule] of acl.entries()) {
      const number = (index + 1) * 5;
      lines.push(
        ` rule ${number} ${ruleText(rule, family)}`,
        ` rule ${number} description ${remark(rule.remark)}`,
      );
    }
    return [lines];
  });
}

function ruleText(rule: AclRule, family: Family): string {
  const protocol = PROTOCOLS[family][rule.protocol];
  const from = rule.fromPort === undefined ? "" : ` source-port eq ${rule.fromPort}`;
  const to = rule.toPort === undefined ? "" : ` destination-port eq ${rule.toPort}`;
  const established = rule.established ? " tcp-flag established" : "";
  const ends = end(" source", rule.from, family) + end(" destination", rule.to, family);
  return `${rule.action} ${protocol}${ends}${from}${to}${established}`;
}

const PROTOCOLS = {
  ipv4: { ip: "ip", tcp: "tcp", udp: "udp", icmp: "icmp", vrrp: "112" },
  ipv6: { ip: "ipv6", tcp: "tcp", udp: "udp", icmp: "icmpv6", vrrp: "112" },
} as const;

/** What is not named is any. */
function end(side: " source" | " destination", prefix: AclEnd, family: Family): string {
  if (prefix === "any") return "";
  if (family === "ipv6") return `${side} ${prefix.network} ${prefix.length}`;
  return `${side} ${prefix.network} ${prefix.length === 32 ? "0" : wildcard(prefix)}`;
}

function wildcard(prefix: Prefix): string {
  return masksOf(prefix).wildcard;
}

function filters(network: DeviceNetwork): readonly string[] {
  return (["ipv4", "ipv6"] as const).flatMap((family) => {
    if (network.families[family] === undefined) return [];
    const kind = family === "ipv4" ? "acl" : "acl ipv6";
    return [`traffic-filter vlan ${network.vlan} inbound ${kind} name ${aclName(network, family)}`];
  });
}

/** @clause 3.4.1-c @clause 3.4.1-e */
function ports({ networks }: DeviceSite): readonly string[] {
  const isolated = networks.filter((network) => network.isolated).map(({ vlan }) => vlan);
  return [
    "# Access ports: choose the interfaces, then",
    "#  port link-type access / port-security enable / port-security max-mac-num 2",
    ...(isolated.length === 0 ? [] : [`#  in VLAN ${isolated.join(", ")} also: port-isolate enable group 1`]),
  ];
}
