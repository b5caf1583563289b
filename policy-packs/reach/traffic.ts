import { PrefixSet } from "../../ipam/prefix-set.ts";
import { type PortRange, printPorts } from "../ports.ts";

/** Ports of one protocol; the protocols lie one after the other on a single line of services. */
const PORTS = 65_536;
const PROTOCOLS = 256;

/** IP protocol numbers by the names that providers take (IANA protocol numbers, read 2026-11-23). */
const NUMBERS: Readonly<Record<string, number>> = {
  icmp: 1,
  tcp: 6,
  udp: 17,
  gre: 47,
  esp: 50,
  ah: 51,
  icmpv6: 58,
  sctp: 132,
};
const NAMES = new Map(Object.entries(NUMBERS).map(([name, number]) => [number, name]));

/** Services from one number to another, both included: protocol number × 65,536 + port. */
export interface Services {
  readonly from: number;
  readonly to: number;
}

export const ALL_SERVICES: Services = { from: 0, to: PROTOCOLS * PORTS - 1 };

/** Ports that an operating system gives its clients; the answer comes back to one of them. */
const CLIENT_PORTS: PortRange = { from: 1024, to: PORTS - 1 };

/** `undefined` for a protocol that has neither name nor number. */
export function services(protocol: string, ports: PortRange): Services | undefined {
  if (protocol === "all") return ALL_SERVICES;
  const number = NUMBERS[protocol] ?? (/^\d{1,3}$/.test(protocol) ? Number(protocol) : undefined);
  if (number === undefined || number >= PROTOCOLS) return undefined;
  // What has no ports is written with any.
  const { from, to } = number === 6 || number === 17 || number === 132 ? ports : { from: 0, to: PORTS - 1 };
  return { from: number * PORTS + Math.max(0, from), to: number * PORTS + Math.min(PORTS - 1, to) };
}

/** Where answers to a service go: to ports of clients, or to the same protocol where it has no ports. */
export function answersTo(service: number): Services {
  const base = Math.floor(service / PORTS) * PORTS;
  return { from: base + CLIENT_PORTS.from, to: base + CLIENT_PORTS.to };
}

export interface Step extends Services {
  readonly sources: PrefixSet;
}

/**
 * Which sources may ask which services: a step function from the line of services to sets of addresses. Steps are
 * in order, disjoint and never empty, so that whole rule sets are joined in one sweep instead of packet by packet.
 */
export class Traffic {
  static readonly none = new Traffic([]);
  readonly steps: readonly Step[];

  private constructor(steps: readonly Step[]) {
    this.steps = steps;
  }

  static of(of: Services, sources: PrefixSet): Traffic {
    return sources.isEmpty || of.from > of.to ? Traffic.none : new Traffic([{ ...of, sources }]);
  }

  static any(sources: PrefixSet): Traffic {
    return Traffic.of(ALL_SERVICES, sources);
  }

  /** From steps that are in order and disjoint already. */
  static fromSteps(steps: readonly Step[]): Traffic {
    // Stryker disable next-line ConditionalExpression: one empty object in place of many
    return steps.length === 0 ? Traffic.none : new Traffic(steps);
  }

  get isEmpty(): boolean {
    return this.steps.length === 0;
  }

  merge(other: Traffic): Traffic {
    if (this.isEmpty) return other;
    if (other.isEmpty) return this;
    return sweep(this, other, (mine, theirs) => (mine && theirs ? mine.merge(theirs) : (mine ?? theirs)));
  }

  intersect(other: Traffic): Traffic {
    // Stryker disable next-line ConditionalExpression: a short cut
    if (this.isEmpty || other.isEmpty) return Traffic.none;
    return sweep(this, other, (mine, theirs) => (mine && theirs ? mine.intersect(theirs) : undefined));
  }

  exclude(other: Traffic): Traffic {
    // Stryker disable next-line ConditionalExpression: a short cut
    if (this.isEmpty || other.isEmpty) return this;
    return sweep(this, other, (mine, theirs) => (mine && theirs ? mine.exclude(theirs) : mine));
  }

  /** The same services for these sources alone. */
  from(sources: PrefixSet): Traffic {
    return this.intersect(Traffic.any(sources));
  }

  /** Services of the range alone. */
  within(range: Services): Traffic {
    return this.map((step) => {
      const from = Math.max(step.from, range.from);
      const to = Math.min(step.to, range.to);
      return from <= to ? { from, to, sources: step.sources } : undefined;
    });
  }

  map(change: (step: Step) => Step | undefined): Traffic {
    const steps = this.steps.flatMap((step) => {
      const changed = change(step);
      return changed && !changed.sources.isEmpty ? [changed] : [];
    });
    return Traffic.fromSteps(steps);
  }

  /** Everybody who may ask any of its services. */
  get sources(): PrefixSet {
    return PrefixSet.empty.merge(...this.steps.map((step) => step.sources));
  }

  /** Sources that may ask at least one service of the range. */
  sourcesWithin(range: Services): PrefixSet {
    const found = this.steps.filter((step) => step.from <= range.to && range.from <= step.to);
    return PrefixSet.empty.merge(...found.map((step) => step.sources));
  }
}

/** Walks both step functions at once; between two of their borders nothing changes. */
function sweep(
  a: Traffic,
  b: Traffic,
  join: (a: PrefixSet | undefined, b: PrefixSet | undefined) => PrefixSet | undefined,
): Traffic {
  const borders = new Set<number>();
  for (const { from, to } of [...a.steps, ...b.steps]) borders.add(from).add(to + 1);
  const sorted = [...borders].sort((x, y) => x - y);
  const steps: Step[] = [];
  let i = 0;
  let j = 0;
  for (let at = 0; at + 1 < sorted.length; at++) {
    const from = sorted[at] ?? 0;
    const to = (sorted[at + 1] ?? 0) - 1;
    while ((a.steps[i]?.to ?? Number.POSITIVE_INFINITY) < from) i++;
    while ((b.steps[j]?.to ?? Number.POSITIVE_INFINITY) < from) j++;
    const sources = join(inside(a.steps[i], from), inside(b.steps[j], from));
    if (!sources || sources.isEmpty) continue;
    const last = steps.at(-1);
    if (last && last.to + 1 === from && last.sources.equals(sources)) steps.splice(-1, 1, { ...last, to });
    else steps.push({ from, to, sources });
  }
  return Traffic.fromSteps(steps);
}

function inside(step: Step | undefined, at: number): PrefixSet | undefined {
  return step && step.from <= at ? step.sources : undefined;
}

/** `tcp port 443`, `udp ports 1–200`, `everything`. */
export function printServices({ from, to }: Services): string {
  if (from <= 0 && to >= ALL_SERVICES.to) return "every port and protocol";
  const first = Math.floor(from / PORTS);
  const last = Math.floor(to / PORTS);
  if (first !== last) return `protocols ${nameOf(first)} to ${nameOf(last)}`;
  const ports = { from: from % PORTS, to: to % PORTS };
  return ports.from === 0 && ports.to === PORTS - 1
    ? `all of ${nameOf(first)}`
    : `${nameOf(first)} ${printPorts(ports)}`;
}

function nameOf(protocol: number): string {
  return NAMES.get(protocol) ?? `protocol ${protocol}`;
}
