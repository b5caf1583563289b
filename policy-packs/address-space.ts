import { BITS, type Family } from "../ipam/ip.ts";
import { Prefix, parsePrefix } from "../ipam/prefix.ts";
import { PrefixSet } from "../ipam/prefix-set.ts";

/** Private, shared, local and multicast space (IANA special-purpose registries, read 2026-11-23): no internet. */
const NOT_INTERNET = PrefixSet.of([
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
]);

/** What the internet routes: all other IPv4 space, and of IPv6 the global unicast block. */
export const PUBLIC_INTERNET = PrefixSet.of(["0.0.0.0/0", "2000::/3"]).exclude(NOT_INTERNET);

/** Space that RFC 1918 sets aside. @clause 3.2.2-a */
export const RFC1918 = PrefixSet.of(["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]);

/** Reads what providers accept as a source: a prefix, with or without host bits, or a bare address. */
export function readSourcePrefix(text: string): Prefix | undefined {
  const written = text.trim();
  // The unspecified address is nobody's; written as a source it means everybody.
  if (/^(any|all|%|0\.0\.0\.0)$/i.test(written)) return parsePrefix("0.0.0.0/0");
  if (/^(::0?|0::0?)$/.test(written)) return parsePrefix("::/0");
  const [address = "", length] = written.split("/");
  const bits = BITS[address.includes(":") ? "ipv6" : "ipv4"];
  const parsed = attempt(address, bits);
  if (!parsed || length === undefined) return parsed;
  const wanted = Number(length);
  return /^\d{1,3}$/.test(length) && wanted <= bits ? Prefix.of(parsed.network, wanted) : undefined;
}

function attempt(address: string, bits: number): Prefix | undefined {
  try {
    return parsePrefix(`${address}/${bits}`);
  } catch {
    return undefined;
  }
}

/**
 * Internet addresses of one family in the set, as the length of one prefix of that many (rounded to the wider);
 * undefined for none. Two halves count as the whole, however they are cut.
 */
export function internetWidth(sources: PrefixSet, family: Family): number | undefined {
  const count = sources.intersect(PUBLIC_INTERNET).count(family);
  return count === 0n ? undefined : BITS[family] - (count - 1n).toString(2).length;
}
