import { PrefixSet } from "../../../ipam/prefix-set.ts";
import { type Prohibition, prohibition } from "../../../ipam/zone-matrix.ts";
import { readSourcePrefix } from "../../address-space.ts";
import { control, type Known, UNKNOWN } from "../../control.ts";
import { exposureDefaults, letsInInternet } from "../../exposure.ts";
import type { IngressRule } from "../../facts/ingress-rules.ts";
import { type ZoneIngress, zoneIngress } from "../../facts/zone-ingress.ts";
import { fail, notApplicable, pass, undecided } from "../../judgement.ts";
import { printPorts } from "../../ports.ts";
import { allOf } from "../../reading.ts";

type ZonePrefixes = Readonly<Record<string, readonly string[]>>;

export const networkNoForbiddenZoneFlow = control({
  id: "network-no-forbidden-zone-flow",
  title: "No rule joins security zones that the guide keeps apart",
  clauses: ["3.4.1-d", "3.4.1-a", "3.4.1-b", "6.3.3-b", "7.2.1-a"],
  mlps: "8.1.3.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "One zone's troubles become another's: a guest's telephone reaches tills, a camera reaches the office.",
  sameAs: [],
  fact: zoneIngress,
  settings: {
    defaults: { zones: {} as ZonePrefixes },
    schema: {
      zones: {
        type: "object",
        description: "prefixes of each security zone at the sites; the estate's own where it has a plan",
      },
    },
    fromEstate: ({ plan }) => (plan ? { zones: plan.zones } : {}),
  },
  judge(fact, { settings }) {
    const zones = spaces(settings.zones);
    if (zones.size === 0) return notApplicable("no address plan tells where the zones are");
    const byAddress = fact.rules.flatMap((rule) => crossings(rule, fact, zones));
    const byGroup = fact.groups.flatMap((group) => groupCrossing(group, fact.zone) ?? []);
    const found = [...byAddress, ...byGroup];
    const certain = found.filter(({ ban }) => ban !== UNKNOWN);
    if (certain.length > 0) {
      return fail(certain.map(sentence).join("; "), "name the zones that need it, or give it an exception");
    }
    if (found.length > 0) {
      return undecided("whether it joins zones that are kept apart is known only after deployment");
    }
    return fact.rules.some(({ openEnded }) => openEnded)
      ? undecided("sources of a rule are known only after deployment")
      : pass;
  },
});

interface Crossing {
  readonly from: string;
  /** Addresses or the group through which the zone comes in, and by which ports. */
  readonly through: string;
  readonly to: Known<string>;
  readonly ban: Known<Prohibition>;
}

/** Hosts in another group, which its tag puts into a zone. */
function groupCrossing(
  { name, zone: from }: ZoneIngress["groups"][number],
  to: Known<string>,
): Crossing | undefined {
  if (from === to && from !== UNKNOWN) return undefined;
  const through = `through group ${name}`;
  if (from === UNKNOWN) return { from: "", through, to, ban: UNKNOWN };
  const ban = to === UNKNOWN ? UNKNOWN : prohibition(from, to);
  return ban && { from, through, to, ban };
}

function crossings(
  rule: IngressRule,
  { zone: to, open, mayOpen }: ZoneIngress,
  zones: ReadonlyMap<string, PrefixSet>,
): readonly Crossing[] {
  // What lets in the internet is asked by others; here it is about those inside, and what they gain by this rule.
  const named = rule.sources.filter((source) => !letsInInternet(PrefixSet.of([source]), exposureDefaults));
  const settled = rule.refused.filter(({ certain }) => certain);
  const otherwise = [...open, ...settled].filter((other) => isWithin(rule, other) === true);
  const inside = PrefixSet.of(named).exclude(sourcesOf(otherwise));
  const perhaps = [...open, ...mayOpen, ...rule.refused].filter((other) => isWithin(rule, other) !== false);
  const certainly = rule.certain ? inside.exclude(sourcesOf(perhaps)) : PrefixSet.empty;
  return [...zones].flatMap(([from, space]): Crossing[] => {
    const shared = space.intersect(inside);
    if (shared.isEmpty || from === to) return [];
    const ban = to === UNKNOWN ? UNKNOWN : prohibition(from, to);
    if (ban === undefined) return [];
    const settled = space.overlaps(certainly);
    const [first, ...more] = shared.cidrs();
    const where = more.length === 0 ? first : `${first} and ${more.length} more`;
    const ports = rule.ports === UNKNOWN ? "unknown ports" : printPorts(rule.ports);
    return [{ from, through: `from ${where} on ${ports}`, to, ban: settled ? ban : UNKNOWN }];
  });
}

/** Whom the others let in or refuse; of an unknown one that may be everybody. */
function sourcesOf(others: readonly Other[]): PrefixSet {
  const everybody = others.some(({ openEnded }) => openEnded);
  return everybody ? EVERYBODY : PrefixSet.of(others.flatMap(({ sources }) => sources));
}
const EVERYBODY = PrefixSet.of(["0.0.0.0/0", "::/0"]);

type Other = Pick<IngressRule, "protocol" | "ports" | "sources" | "openEnded">;

/** Does the other carry everything that the rule does? */
function isWithin({ protocol, ports }: IngressRule, other: Other): Known<boolean> {
  const sameProtocol =
    other.protocol === "all" ||
    (protocol === UNKNOWN || other.protocol === UNKNOWN ? UNKNOWN : other.protocol === protocol);
  const covered =
    ports === UNKNOWN || other.ports === UNKNOWN
      ? UNKNOWN
      : other.ports.from <= ports.from && ports.to <= other.ports.to;
  return allOf([sameProtocol, covered]);
}

function sentence({ from, through, to, ban }: Crossing): string {
  const target = to === UNKNOWN ? "its hosts" : `hosts of zone ${to}`;
  const why = ban === UNKNOWN ? "" : `: ${ban.reason} (§${ban.clause})`;
  return `lets zone ${from} reach ${target} ${through}${why}`;
}

/** The zones as sets; the same plan comes with every resource of a stack. */
function spaces(zones: ZonePrefixes): ReadonlyMap<string, PrefixSet> {
  const known = read.get(zones);
  if (known) return known;
  const found = Object.entries(zones).map(
    ([zone, prefixes]) =>
      [zone, PrefixSet.of(prefixes.flatMap((text) => readSourcePrefix(text) ?? []))] as const,
  );
  const sets = new Map(found.filter(([, space]) => !space.isEmpty));
  read.set(zones, sets);
  return sets;
}
const read = new WeakMap<ZonePrefixes, ReadonlyMap<string, PrefixSet>>();
