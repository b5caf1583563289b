import type { Allocation } from "../allocation.ts";
import type { Address } from "../ip.ts";
import type { Plan } from "../plan.ts";
import type { DnsInput } from "../plan-services.ts";
import { PrefixTable } from "../prefix-table.ts";
import { type DnsNames, resolveServices } from "../services/index.ts";
import { type ReverseZone, reverseName, reverseZones } from "../services/reverse-zones.ts";
import type { ExportFile } from "./export-file.ts";

/** Seconds; within the bounds of RFC 1912 § 2.2. */
const DEFAULTS = { ttl: 3600, refresh: 7200, retry: 1800, expire: 1_209_600, minimum: 300 } as const;

/**
 * The forward zone, the reverse zones of every aggregate, and `named.conf` to include. Forward and reverse
 * come from the same rows, so neither can name what the other does not. @clause 3.2.4-a
 */
export function toBind(plan: Plan, { prefixes, lock }: Allocation): readonly ExportFile[] {
  const dns = plan.services?.dns;
  const names = resolveServices(plan, prefixes).dns;
  if (dns === undefined || names === undefined) return [];
  const start = zoneStart(dns, names, (dns.serialFrom ?? 0) + lock.generation);
  const zones = names.aggregates.flatMap(reverseZones);
  const files = [
    { origin: names.domain, name: fileOf(names.domain), content: forward(names, start) },
    ...reverse(names, zones, start),
  ];
  const conf = files.map(({ origin, name }) => `zone "${origin}" { type primary; file "${name}"; };\n`);
  return [
    { name: "named.conf", content: `${NAMED_HEAD}\n${conf.join("")}` },
    ...files.map(({ name, content }) => ({ name, content })),
    ...zones.flatMap((zone) => (zone.parent === undefined ? [] : [delegation(zone, zone.parent, names)])),
  ];
}

const NAMED_HEAD = `// Written by atrium plan export bind. Include it in named.conf; the files are looked up in the
// directory that your options name.`;

/** A slash, as in the zones of RFC 2317, is no part of a file name. */
function fileOf(origin: string): string {
  return `${origin.replaceAll("/", "-")}.zone`;
}

function zoneStart(dns: DnsInput, names: DnsNames, serial: number): (origin: string) => string {
  const { refresh, retry, expire, minimum } = { ...DEFAULTS, ...dns.soa };
  const [local = "", host = ""] = dns.contact.split("@");
  const contact = `${local.replaceAll(".", "\\.")}.${host}.`;
  const servers = names.nameServers.map((server) => line("@", "NS", `${server}.`)).join("");
  return (origin) =>
    `; Written by atrium plan export bind.\n$ORIGIN ${origin}.\n$TTL ${dns.ttl ?? DEFAULTS.ttl}\n` +
    `@ IN SOA ${names.nameServers[0]}. ${contact} (\n  ${serial} ; serial: generation of the lock\n` +
    `  ${refresh} ; refresh\n  ${retry} ; retry\n  ${expire} ; expire\n  ${minimum} ; minimum\n)\n${servers}`;
}

function line(name: string, type: string, data: string): string {
  return `${name} IN ${type} ${data}\n`;
}

function forward(names: DnsNames, start: (origin: string) => string): string {
  const hosts = names.hosts.map(({ name, address }) =>
    line(name, address.family === "ipv4" ? "A" : "AAAA", String(address)),
  );
  const aliases = names.aliases.map(({ name, target }) => line(name, "CNAME", `${target}.`));
  return start(names.domain) + [...hosts, ...aliases].sort().join("");
}

interface ZoneFile extends ExportFile {
  readonly origin: string;
}

function reverse(
  names: DnsNames,
  zones: readonly ReverseZone[],
  start: (origin: string) => string,
): readonly ZoneFile[] {
  const pointers = new Map<string, { readonly address: Address; readonly text: string }[]>();
  const table = new PrefixTable<ReverseZone>();
  for (const zone of zones) table.set(zone.prefix, zone);
  for (const { name, address } of names.hosts) {
    const zone = table.longestMatch(address)?.value;
    // Space that is not the plan's has its reverse zone elsewhere.
    if (zone === undefined) continue;
    const text = line(reverseName(address, zone), "PTR", `${name}.${names.domain}.`);
    const list = pointers.get(zone.origin);
    if (list) list.push({ address, text });
    else pointers.set(zone.origin, [{ address, text }]);
  }
  return zones.map(({ origin }) => {
    const lines = [...(pointers.get(origin) ?? [])].sort((a, b) => a.address.compare(b.address));
    const content = start(origin) + lines.map(({ text }) => text).join("");
    return { origin, name: fileOf(origin), content };
  });
}

/** What whoever keeps the zone above has to enter. RFC 2317 § 4. */
function delegation(zone: ReverseZone, parent: string, names: DnsNames): ExportFile {
  const [label = ""] = zone.origin.split(".");
  const servers = names.nameServers.map((server) => line(label, "NS", `${server}.`));
  const aliases = Array.from({ length: zone.prefix.size }, (_, index) => {
    const octet = (zone.prefix.network.w0 & 255) + index;
    return line(String(octet), "CNAME", `${octet}.${zone.origin}.`);
  });
  return {
    name: `${fileOf(zone.origin).replace(/\.zone$/, "")}.delegation.txt`,
    content: `; For the zone ${parent}., kept by your provider (RFC 2317).\n${[...servers, ...aliases].join("")}`,
  };
}
