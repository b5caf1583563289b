import type { Address, Family } from "../ip.ts";
import type { ReservationInput } from "../plan-services.ts";
import type { FaultText, Path } from "../source.ts";
import { countOf, distance } from "./host-range.ts";
import { hostAddress, type SubnetLayout, useOf } from "./layout.ts";
import type { ServedSubnet } from "./service-network.ts";

/** A device that always gets the same address. @clause 3.2.2-e */
export interface Reservation {
  /** Its key in the plan. */
  readonly name: string;
  readonly hostname: string;
  readonly mac: string | undefined;
  readonly duid: string | undefined;
  readonly ipv4: Address | undefined;
  readonly ipv6: Address | undefined;
  readonly path: Path;
}

type Subnets = Readonly<Partial<Record<Family, ServedSubnet>>>;
type Report = (path: Path, text: FaultText) => void;

const CODE = "plan.reservation";
const FIELDS = { ipv4: "address", ipv6: "address6" } as const;
const WORDS = { ipv4: "IPv4", ipv6: "IPv6" } as const;

/** The reservations of one network, judged against its layout and against each other. */
export function reservationsOf(
  network: string,
  hosts: readonly (readonly [string, ReservationInput])[],
  subnets: Subnets,
  report: Report,
): readonly Reservation[] {
  const taken = new Map<string, string>();
  const names = new Map<string, string>();
  return hosts.map(([name, host]) => {
    const path = ["dhcp", "hosts", name];
    const addressOf = (family: Family) => addressIn(family, host, subnets[family], path, report);
    const found = { ipv4: addressOf("ipv4"), ipv6: addressOf("ipv6") };
    if (found.ipv4 === undefined && found.ipv6 === undefined && !isWritten(host)) {
      report(path, {
        code: CODE,
        message: "has no address",
        hint: suggestion(
          network,
          subnets,
          hosts.map(([, each]) => each),
        ),
      });
    }
    for (const family of ["ipv4", "ipv6"] as const) {
      const address = found[family];
      if (address === undefined) continue;
      const holder = taken.get(String(address));
      if (holder === undefined) taken.set(String(address), name);
      else {
        report([...path, host.host === undefined ? FIELDS[family] : "host"], {
          code: CODE,
          message: `${address} is that of ${holder} already`,
          hint: "give each device an address of its own",
        });
      }
    }
    const hostname = host.hostname ?? name;
    const namesake = names.get(hostname);
    if (namesake === undefined) names.set(hostname, name);
    else {
      report([...path, ...(host.hostname === undefined ? [] : ["hostname"])], {
        code: CODE,
        message: `${hostname} is the name of ${namesake} in ${network} already`,
        hint: "give each device of a network a name of its own",
      });
    }
    return { name, hostname, mac: host.mac, duid: host.duid, ...found, path };
  });
}

function isWritten(host: ReservationInput): boolean {
  return host.host !== undefined || host.address !== undefined || host.address6 !== undefined;
}

function addressIn(
  family: Family,
  host: ReservationInput,
  subnet: ServedSubnet | undefined,
  path: Path,
  report: Report,
): Address | undefined {
  const written = host[FIELDS[family]];
  const field = [...path, written === undefined ? "host" : FIELDS[family]];
  if (subnet === undefined || subnet.served !== "dhcp") {
    if (written !== undefined || (host.host !== undefined && family === "ipv4")) {
      report(field, {
        code: CODE,
        message: `the network gives out no ${WORDS[family]} addresses by DHCP`,
        hint: `leave the address out, or change the zone's addressing.${family}`,
      });
    }
    return undefined;
  }
  const { layout } = subnet;
  const address = written ?? (host.host === undefined ? undefined : hostAddress(layout.subnet, host.host));
  if (address === undefined) return undefined;
  const use = useOf(layout, address);
  if (use === undefined) return address;
  const [band] = layout.reservations;
  report(field, {
    code: CODE,
    message: `${address} is ${use}`,
    hint: band
      ? `kept for reservations: ${bandText(layout)}; dhcp's "reservations" keeps more`
      : 'keep addresses for reservations with "reservations" in dhcp',
  });
  return undefined;
}

/** `10.0.0.12-10.0.0.19 (host 12-19)` */
function bandText({ subnet, reservations }: SubnetLayout): string {
  return reservations
    .map((range) => {
      const offset = distance(hostAddress(subnet, 0) ?? subnet.first, range.first);
      return `${range} (host ${offset}-${offset + countOf(range) - 1})`;
    })
    .join(", ");
}

/** The lowest address that nobody has, so that the author can write it down: it must not change by itself. */
function suggestion(network: string, subnets: Subnets, hosts: readonly ReservationInput[]): string {
  const layout = (subnets.ipv4?.served === "dhcp" ? subnets.ipv4 : subnets.ipv6)?.layout;
  if (layout === undefined) return "give it an address";
  const { subnet, reservations } = layout;
  const used = new Set(
    hosts.map((host) => {
      const written = subnet.family === "ipv4" ? host.address : host.address6;
      return String(written ?? (host.host === undefined ? "" : hostAddress(subnet, host.host)));
    }),
  );
  for (const range of reservations) {
    for (let i = 0; i < Math.min(countOf(range), used.size + 1); i++) {
      const address = String(range.first.plus(i));
      if (!used.has(address)) return `write ${FIELDS[subnet.family]}: ${quoted(address)}, free in ${network}`;
    }
  }
  return 'every reserved address is taken: keep more with "reservations" in dhcp';
}

/** A colon followed by a space, or at the end, would be YAML of its own. */
function quoted(address: string): string {
  return address.includes(":") ? `"${address}"` : address;
}
