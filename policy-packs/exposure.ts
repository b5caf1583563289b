import { BITS } from "../ipam/ip.ts";
import type { Prefix } from "../ipam/prefix.ts";
import { PrefixSet } from "../ipam/prefix-set.ts";
import { internetWidth, PUBLIC_INTERNET, readSourcePrefix } from "./address-space.ts";
import { type Judgement, type Known, type Settings, UNKNOWN } from "./control.ts";
import type { IngressRule, Refusal } from "./facts/ingress-rules.ts";
import { fail, pass, undecided } from "./judgement.ts";
import { ALL_PORTS, covers, hasPorts, type PortRange, printPorts } from "./ports.ts";

/** How wide a set of internet addresses may be and still count as named sources. @clause 1.9.2-a */
export interface Exposure {
  readonly widestIpv4: number;
  readonly widestIpv6: number;
}

export const exposureDefaults: Exposure = { widestIpv4: 16, widestIpv6: 32 };

export const exposureSchema: Settings<Exposure>["schema"] = {
  widestIpv4: {
    type: "integer",
    minimum: 0,
    description: "a source of internet addresses as wide as this IPv4 prefix length is still a named one",
  },
  widestIpv6: {
    type: "integer",
    minimum: 0,
    description: "a source of internet addresses as wide as this IPv6 prefix length is still a named one",
  },
};

/** Do these sources together let in the internet rather than somebody on it? */
export function letsInInternet(sources: PrefixSet, limits: Exposure): boolean {
  return (
    (internetWidth(sources, "ipv4") ?? BITS.ipv4 + 1) < limits.widestIpv4 ||
    (internetWidth(sources, "ipv6") ?? BITS.ipv6 + 1) < limits.widestIpv6
  );
}

/** Everything that the rules let in together. */
export function allSources(rules: readonly IngressRule[]): PrefixSet {
  return PrefixSet.of(rules.flatMap((rule) => rule.sources));
}

/** The question a port control asks of each rule. */
export interface PortQuestion {
  readonly ports: readonly number[];
  readonly protocols: readonly ("tcp" | "udp")[];
  readonly what: string;
  readonly remedy: string;
}

/** Judges the rules of one resource together: the halves of the internet may sit in different rules. */
export function judgePorts(
  rules: readonly IngressRule[],
  question: PortQuestion,
  limits: Exposure,
): Judgement {
  const open = question.ports.flatMap((port): Exposed[] => {
    const asked = question.protocols.map((protocol) => exposed(rules, protocol, port, limits));
    const worst = asked.find((found) => found?.certain) ?? asked.find((found) => found !== undefined);
    return worst ? [worst] : [];
  });
  const certain = open.filter((found) => found.certain);
  if (certain.length > 0) return fail(describe(certain, question), question.remedy);
  return open.length > 0 ? undecided("sources or ports of a rule are known only after deployment") : pass;
}

interface Exposed {
  readonly port: number;
  readonly certain: boolean;
  readonly rules: readonly IngressRule[];
}

function exposed(
  rules: readonly IngressRule[],
  protocol: string,
  port: number,
  limits: Exposure,
): Exposed | undefined {
  const asking = rules.filter((rule) => mayCarry(rule, protocol, port));
  if (asking.length === 0) return undefined;
  const sure = asking.filter((rule) => rule.ports !== UNKNOWN && rule.protocol !== UNKNOWN);
  const settled = sure.filter((rule) => !rule.refused.some((other) => mayRefuse(other, protocol, port)));
  if (open(settled, protocol, port, limits)) return { port, certain: true, rules: settled };
  const unsure =
    open(sure, protocol, port, limits) ||
    asking.some(
      (rule) => rule.openEnded || (!sure.includes(rule) && letsInInternet(allSources([rule]), limits)),
    );
  return unsure ? { port, certain: false, rules: asking } : undefined;
}

/** Do the rules let the internet in on the port, once what is refused for certain is taken away? */
function open(rules: readonly IngressRule[], protocol: string, port: number, limits: Exposure): boolean {
  const admitted = rules.map((rule) =>
    rule.unnamed ? EVERYBODY : withoutRefused(rule, (refusal) => refuses(refusal, protocol, port)),
  );
  return letsInInternet(PrefixSet.empty.merge(...admitted), limits);
}

const EVERYBODY = PrefixSet.of(["0.0.0.0/0"]);

function mayCarry(rule: IngressRule, protocol: string, port: number): boolean {
  if (rule.protocol !== UNKNOWN && rule.protocol !== "all" && rule.protocol !== protocol) return false;
  return rule.ports === UNKNOWN || covers(rule.ports, port);
}

function refuses({ certain, protocol, ports }: Refusal, asked: string, port: number): boolean {
  return certain && (protocol === "all" || protocol === asked) && ports !== UNKNOWN && covers(ports, port);
}

function mayRefuse({ certain, protocol, ports }: Refusal, asked: string, port: number): boolean {
  if (certain) return false;
  const carries = protocol === UNKNOWN || protocol === "all" || protocol === asked;
  return carries && (ports === UNKNOWN || covers(ports, port));
}

/** What is left of a rule's sources once the refusals that count have taken theirs. */
function withoutRefused(rule: IngressRule, counts: (refusal: Refusal) => boolean): PrefixSet {
  const sources = PrefixSet.of(rule.sources);
  const refused = rule.refused.filter(counts);
  return refused.length === 0
    ? sources
    : sources.exclude(PrefixSet.of(refused.flatMap((refusal) => refusal.sources)));
}

function describe(open: readonly Exposed[], question: PortQuestion): string {
  const ports = open.map((found) => found.port);
  const rules = [...new Set(open.flatMap((found) => found.rules))].filter(
    (rule) => rule.sources.length > 0 || rule.unnamed,
  );
  const allowed = new Set(rules.flatMap((rule) => (rule.ports === UNKNOWN ? [] : [printPorts(rule.ports)])));
  const exact = ports.every((port) => allowed.has(`port ${port}`));
  const because = exact ? "" : ` (a rule allows ${[...allowed].join(", ")})`;
  const sources = printSources(rules.flatMap((rule) => rule.sources)) || "anybody, as no source is named";
  return `${question.what} ${ports.length === 1 ? "port" : "ports"} ${ports.join(", ")} open to ${sources}${because}`;
}

/** Judges a list of addresses as it is written: whom an access list of some service lets in. */
export function judgeSources(
  entries: Known<readonly Known<string>[]>,
  limits: Exposure,
  what: string,
  remedy: string,
): Judgement {
  if (entries === UNKNOWN) return undecided(`who may reach its ${what} is known only after deployment`);
  const known = entries.flatMap((entry) => (entry === UNKNOWN ? [] : (readSourcePrefix(entry) ?? [])));
  if (letsInInternet(PrefixSet.of(known), limits)) {
    return fail(`opens its ${what} to ${printSources(known)}`, remedy);
  }
  return entries.includes(UNKNOWN)
    ? undecided(`who may reach its ${what} is known only after deployment`)
    : pass;
}

/** Sources that reach the internet, the widest first, cut to a readable number. */
export function printSources(sources: readonly Prefix[]): string {
  const reaching = sources
    .filter((prefix) => PUBLIC_INTERNET.overlaps(prefix))
    .sort((a, b) => a.length - b.length);
  const words = [...new Set(reaching.map(String))];
  return words.length > 4
    ? `${words.slice(0, 4).join(", ")} and ${words.length - 4} more`
    : words.join(" and ");
}

/** Judges whether the rules together open every protocol to the internet. */
export function judgeEverything(rules: readonly IngressRule[], limits: Exposure, remedy: string): Judgement {
  return judgeWhole(rules, limits, "everything", remedy, ({ protocol }) =>
    protocol === UNKNOWN ? UNKNOWN : protocol === "all",
  );
}

/** Judges whether the rules together open every port of TCP or of UDP to the internet. */
export function judgeEveryPort(rules: readonly IngressRule[], limits: Exposure, remedy: string): Judgement {
  const judged = (["tcp", "udp"] as const).map((asked) =>
    judgeWhole(rules, limits, `all ports of ${asked.toUpperCase()}`, remedy, ({ protocol, ports }) => {
      if (protocol !== UNKNOWN && protocol !== "all" && protocol !== asked) return false;
      if (ports !== UNKNOWN && !isAllPorts(ports)) return false;
      return protocol === UNKNOWN || ports === UNKNOWN ? UNKNOWN : true;
    }),
  );
  const [first = pass] = judged;
  return (
    judged.find(({ status }) => status === "fail") ??
    judged.find(({ status }) => status === "unknown") ??
    first
  );
}

/** Judges whether some rule lets the internet in, by whatever port. */
export function judgeAnyPort(rules: readonly IngressRule[], limits: Exposure, remedy: string): Judgement {
  const judged = rules
    .filter(({ protocol }) => hasPorts(protocol))
    .map((rule) => judgeWhole([rule], limits, "its hosts", remedy, () => true));
  return (
    judged.find(({ status }) => status === "fail") ??
    judged.find(({ status }) => status === "unknown") ??
    pass
  );
}

/** Only what refuses the whole of it counts: what is left after a part is still too much. */
function judgeWhole(
  rules: readonly IngressRule[],
  limits: Exposure,
  what: string,
  remedy: string,
  carries: (rule: IngressRule | Refusal) => Known<boolean>,
): Judgement {
  const sure = rules.filter((rule) => carries(rule) === true && rule.ports !== UNKNOWN);
  const settled = sure.filter(
    (rule) => !rule.refused.some((other) => !other.certain && carries(other) !== false),
  );
  const admitted = (asked: readonly IngressRule[]) =>
    PrefixSet.empty.merge(
      ...asked.map((rule) =>
        rule.unnamed
          ? EVERYBODY
          : withoutRefused(rule, (refusal) => refusal.certain && carries(refusal) === true),
      ),
    );
  if (letsInInternet(admitted(settled), limits)) {
    const sources = printSources(settled.flatMap((rule) => rule.sources));
    return fail(`opens ${what} to ${sources || "anybody, as no source is named"}`, remedy);
  }
  const doubtful =
    letsInInternet(admitted(sure), limits) ||
    rules.some(
      (rule) =>
        carries(rule) !== false &&
        (rule.openEnded || (!sure.includes(rule) && letsInInternet(allSources([rule]), limits))),
    );
  return doubtful ? undecided("sources or ports of a rule are known only after deployment") : pass;
}

/** Is it every port, the one that is nobody's left out? */
function isAllPorts(ports: PortRange): boolean {
  return ports.from <= 1 && ports.to >= ALL_PORTS.to;
}
