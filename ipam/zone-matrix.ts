import type { ClauseId } from "../guide/index.ts";
import type { Zone } from "./zones/zone.ts";

/** Beyond every zone: what is in none of the plan's aggregates. */
export const INTERNET = "internet";

export interface ZoneService {
  readonly name: string;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
}

/** May devices of one zone open connections to another? */
export interface ZoneVerdict {
  readonly from: string;
  readonly to: string;
  readonly allowed: boolean;
  /** What is allowed; `any` where the guide leaves it open, empty where the plan's author has to name targets. */
  readonly services: readonly ZoneService[] | "any";
  readonly clauses: readonly ClauseId[];
  readonly reason: string;
}

export interface Prohibition {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly clause: ClauseId;
  readonly reason: string;
}

const DEVICES = ["iot", "cctv"] as const;
/** Finance is a zone of the plan's own where its desks are kept apart from other offices. */
const PEOPLE = ["office", "office-wifi", "finance"] as const;
const ALL = "*";

/**
 * What the guide forbids whatever a plan says. Everything that is not named by a zone either is closed as
 * well (3.4.1-c), but a plan may open it.
 */
export const PROHIBITIONS: readonly Prohibition[] = [
  { from: ["guest-wifi"], to: [ALL], clause: "3.4.1-d", reason: "guests may not reach the internal network" },
  { from: ["pos"], to: [INTERNET], clause: "6.3.3-b", reason: "tills are not used for web or mail" },
  {
    from: DEVICES,
    to: ["pos", "payment", ...PEOPLE],
    clause: "7.2.1-a",
    reason: "devices are strictly isolated from tills, offices and finance",
  },
  {
    from: ["pos", "payment", ...PEOPLE],
    to: DEVICES,
    clause: "7.2.1-a",
    reason: "devices are strictly isolated from tills, offices and finance",
  },
  { from: ["cctv"], to: [INTERNET], clause: "7.2.1-a", reason: "cameras speak to recorders alone" },
  {
    from: [INTERNET],
    to: ["pos", "payment", ...DEVICES],
    clause: "6.3.3-b",
    reason: "card data and devices are not entered from the internet",
  },
  {
    from: [INTERNET],
    to: ["management"],
    clause: "3.4.1-a",
    reason: "devices are managed from the management segment or the bastion alone",
  },
  {
    from: [...PEOPLE, "server", "management"],
    to: ["payment"],
    clause: "3.4.1-b",
    reason: "only encrypted payment traffic enters the payment network",
  },
  {
    from: ["payment"],
    to: [...PEOPLE, "pos", "server"],
    clause: "3.4.1-b",
    reason: "the payment network speaks to payment services, logs and time alone",
  },
  { from: PEOPLE, to: ["pos"], clause: "6.3.3-b", reason: "tills sit in a PCI DSS segment of their own" },
  {
    from: ["pos", ...PEOPLE, ...DEVICES],
    to: ["management"],
    clause: "3.4.1-a",
    reason: "devices are managed from the management segment or the bastion alone",
  },
];

const HTTPS: ZoneService = { name: "https", protocol: "tcp", port: 443 };
const SYSLOG: ZoneService = { name: "syslog over TLS (RFC 5425)", protocol: "tcp", port: 6514 };
const TIME: ZoneService = { name: "ntp", protocol: "udp", port: 123 };
const LOGS = [SYSLOG, TIME] as const;

/** What passes where a zone of the guide may reach another: encrypted, and no more than its reason needs. */
const SERVICES: Readonly<Record<string, readonly ZoneService[]>> = {
  "pos>payment": [HTTPS],
  "pos>server": [HTTPS],
  "payment>management": LOGS,
  "payment>internet": [HTTPS],
  "server>management": LOGS,
  "management>server": [
    { name: "ssh", protocol: "tcp", port: 22 },
    HTTPS,
    SYSLOG,
    { name: "snmp traps", protocol: "udp", port: 162 },
  ],
  "office>server": [HTTPS],
  "office-wifi>server": [HTTPS],
  "finance>server": [HTTPS],
  "iot>server": [HTTPS, { name: "mqtt over TLS", protocol: "tcp", port: 8883 }],
  "cctv>server": [HTTPS, { name: "rtsp over TLS (RFC 7826)", protocol: "tcp", port: 322 }],
};

const ISOLATED: ClauseId = "3.4.1-c";

/** What the matrix asks of a zone. */
export type ZoneRules = Pick<Zone, "name" | "isolation" | "clauses">;

/** Who may speak to whom: the guide's prohibitions first, then what each zone of the plan says it reaches. */
export class ZoneMatrix {
  readonly zones: readonly string[];
  readonly #zones: ReadonlyMap<string, ZoneRules>;
  readonly #verdicts = new Map<string, Map<string, ZoneVerdict>>();

  constructor(zones: ReadonlyMap<string, ZoneRules>) {
    this.#zones = zones;
    this.zones = [...zones.keys()].sort();
  }

  has(zone: string): boolean {
    return this.#zones.has(zone);
  }

  /** Of two zones, or of a zone and {@link INTERNET}. Zones that nobody knows are closed. */
  between(from: string, to: string): ZoneVerdict {
    // Asked anew for every pair of networks of every site.
    const own = this.#verdicts.get(from);
    const known = own?.get(to);
    if (known !== undefined) return known;
    const verdict = this.#judge(from, to);
    if (own === undefined) this.#verdicts.set(from, new Map([[to, verdict]]));
    else own.set(to, verdict);
    return verdict;
  }

  #judge(from: string, to: string): ZoneVerdict {
    if (from === to) return this.#inside(from);
    const ban = prohibition(from, to);
    if (ban) return closed(from, to, ban.clause, ban.reason);
    const zone = this.#zones.get(from);
    if (to === INTERNET) return toInternet(from, zone);
    const reason = zone?.isolation.reaches[to];
    if (zone === undefined || reason === undefined || !this.#zones.has(to)) {
      return closed(from, to, ISOLATED, "zones are isolated, and neither names the other");
    }
    // A zone of the plan's own meets the payment network encrypted as well. 3.4.1-b
    const otherwise = [from, to].includes("payment") ? [HTTPS] : "any";
    const services = SERVICES[`${from}>${to}`] ?? otherwise;
    return { from, to, allowed: true, services, clauses: zone.clauses, reason };
  }

  /** Every ordered pair, the internet as a target last. */
  verdicts(): readonly ZoneVerdict[] {
    return this.zones.flatMap((from) => [...this.zones, INTERNET].map((to) => this.between(from, to)));
  }

  /** Where a plan opens what the guide forbids: `plan check` refuses it. */
  contradictions(): readonly ZoneVerdict[] {
    return [...this.#zones.values()].flatMap(({ name, isolation }) => {
      const wished = [
        ...Object.keys(isolation.reaches),
        ...(isolation.internet === "none" ? [] : [INTERNET]),
      ];
      return wished.map((to) => this.between(name, to)).filter(({ allowed }) => !allowed);
    });
  }

  #inside(name: string): ZoneVerdict {
    const zone = this.#zones.get(name);
    if (!zone?.isolation.peers)
      return closed(name, name, ISOLATED, "devices of the zone do not speak to each other");
    const reason = "devices of the zone work together";
    return { from: name, to: name, allowed: true, services: "any", clauses: zone.clauses, reason };
  }
}

/** The guide keeps the zone from everything internal, whatever it is. @clause 3.4.1-d */
export function isBarredFromInside(zone: string): boolean {
  return PROHIBITIONS.some(({ from, to }) => from.includes(zone) && to.includes(ALL));
}

/** What the guide says against this flow whatever a plan says; undefined where it leaves it to the plan. */
export function prohibition(from: string, to: string): Prohibition | undefined {
  return PROHIBITIONS.find(
    (each) =>
      each.from.includes(from) && (each.to.includes(to) || (each.to.includes(ALL) && to !== INTERNET)),
  );
}

function toInternet(from: string, zone: ZoneRules | undefined): ZoneVerdict {
  const common = { from, to: INTERNET, clauses: zone?.clauses ?? [] };
  if (zone === undefined || zone.isolation.internet === "none") {
    return closed(from, INTERNET, ISOLATED, "the zone has no business on the internet");
  }
  if (zone.isolation.internet === "open" && zone.isolation.cardData)
    return closed(from, INTERNET, "3.4.1-b", "card data leaves for named payment services alone");
  if (zone.isolation.internet === "open")
    return { ...common, allowed: true, services: "any", reason: "browsing" };
  const services = SERVICES[`${from}>${INTERNET}`] ?? [];
  return { ...common, allowed: true, services, reason: "named destinations only" };
}

function closed(from: string, to: string, clause: ClauseId, reason: string): ZoneVerdict {
  return { from, to, allowed: false, services: [], clauses: [clause], reason };
}
