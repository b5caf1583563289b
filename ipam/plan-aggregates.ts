import type { Aggregate, ReservedRange } from "./plan.ts";
import type { PlanReading } from "./plan-reading.ts";
import type { Prefix } from "./prefix.ts";
import type { FaultText } from "./source.ts";
import { type Purpose, purposeOf, specialRanges } from "./special-purpose.ts";

/** Each aggregate is usable space of its kind, and no two of a VRF share an address. */
export function checkAggregates(
  aggregates: readonly Aggregate[],
  reserved: readonly ReservedRange[],
  reading: PlanReading,
): void {
  for (const { name, prefix, kind } of aggregates) {
    const allow = reading.input.aggregates?.[name]?.allow;
    const fault = prefix && aggregateFault(prefix, kind, allow);
    if (fault) reading.report(["aggregates", name, "prefix"], fault);
  }
  const placed = aggregates.flatMap((each) => (each.prefix ? [{ ...each, prefix: each.prefix }] : []));
  eachOverlap(placed, (later, earlier) =>
    reading.report(["aggregates", later.name, "prefix"], {
      code: "plan.overlap",
      message: `overlaps aggregate ${earlier.name} (${earlier.prefix})`,
      hint: "keep the wider one, or put one of them in a VRF of its own",
    }),
  );
  for (const range of reserved) {
    const whole = placed.find((each) => each.vrf === range.vrf && range.prefix.contains(each.prefix));
    if (whole === undefined) continue;
    reading.report(range.path, {
      code: "plan.reserved",
      message: `takes the whole of aggregate ${whole.name}`,
      hint: `reserve a part of ${whole.prefix}, or leave the aggregate out`,
    });
  }
}

interface Placed {
  readonly vrf: string;
  readonly prefix: Prefix;
}

/** Pairs of one VRF that share an address: sorted by network, a parent stands before what it holds. */
function eachOverlap<T extends Placed>(items: readonly T[], visit: (later: T, earlier: T) => void): void {
  const sorted = [...items].sort((a, b) => a.prefix.compare(b.prefix));
  const open = new Map<string, T>();
  for (const item of sorted) {
    const before = open.get(item.vrf);
    if (before?.prefix.overlaps(item.prefix)) visit(item, before);
    else open.set(item.vrf, item);
  }
}

/** IPv4 space a plan may use although it is not RFC 1918, by what its author has to say so. */
const ALLOWED: Readonly<Partial<Record<Purpose, string>>> = {
  global: "public",
  shared: "shared",
  documentation: "documentation",
};

function aggregateFault(
  prefix: Prefix,
  kind: Aggregate["kind"],
  allow: string | undefined,
): FaultText | undefined {
  return prefix.family === "ipv4" ? ipv4Fault(prefix, allow) : ipv6Fault(prefix, kind, allow);
}

/** @clause 3.2.2-a */
function ipv4Fault(prefix: Prefix, allow: string | undefined): FaultText | undefined {
  const purpose = purposeOf(prefix);
  if (purpose === "private") return undefined;
  const word = purpose && ALLOWED[purpose];
  if (word !== undefined && word === allow) return undefined;
  const range = specialRanges(prefix)[0];
  const what =
    purpose === undefined && range
      ? `reaches beyond ${range.prefix} (${range.source})`
      : `is ${nameOf(purpose)} space`;
  return {
    code: "plan.address-space",
    message: `${what}, not RFC 1918 private space`,
    hint: `use 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16${word ? `, or say "allow: ${word}"` : ""}`,
  };
}

function ipv6Fault(
  prefix: Prefix,
  kind: Aggregate["kind"],
  allow: string | undefined,
): FaultText | undefined {
  const purpose = purposeOf(prefix);
  const code = "plan.address-space";
  if (purpose === "documentation" && allow === "documentation") return undefined;
  if (purpose === "unique-local") return ulaFault(prefix, kind);
  const global = prefix.length >= 3 && prefix.network.w0 >>> 29 === 1;
  if (purpose !== "global" || !global) {
    const allowed = purpose === "documentation" ? ', or say "allow: documentation"' : "";
    return {
      code,
      message: `is ${nameOf(purpose === "global" ? undefined : purpose)} space, not global unicast`,
      hint: `use a prefix of the provider (2000::/3), or "ula: generate"${allowed}`,
    };
  }
  if (kind === "gua") return lengthFault(prefix);
  return { code, message: `is global unicast space, not ${kind}`, hint: "write kind: gua, or leave it out" };
}

/** RFC 4193: fc00::/8 is not defined, and the 40 bits after fd are random so that merged groups do not meet. */
function ulaFault(prefix: Prefix, kind: Aggregate["kind"]): FaultText | undefined {
  const code = "plan.ula";
  const hint = 'write "ula: generate" instead of a prefix; the number drawn is kept in the lock';
  if (kind !== "ula") {
    return { code, message: `is unique local space, not ${kind}`, hint: "write kind: ula, or leave it out" };
  }
  if (prefix.network.w0 >>> 24 !== 0xfd) return { code, message: "fc00::/8 is not assigned to anyone", hint };
  if (prefix.length < 48) return { code, message: "is wider than the /48 one organisation draws", hint };
  const { w0, w1 } = prefix.network;
  const digits = (w0 & 0xffffff).toString(16).padStart(6, "0") + (w1 >>> 16).toString(16).padStart(4, "0");
  if (new Set(digits).size < 4) return { code, message: `its Global ID ${digits} is not random`, hint };
  return lengthFault(prefix);
}

/** Space that is cut into sites has to hold more than one subnet. @clause 3.2.3-a */
function lengthFault(prefix: Prefix): FaultText | undefined {
  if (prefix.length <= 56) return undefined;
  return {
    code: "plan.ipv6-length",
    message: `/${prefix.length} is too small to be cut into sites`,
    hint: "use a /48 or a /56, or what the provider gives",
  };
}

function nameOf(purpose: Purpose | undefined): string {
  if (purpose === "global") return "public";
  return purpose?.replaceAll("-", " ") ?? "unassigned";
}
