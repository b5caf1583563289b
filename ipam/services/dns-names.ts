import type { AllocatedPrefix } from "../allocation.ts";
import type { Address } from "../ip.ts";
import { MAIN_VRF } from "../plan.ts";
import type { DnsInput } from "../plan-services.ts";
import type { Prefix } from "../prefix.ts";
import type { Path } from "../source.ts";
import { didYouMean } from "../suggest.ts";
import type { Report } from "./report.ts";
import type { ServiceNetwork } from "./service-network.ts";

/** Everything that the forward and the reverse zones are written from: both from the same rows. */
export interface DnsNames {
  /** Forward zone, without the final dot. */
  readonly domain: string;
  /** Full names without the final dot, the first is the primary server. */
  readonly nameServers: readonly string[];
  readonly hosts: readonly HostRecord[];
  readonly aliases: readonly AliasRecord[];
  /** Space whose reverse zones are ours. */
  readonly aggregates: readonly Prefix[];
}

/** One name, one address: an A or AAAA record with its PTR. */
export interface HostRecord {
  /** Relative to the domain. */
  readonly name: string;
  readonly address: Address;
}

export interface AliasRecord {
  readonly name: string;
  /** Full name without the final dot. */
  readonly target: string;
}

const CODE = "plan.dns";
/** RFC 1035 § 2.3.4: 255 bytes with the length of each label, so 253 characters as written. */
const MOST_NAME = 253;

export function dnsNames(
  dns: DnsInput,
  networks: readonly ServiceNetwork[],
  rows: readonly AllocatedPrefix[],
  report: Report,
): DnsNames {
  const vrfs = new Set(dns.vrfs ?? [MAIN_VRF]);
  const collected = new Names(dns, report);
  const nameServers = serversOf(dns, collected, report);
  for (const network of networks) if (vrfs.has(network.network.zone.vrf)) addNetwork(network, collected);
  for (const [name, record] of Object.entries(dns.records ?? {})) {
    const path = ["dns", "records", name];
    const addresses = [record.address, record.address6].filter((address) => address !== undefined);
    if (addresses.length === 0 && record.alias === undefined) {
      const hint = "give it an address, an address6 or an alias";
      report(path, { code: CODE, message: "says nothing", hint });
    }
    if (addresses.length > 0 && record.alias !== undefined) {
      const message = "is an alias and has an address; a name is one or the other";
      report([...path, "alias"], { code: CODE, message, hint: "delete one of the two" });
      continue;
    }
    if (record.alias !== undefined) collected.alias(name, record.alias, [...path, "alias"]);
    if (record.address) collected.host(name, record.address, [...path, "address"]);
    if (record.address6) collected.host(name, record.address6, [...path, "address6"]);
  }
  return {
    domain: dns.domain,
    nameServers,
    hosts: collected.hosts,
    aliases: collected.resolvedAliases(),
    aggregates: rows
      .filter(({ key, vrf }) => key.startsWith("aggregates/") && vrfs.has(vrf))
      .map(({ prefix }) => prefix),
  };
}

/** `gw`, `gw-1`, `gw-2` and the reserved devices, each below `<network>.<site>.<region>`. */
function addNetwork({ key, network, families, reservations }: ServiceNetwork, names: Names): void {
  // `pos@b` is a subnet of `pos`, and no name of DNS.
  const place = key.split(/[/@]/).reverse().join(".");
  for (const { layout } of Object.values(families)) {
    if (layout.gateway) names.host(`gw.${place}`, layout.gateway, network.path);
    for (const [index, router] of layout.routers.entries()) {
      names.host(`gw-${index + 1}.${place}`, router, network.path);
    }
  }
  for (const { hostname, ipv4, ipv6, path } of reservations) {
    if (ipv4) names.host(`${hostname}.${place}`, ipv4, path);
    if (ipv6) names.host(`${hostname}.${place}`, ipv6, path);
  }
}

function serversOf(dns: DnsInput, names: Names, report: Report): readonly string[] {
  return Object.entries(dns.nameServers).map(([name, { address, address6 }]) => {
    const path = ["dns", "nameServers", name];
    const own = name.endsWith(`.${dns.domain}`) ? name.slice(0, -dns.domain.length - 1) : name;
    if (address === undefined && address6 === undefined) {
      if (own === name && name.includes(".")) return name;
      const message = "is a server in the domain without an address; nobody could find it";
      report(path, { code: CODE, message, hint: "give its address, or the full name of a server elsewhere" });
      return `${own}.${dns.domain}`;
    }
    if (address) names.host(own, address, [...path, "address"]);
    if (address6) names.host(own, address6, [...path, "address6"]);
    return `${own}.${dns.domain}`;
  });
}

/** Gathers names and refuses what would make the two directions drift apart. */
class Names {
  readonly hosts: HostRecord[] = [];
  readonly #dns: DnsInput;
  readonly #report: Report;
  /** What a name is already: the families it has an address in, or an alias. */
  readonly #kinds = new Map<string, Set<string>>();
  readonly #owners = new Map<string, string>();
  readonly #aliases: { readonly name: string; readonly target: string; readonly path: Path }[] = [];

  constructor(dns: DnsInput, report: Report) {
    this.#dns = dns;
    this.#report = report;
  }

  host(name: string, address: Address, path: Path): void {
    if (!this.#enter(name, address.family, path)) return;
    const text = String(address);
    const owner = this.#owners.get(text);
    if (owner !== undefined && owner !== name) {
      this.#report(path, {
        code: CODE,
        message: `${text} is the address of ${owner} already; it can have one name in the reverse zone`,
        hint: `make it an alias: ${name}: { alias: ${owner} }`,
      });
      return;
    }
    this.#owners.set(text, name);
    this.hosts.push({ name, address });
  }

  alias(name: string, target: string, path: Path): void {
    if (this.#enter(name, "alias", path)) this.#aliases.push({ name, target, path });
  }

  #enter(name: string, kind: string, path: Path): boolean {
    const { domain } = this.#dns;
    const full = `${name}.${domain}`;
    if (full.length > MOST_NAME) {
      const message = `${full} has ${full.length} characters, a name has at most ${MOST_NAME}`;
      this.#report(path, { code: CODE, message, hint: "use a shorter domain or shorter names" });
      return false;
    }
    const kinds = this.#kinds.get(name);
    if (kinds === undefined) {
      this.#kinds.set(name, new Set([kind]));
      return true;
    }
    if (kinds.has(kind) || kinds.has("alias") || kind === "alias") {
      const message = `${full} is a name already`;
      this.#report(path, { code: CODE, message, hint: "use another name; an alias stands alone" });
      return false;
    }
    kinds.add(kind);
    return true;
  }

  /** An alias in the domain must lead to a name that is there; one elsewhere is taken at its word. */
  resolvedAliases(): readonly AliasRecord[] {
    const { domain } = this.#dns;
    return this.#aliases.flatMap(({ name, target, path }) => {
      const full = target.endsWith(".") ? target.slice(0, -1) : `${target}.${domain}`;
      const bad = (message: string, hint: string) => {
        this.#report(path, { code: CODE, message, hint });
        return [];
      };
      if (!FULL_NAME.test(full) || full.length > MOST_NAME) {
        return bad("is no valid name", "write a name of the domain, or a full name with a final dot");
      }
      if (full === domain || !full.endsWith(`.${domain}`)) return [{ name, target: full }];
      const own = full.slice(0, -domain.length - 1);
      const kinds = this.#kinds.get(own);
      if (kinds === undefined) {
        const known = didYouMean(own, [...this.#kinds.keys()], "name");
        const elsewhere =
          target.includes(".") && !target.endsWith(".") ? `; a name elsewhere: ${target}.` : "";
        return bad(`there is no name ${full}`, `${known}${elsewhere}`);
      }
      if (kinds.has("alias")) return bad(`${own} is an alias itself`, "name what that one stands for");
      return [{ name, target: full }];
    });
  }
}

const FULL_NAME = /^[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*$/;
