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

export interface AclInput {
  readonly network: ServiceNetwork;
  readonly family: Family;
  /** Every network of the site. */
  readonly site: readonly ServiceNetwork[];
  readonly matrix: ZoneMatrix;
  /** Space that is not the internet. */
  readonly internal: readonly Prefix[];
  /** The same by family, with all private space. */
  readonly closed: Readonly<Record<Family, readonly Prefix[]>>;
}

/**
 * The zone's row and column of the matrix as a filter: what its devices may open, the replies to what others
 * may open, and nothing else. @clause 3.4.1-b @clause 3.4.1-c @clause 3.4.1-d @clause 6.3.3-b @clause 7.2.1-a
 */
export function zoneAcl(input: AclInput): readonly AclRule[] {
  const own = input.network.families[input.family];
  if (own === undefined) return [];
  const { prefix } = own.row;
  const others = othersOf(input);
  const rules = housekeeping(input);
  addOutgoing(rules, input, others, prefix);
  addReplies(rules, input, others, prefix);
  addInternet(rules, input, prefix);
  rules.push({ action: "deny", protocol: "ip", from: "any", to: "any", remark: "everything else" });
  return rules;
}

const GROUPS = {
  vrrp: { ipv4: "224.0.0.18/32", ipv6: "ff02::12/128" },
  hsrp: { ipv4: "224.0.0.102/32", ipv6: "ff02::66/128" },
  glbp: { ipv4: "224.0.0.102/32", ipv6: "ff02::66/128" },
} as const;
const NEIGHBOURS = ["fe80::/10", "ff02::/16"].map(parsePrefix);
const FHRP_PORTS = { hsrp: { ipv4: 1985, ipv6: 2029 }, glbp: { ipv4: 3222, ipv6: 3222 } } as const;

/** What a subnet needs to work at all: addresses, neighbours, the other router, names and time. */
function housekeeping(input: AclInput): AclRule[] {
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
    for (const to of [...NEIGHBOURS, prefix]) {
      rules.push({ action: "permit", protocol: "icmp", from: "any", to, remark: "neighbour discovery" });
    }
  } else if (own.layout.gateway) {
    const to = Prefix.of(own.layout.gateway, 32);
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
  rules.push(...namesAndTime(input, prefix));
  return rules;
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

interface Other {
  readonly zone: string;
  readonly prefix: Prefix;
}

/** The other networks of the site in the same routing table, with their zones. */
function othersOf({ network, family, site }: AclInput): readonly Other[] {
  const { vrf } = network.network.zone;
  const found: Other[] = [];
  for (const other of site) {
    const prefix = other.families[family]?.row.prefix;
    const { zone } = other.network;
    if (prefix && other.key !== network.key && zone.vrf === vrf) found.push({ zone: zone.name, prefix });
  }
  return found;
}

function addOutgoing(
  rules: AclRule[],
  { network, matrix }: AclInput,
  others: readonly Other[],
  from: Prefix,
): void {
  const zone = network.network.zone.name;
  for (const { zone: target, prefix: to } of others) {
    const { allowed, services, reason } = matrix.between(zone, target);
    if (!allowed) continue;
    const remark = `${target}: ${reason}`;
    if (services === "any") rules.push({ action: "permit", protocol: "ip", from, to, remark });
    else for (const service of services) rules.push(permit(service, from, to, remark));
  }
}

function permit({ protocol, port }: ZoneService, from: Prefix, to: AclEnd, remark: string): AclRule {
  return { action: "permit", protocol, from, to, toPort: port, remark };
}

/** The filter keeps no state: replies are named by the port they come from. */
function addReplies(
  rules: AclRule[],
  { network, matrix }: AclInput,
  others: readonly Other[],
  from: Prefix,
): void {
  const zone = network.network.zone.name;
  for (const { zone: asking, prefix: to } of others) {
    const { allowed, services } = matrix.between(asking, zone);
    if (!allowed) continue;
    const remark = `replies to ${asking}`;
    if (services === "any") {
      rules.push({ action: "permit", protocol: "tcp", from, to, established: true, remark });
      continue;
    }
    for (const { protocol, port } of services) {
      const reply = { action: "permit", protocol, from, fromPort: port, to } as const;
      rules.push(protocol === "tcp" ? { ...reply, established: true, remark } : { ...reply, remark });
    }
  }
}

/** After all internal space is closed. Named destinations are the network's owner's to add. */
function addInternet(rules: AclRule[], { network, family, matrix, closed }: AclInput, from: Prefix): void {
  const { allowed, services, reason } = matrix.between(network.network.zone.name, INTERNET);
  if (!allowed || services !== "any") return;
  for (const to of closed[family]) {
    rules.push({ action: "deny", protocol: "ip", from, to, remark: "internal space" });
  }
  rules.push({ action: "permit", protocol: "ip", from, to: "any", remark: `internet: ${reason}` });
}

/** What is closed before the internet is opened: the group's own space and all private space, each once. */
export function closedSpace(internal: readonly Prefix[]): Readonly<Record<Family, readonly Prefix[]>> {
  const widest = [...internal, ...PRIVATE].filter(
    (prefix, index, all) =>
      !all.some((each, at) => each.contains(prefix) && (at < index || !each.equals(prefix))),
  );
  return {
    ipv4: widest.filter(({ family }) => family === "ipv4"),
    ipv6: widest.filter(({ family }) => family === "ipv6"),
  };
}

/** @clause 3.4.1-d */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"].map(parsePrefix);
