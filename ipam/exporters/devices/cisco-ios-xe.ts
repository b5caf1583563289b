import type { Family } from "../../ip.ts";
import { MAIN_VRF } from "../../plan.ts";
import type { Prefix } from "../../prefix.ts";
import { masksOf } from "../masks.ts";
import { type DeviceNetwork, type DeviceSite, type DeviceSubnet, ownAddress } from "./device-site.ts";
import { type Dialect, priorityOf, remark, word } from "./dialect.ts";
import type { AclEnd, AclRule } from "./zone-acl.ts";

/**
 * Cisco IOS-XE 17, layer-3 switches and routers with SVIs. Commands as in Cisco's configuration guides of the
 * Catalyst 9000 (FHRP, IP addressing services, ACLs), read in November 2026; VRRP for IPv6 wants a link-local
 * address first, and the global one with the length of its subnet.
 */
export const ciscoIosXe: Dialect = {
  about: "Cisco IOS-XE 17: VLANs, SVIs with VRRP or HSRP, DHCP relay, ACLs of the zone matrix",
  print: (site, router) => {
    const usesVrrp = site.networks.some(({ fhrp }) => fhrp?.protocol === "vrrp");
    const isIpv6 = site.networks.some(({ families }) => families.ipv6);
    const vrfs = new Set(site.networks.map(({ vrf }) => vrf).filter((vrf) => vrf !== MAIN_VRF));
    const sections = [
      [`! ${site.key}${site.routers > 1 ? `, router ${router + 1} of ${site.routers}` : ""}`, "ip routing"]
        .concat(isIpv6 ? ["ipv6 unicast-routing"] : [])
        .concat(usesVrrp ? ["fhrp version vrrp v3"] : []),
      ...[...vrfs].sort().map((vrf) => vrfDefinition(vrf)),
      ...site.networks.map(({ vlan, name }) => [`vlan ${vlan}`, ` name ${word(name).slice(0, 32)}`]),
      ...site.networks.flatMap((network) => accessLists(network)),
      ...site.networks.flatMap((network) => {
        const lines = svi(network, router);
        return lines === undefined ? [] : [lines];
      }),
      ports(site),
    ];
    return `${sections.map((lines) => lines.join("\n")).join("\n!\n")}\n!\nend\n`;
  },
};

function vrfDefinition(vrf: string): readonly string[] {
  const families = ["ipv4", "ipv6"].flatMap((family) => [
    ` address-family ${family}`,
    " exit-address-family",
  ]);
  return [`vrf definition ${vrf}`, ...families];
}

function svi(network: DeviceNetwork, router: number): readonly string[] | undefined {
  const { families, fhrp, vlan, vrf, title, name } = network;
  if (fhrp === undefined && router > 0) return undefined;
  const both = (["ipv4", "ipv6"] as const).flatMap((family) => {
    const subnet = families[family];
    return subnet === undefined ? [] : addresses(network, family, subnet, router);
  });
  const stopped = both.length === 0 ? " shutdown" : " no shutdown";
  return [
    `interface Vlan${vlan}`,
    ` description ${remark(`${name} ${title}`)}`,
    ...(vrf === MAIN_VRF ? [] : [` vrf forwarding ${vrf}`]),
    " no ip redirects",
    " no ip proxy-arp",
    ...(fhrp?.protocol === "hsrp" ? [" standby version 2"] : []),
    ...(fhrp?.protocol === "carp" ? [" ! CARP is not spoken here: write VRRP into the plan"] : []),
    ...both,
    stopped,
  ];
}

function addresses(
  network: DeviceNetwork,
  family: Family,
  subnet: DeviceSubnet,
  router: number,
): readonly string[] {
  const { prefix, gateway, routers, relays } = subnet;
  const own = ownAddress(subnet, router);
  if (own === null) return [];
  const shared =
    routers.length > 0 && gateway !== null ? fhrpLines(network, family, String(gateway), router) : [];
  if (family === "ipv4") {
    return [
      ` ip address ${own} ${masksOf(prefix).mask}`,
      ...network.more.flatMap((further) => {
        const address = ownAddress(further, router);
        return address === null ? [] : [` ip address ${address} ${masksOf(further.prefix).mask} secondary`];
      }),
      ...relays.map((server) => ` ip helper-address ${server}`),
      ` ip access-group ${aclName(network, family)} in`,
      ...shared,
    ];
  }
  // Devices that do not choose their address themselves are told not to; lifetimes are those of RFC 4861.
  const managed = [
    ...(subnet.served === "options" ? [] : [` ipv6 nd prefix ${prefix} 2592000 604800 no-autoconfig`]),
    ...(subnet.served === "dhcp" ? [" ipv6 nd managed-config-flag"] : []),
  ];
  return [
    ` ipv6 address ${own}/${prefix.length}`,
    ...managed,
    ...(subnet.served === "options" ? [" ipv6 nd other-config-flag"] : []),
    ...relays.map((server) => ` ipv6 dhcp relay destination ${server}`),
    ` ipv6 traffic-filter ${aclName(network, family)} in`,
    ...shared,
  ];
}

/** Virtual link-local address of the shared gateway: the same in each VLAN, as VRRP for IPv6 asks for one first. */
const LINK_LOCAL = "FE80::1";

function fhrpLines(
  { fhrp, vlan, more }: DeviceNetwork,
  family: Family,
  gateway: string,
  router: number,
): readonly string[] {
  const priority = priorityOf(router);
  const further = family === "ipv4" ? more.flatMap((subnet) => subnet.gateway ?? []) : [];
  switch (fhrp?.protocol) {
    case "vrrp":
      return [
        ` vrrp 1 address-family ${family}`,
        ...(family === "ipv4"
          ? [`  address ${gateway} primary`, ...further.map((each) => `  address ${each} secondary`)]
          : [`  address ${LINK_LOCAL} primary`, `  address ${gateway}/64`]),
        `  priority ${priority}`,
        "  preempt delay minimum 60",
        " exit-vrrp",
      ];
    case "hsrp": {
      // Groups of both families may not meet: IPv6 takes the upper half of version 2.
      const group = family === "ipv4" ? vlan % 2048 : 2048 + (vlan % 2048);
      const key = `standby ${group}`;
      const ip =
        family === "ipv4"
          ? [` ${key} ip ${gateway}`, ...further.map((each) => ` ${key} ip ${each} secondary`)]
          : [` ${key} ipv6 ${LINK_LOCAL}`, ` ${key} ipv6 ${gateway}/64`];
      return [...ip, ` ${key} priority ${priority}`, ` ${key} preempt delay minimum 60`];
    }
    case "glbp": {
      const group = family === "ipv4" ? vlan % 512 : 512 + (vlan % 512);
      const ip =
        family === "ipv4"
          ? [gateway, ...further.map((each) => `${each} secondary`)].map(
              (each) => ` glbp ${group} ip ${each}`,
            )
          : [` glbp ${group} ipv6 ${LINK_LOCAL}`];
      return [...ip, ` glbp ${group} priority ${priority}`, ` glbp ${group} preempt`];
    }
    default:
      return [];
  }
}

function aclName({ name, vlan }: DeviceNetwork, family: Family): string {
  return `${word(name).toUpperCase().slice(0, 40)}-${vlan}-IN${family === "ipv4" ? "" : "6"}`;
}

function accessLists(network: DeviceNetwork): readonly (readonly string[])[] {
  return (["ipv4", "ipv6"] as const).flatMap((family) => {
    const acl = network.families[family]?.acl ?? [];
    if (acl.length === 0) return [];
    const head = family === "ipv4" ? "ip access-list extended" : "ipv6 access-list";
    let told = "";
    const lines = [`${head} ${aclName(network, family)}`];
    for (const [index, rule] of acl.entries()) {
      if (rule.remark !== told) lines.push(` remark ${remark(rule.remark)}`);
      told = rule.remark;
      const number = (index + 1) * 10;
      lines.push(` ${family === "ipv4" ? number : `sequence ${number}`} ${ruleText(rule, family)}`);
    }
    return [lines];
  });
}

function ruleText(rule: AclRule, family: Family): string {
  const protocol =
    rule.protocol === "vrrp"
      ? "112"
      : rule.protocol === "ip"
        ? family === "ipv4"
          ? "ip"
          : "ipv6"
        : rule.protocol;
  const port = (number: number | undefined) => (number === undefined ? "" : ` eq ${number}`);
  const from = end(rule.from, family) + port(rule.fromPort);
  const to = end(rule.to, family) + port(rule.toPort);
  const log = rule.action === "deny" && rule.to === "any" ? " log" : "";
  return `${rule.action} ${protocol} ${from} ${to}${rule.established ? " established" : ""}${log}`;
}

function end(prefix: AclEnd, family: Family): string {
  if (prefix === "any") return "any";
  if (family === "ipv6") return prefix.length === 128 ? `host ${prefix.network}` : String(prefix);
  return prefix.length === 32 ? `host ${prefix.network}` : `${prefix.network} ${wildcard(prefix)}`;
}

function wildcard(prefix: Prefix): string {
  return masksOf(prefix).wildcard;
}

/** @clause 3.4.1-c @clause 3.4.1-e */
function ports({ networks }: DeviceSite): readonly string[] {
  const isolated = networks.filter((network) => network.isolated).map(({ vlan }) => vlan);
  return [
    "! Access ports: choose the interfaces, then",
    "!  switchport mode access / switchport port-security / switchport port-security maximum 2",
    ...(isolated.length === 0 ? [] : [`!  in VLAN ${isolated.join(", ")} also: switchport protected`]),
  ];
}
