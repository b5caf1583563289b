import { type Address, BITS, type Family } from "../../ip.ts";
import { Prefix, parsePrefix } from "../../prefix.ts";
import type { ServiceNetwork } from "../../services/index.ts";
import { INTERNET, isBarredFromInside, type ZoneMatrix, type ZoneService } from "../../zone-matrix.ts";

export type AclEnd = Prefix | "any";

/** One line of a stateless filter at the entrance from a VLAN, in no vendor's words. */
export interface AclRule {
  readonly action: "permit" | "deny";
  readonly protocol: "ip" | "tcp" | "udp" | "icmp" | "vrrp";
  readonly from: AclEnd;
  readonly fromPort?: number;
  readonly to: AclEnd;
  readonly toPort?: number;
  /** Replies alone: no packet that opens a connection. */
  readonly established?: true;
  readonly remark: string;
}

interface AclInput {
  readonly network: ServiceNetwork;
  readonly family: Family;
  /** Every network of the site. */
  readonly site: readonly ServiceNetwork[];
  readonly matrix: ZoneMatrix;
  /** Space that is not the internet. */
  readonly internal: readonly Prefix[];
}

/**
 * The zone's row and column of the matrix as a filter: what its devices may open, the replies to what others
 * may open, and nothing else. @clause 3.4.1-b @clause 3.4.1-c @clause 3.4.1-d @clause 6.3.3-b @clause 7.2.1-a
 */
export function zoneAcl(input: AclInput): readonly AclRule[] {
  const own = input.network.families[input.family];
  if (own === undefined) return [];
  return [
    ...housekeeping(input),
    ...outgoing(input, own.row.prefix),
    ...replies(input, own.row.prefix),
    ...internet(input, own.row.prefix),
    { action: "deny", protocol: "ip", from: "any", to: "any", remark: "everything else" },
  ];
}

const GROUPS = {
  vrrp: { ipv4: "224.0.0.18/32", ipv6: "ff02::12/128" },
  hsrp: { ipv4: "224.0.0.102/32", ipv6: "ff02::66/128" },
  glbp: { ipv4: "224.0.0.102/32", ipv6: "ff02::66/128" },
} as const;
const FHRP_PORTS = { hsrp: { ipv4: 1985, ipv6: 2029 }, glbp: { ipv4: 3222, ipv6: 3222 } } as const;

/** What a subnet needs to work at all: addresses, neighbours, the other router, names and time. */
function housekeeping(input: AclInput): readonly AclRule[] {
  const { network, family } = input;
  const own = network.families[family];
  if (own === undefined) return [];
  const { prefix } = own.row;
  const rules: AclRule[] = [];
  if (own.served !== "none") {
    const [client, server] = family === "ipv4" ? [68, 67] : [546, 547];
    const ports = { fromPort: client, toPort: server };
    rules.push({ action: "permit", protocol: "udp", from: "any", ...ports, to: "any", remark: "DHCP" });
  }
  if (family === "ipv6") {
    for (const to of [parsePrefix("fe80::/10"), parsePrefix("ff02::/16"), prefix]) {
      rules.push({ action: "permit", protocol: "icmp", from: "any", to, remark: "neighbour discovery" });
    }
  } else if (own.layout.gateway) {
    const to = parsePrefix(`${own.layout.gateway}/32`);
    rules.push({
      action: "permit",
      protocol: "icmp",
      from: prefix,
      to,
      remark: "reachability of the gateway",
    });
  }
  // A filter on a VLAN also sees what its devices say to each other.
  const zone = network.network.zone.name;
  if (input.matrix.between(zone, zone).allowed) {
    rules.push({ action: "permit", protocol: "ip", from: prefix, to: prefix, remark: "devices of the VLAN" });
  }
  const protocol = network.network.fhrp?.protocol;
  if (protocol === "vrrp") {
    const to = parsePrefix(GROUPS.vrrp[family]);
    rules.push({ action: "permit", protocol: "vrrp", from: "any", to, remark: "the other router" });
  } else if (protocol === "hsrp" || protocol === "glbp") {
    const to = parsePrefix(GROUPS[protocol][family]);
    const toPort = FHRP_PORTS[protocol][family];
    rules.push({ action: "permit", protocol: "udp", from: "any", to, toPort, remark: "the other router" });
  }
  return [...rules, ...namesAndTime(input, prefix)];
}

/** Of the DHCP options. The payment network opens nothing for them; guests may ask no server of the group. */
function namesAndTime({ network, family, internal }: AclInput, from: Prefix): readonly AclRule[] {
  const zone = network.network.zone.name;
  if (zone === "payment") return [];
  const { dnsServers = [], ntpServers = [] } = network.settings.options ?? {};
  const barred = (server: Prefix) =>
    internal.some((prefix) => prefix.contains(server)) && isBarredFromInside(zone);
  const open = (
    servers: readonly Address[],
    port: number,
    protocols: readonly ("tcp" | "udp")[],
    what: string,
  ) =>
    servers
      .filter((server) => server.family === family)
      .flatMap((server): readonly AclRule[] => {
        const to = Prefix.of(server, BITS[family]);
        if (barred(to)) {
          const remark = `${what} inside: give zone ${zone} an outside one in the dhcp options`;
          return [{ action: "deny", protocol: "ip", from, to, remark }];
        }
        return protocols.map(
          (protocol): AclRule => ({ action: "permit", protocol, from, to, toPort: port, remark: what }),
        );
      });
  return [...open(dnsServers, 53, ["udp", "tcp"], "name service"), ...open(ntpServers, 123, ["udp"], "time")];
}

/** The other networks of the site in the same routing table, with their zones. */
function others({ network, family, site }: AclInput) {
  return site.flatMap((other) => {
    const prefix = other.families[family]?.row.prefix;
    const isOther = other.key !== network.key;
    const sameVrf = other.network.zone.vrf === network.network.zone.vrf;
    return prefix && isOther && sameVrf ? [{ zone: other.network.zone.name, prefix }] : [];
  });
}

function outgoing(input: AclInput, from: Prefix): readonly AclRule[] {
  const zone = input.network.network.zone.name;
  return others(input).flatMap(({ zone: target, prefix: to }) => {
    const { allowed, services, reason } = input.matrix.between(zone, target);
    if (!allowed) return [];
    const remark = `${target}: ${reason}`;
    if (services === "any") return [{ action: "permit", protocol: "ip", from, to, remark }];
    return services.map((service) => permit(service, from, to, remark));
  });
}

function permit({ protocol, port }: ZoneService, from: Prefix, to: AclEnd, remark: string): AclRule {
  return { action: "permit", protocol, from, to, toPort: port, remark };
}

/** The filter keeps no state: replies are named by the port they come from. */
function replies(input: AclInput, from: Prefix): readonly AclRule[] {
  const zone = input.network.network.zone.name;
  return others(input).flatMap(({ zone: asking, prefix: to }): readonly AclRule[] => {
    const { allowed, services } = input.matrix.between(asking, zone);
    if (!allowed) return [];
    const remark = `replies to ${asking}`;
    if (services === "any")
      return [{ action: "permit", protocol: "tcp", from, to, established: true, remark }];
    return services.map(({ protocol, port }) => ({
      action: "permit",
      protocol,
      from,
      fromPort: port,
      to,
      ...(protocol === "tcp" ? { established: true as const } : {}),
      remark,
    }));
  });
}

/** After all internal space is closed. Named destinations are the network's owner's to add. */
function internet({ network, family, matrix, internal }: AclInput, from: Prefix): readonly AclRule[] {
  const { allowed, services, reason } = matrix.between(network.network.zone.name, INTERNET);
  if (!allowed || services !== "any") return [];
  const closed = internal
    .filter((prefix) => prefix.family === family)
    .concat(PRIVATE.filter((prefix) => prefix.family === family))
    .filter(
      (prefix, index, all) =>
        !all.some((each, at) => each.contains(prefix) && (at < index || !each.equals(prefix))),
    );
  return [
    ...closed.map((to) => ({ action: "deny", protocol: "ip", from, to, remark: "internal space" }) as const),
    { action: "permit", protocol: "ip", from, to: "any", remark: `internet: ${reason}` },
  ];
}

/** @clause 3.4.1-d */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"].map(parsePrefix);
