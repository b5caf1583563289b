import { type Prefix, parsePrefix } from "./prefix.ts";
import { PrefixSet } from "./prefix-set.ts";

/** What a range is set aside for. `global` is everything that is set aside for nothing. */
export type Purpose =
  | "private"
  | "unique-local"
  | "shared"
  | "documentation"
  | "benchmarking"
  | "loopback"
  | "link-local"
  | "multicast"
  | "this-network"
  | "protocol"
  | "translation"
  | "tunnel"
  | "mapped"
  | "reserved"
  | "global";

interface SpecialRange {
  readonly prefix: Prefix;
  readonly purpose: Purpose;
  /** The document that sets it aside. */
  readonly source: string;
}

/** The IANA registries of special-purpose addresses, IPv4 and IPv6. */
export const SPECIAL_RANGES: readonly SpecialRange[] = (
  [
    ["0.0.0.0/8", "this-network", "RFC 1122"],
    ["10.0.0.0/8", "private", "RFC 1918"],
    ["100.64.0.0/10", "shared", "RFC 6598"],
    ["127.0.0.0/8", "loopback", "RFC 1122"],
    ["169.254.0.0/16", "link-local", "RFC 3927"],
    ["172.16.0.0/12", "private", "RFC 1918"],
    ["192.0.0.0/24", "protocol", "RFC 6890"],
    ["192.0.2.0/24", "documentation", "RFC 5737"],
    ["192.88.99.0/24", "reserved", "RFC 7526"],
    ["192.168.0.0/16", "private", "RFC 1918"],
    ["198.18.0.0/15", "benchmarking", "RFC 2544"],
    ["198.51.100.0/24", "documentation", "RFC 5737"],
    ["203.0.113.0/24", "documentation", "RFC 5737"],
    ["224.0.0.0/4", "multicast", "RFC 5771"],
    ["240.0.0.0/4", "reserved", "RFC 1112"],
    ["::/96", "reserved", "RFC 4291"],
    ["::ffff:0:0/96", "mapped", "RFC 4291"],
    ["64:ff9b::/96", "translation", "RFC 6052"],
    ["64:ff9b:1::/48", "translation", "RFC 8215"],
    ["100::/64", "reserved", "RFC 6666"],
    ["2001::/32", "tunnel", "RFC 4380"],
    ["2001:2::/48", "benchmarking", "RFC 5180"],
    ["2001:db8::/32", "documentation", "RFC 3849"],
    ["2002::/16", "tunnel", "RFC 3056"],
    ["3fff::/20", "documentation", "RFC 9637"],
    ["5f00::/16", "protocol", "RFC 9602"],
    ["fc00::/7", "unique-local", "RFC 4193"],
    ["fe80::/10", "link-local", "RFC 4291"],
    ["fec0::/10", "reserved", "RFC 3879"],
    ["ff00::/8", "multicast", "RFC 4291"],
  ] as const
).map(([text, purpose, source]) => ({ prefix: parsePrefix(text), purpose, source }));

/** The private ranges of the guide. @clause 3.2.2-a */
export const RFC1918: PrefixSet = PrefixSet.of(
  SPECIAL_RANGES.filter(({ source }) => source === "RFC 1918").map(({ prefix }) => prefix),
);

/** The ranges that share an address with the prefix, narrowest last. */
export function specialRanges(prefix: Prefix): readonly SpecialRange[] {
  return SPECIAL_RANGES.filter((range) => range.prefix.overlaps(prefix)).sort(
    (a, b) => a.prefix.length - b.prefix.length,
  );
}

/** What the whole prefix is set aside for; undefined if it spans more than one purpose. */
export function purposeOf(prefix: Prefix): Purpose | undefined {
  const ranges = specialRanges(prefix);
  if (ranges.length === 0) return "global";
  return ranges.findLast((range) => range.prefix.contains(prefix))?.purpose;
}
