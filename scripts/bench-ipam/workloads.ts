/**
 * What the address core is measured with: the same on every run, larger than any group of malls.
 * Lines of text, so that reading and printing addresses counts for everyone.
 */
import { Address } from "../../ipam/ip.ts";
import { Prefix } from "../../ipam/prefix.ts";

export const WORKLOADS = {
  "merge-ipv4": () => randomPrefixes(1_000_000, "ipv4"),
  "merge-ipv6": () => randomPrefixes(100_000, "ipv6"),
  overlaps: plannedSubnets,
  allocate: fragmentedPool,
  lookup: lookups,
  "print-ipv6": () => randomPrefixes(1_000_000, "ipv6"),
} as const satisfies Readonly<Record<string, () => readonly string[]>>;

export type Workload = keyof typeof WORKLOADS;

/** Mulberry32: small, and the same numbers everywhere. */
function randomWords(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** IPv4: /24 to /32 anywhere. IPv6: /32 to /64 in 2000::/4, where prefixes are given out. */
function randomPrefixes(count: number, family: "ipv4" | "ipv6"): readonly string[] {
  const word = randomWords(4);
  return Array.from({ length: count }, () => {
    if (family === "ipv4") return String(Prefix.of(Address.ipv4(word()), 24 + (word() % 9)));
    const address = new Address("ipv6", (0x20000000 | (word() >>> 4)) >>> 0, word(), word(), word());
    return String(Prefix.of(address, 32 + (word() % 33)));
  });
}

/** 100,000 subnets side by side, fifty of them entered once more by a part of them; in no order. */
function plannedSubnets(): readonly string[] {
  const word = randomWords(7);
  const lines = Array.from({ length: 100_000 }, (_, index) => `${Address.ipv4(0x0a000000 + index * 32)}/27`);
  for (let i = 0; i < 50; i++) lines.push(`${Address.ipv4(0x0a000000 + (word() % 100_000) * 32)}/30`);
  return shuffled(lines, word);
}

/** A /8 in which 20,000 scattered /24 are taken, and then one /27 after another is asked for. */
function fragmentedPool(): readonly string[] {
  const word = randomWords(11);
  const taken = new Set<number>();
  while (taken.size < 20_000) taken.add(word() % 65_536);
  const takes = [...taken].map((index) => `take ${Address.ipv4(0x0a000000 + index * 256)}/24`);
  return ["10.0.0.0/8", ...takes, "want 27"];
}

/** A table of 100,000 prefixes and a million addresses, half of which it covers. */
function lookups(): readonly string[] {
  const word = randomWords(13);
  const table = new Set<string>();
  while (table.size < 100_000) {
    table.add(String(Prefix.of(Address.ipv4(0x0a000000 + (word() & 0xffffff)), 16 + (word() % 17))));
  }
  const asked = Array.from(
    { length: 1_000_000 },
    () => `? ${Address.ipv4(0x0a000000 + (word() & 0x1ffffff))}`,
  );
  return [...[...table].map((prefix) => `+ ${prefix}`), ...asked];
}

function shuffled<T>(items: T[], word: () => number): readonly T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const j = word() % (i + 1);
    const held = items[i] as T;
    items[i] = items[j] as T;
    items[j] = held;
  }
  return items;
}
