import type { Ranges } from "./ranges.ts";

/** The fewest prefixes that cover IPv4 ranges exactly, in order. */
export function cutIpv4({ words }: Ranges, visit: (network: number, length: number) => void): void {
  for (let range = 0; range < words.length; range += 2) {
    const last = words[range + 1] as number;
    for (let at = words[range] as number; at <= last; ) {
      const hostBits = largestBlock(at, last);
      visit(at, 32 - hostBits);
      at += blockSize(hostBits);
    }
  }
}

/** The same of IPv6 ranges; a network comes as its four words. */
export function cutIpv6(
  { words }: Ranges,
  visit: (w0: number, w1: number, w2: number, w3: number, length: number) => void,
): void {
  const at = new Uint32Array(4);
  const last = new Uint32Array(4);
  for (let range = 0; range < words.length; range += 8) {
    for (let word = 0; word < 4; word++) {
      at[word] = words[range + word] as number;
      last[word] = words[range + 4 + word] as number;
    }
    let hostBits: number;
    do {
      hostBits = largestIpv6Block(at, last);
      visit(at[0] as number, at[1] as number, at[2] as number, at[3] as number, 128 - hostBits);
    } while (advance(at, last, hostBits));
  }
}

/** Goes on to the address behind the block that begins at `at`; false if the block ends at `last`. */
function advance(at: Uint32Array, last: Uint32Array, hostBits: number): boolean {
  if (hostBits === 128) return false;
  let word = 3 - (hostBits >>> 5);
  const size = blockSize(hostBits & 31);
  if (isLastBlock(at, last, word, size)) return false;
  at[word] = (at[word] as number) + size;
  while (at[word] === 0) {
    word--;
    at[word] = (at[word] as number) + 1;
  }
  return true;
}

/** Whether the block, of `size` units of that word, ends at `last`: it does not go beyond, so these words tell. */
function isLastBlock(at: Uint32Array, last: Uint32Array, word: number, size: number): boolean {
  for (let i = 0; i < word; i++) if (at[i] !== last[i]) return false;
  return (at[word] as number) + size - 1 === last[word];
}

/** Addresses in a block. A shift, as `**` costs more than all the rest of the cutting. */
function blockSize(hostBits: number): number {
  return hostBits === 32 ? 0x1_0000_0000 : (1 << hostBits) >>> 0;
}

/** Host bits of the largest block that begins at `first` and does not go beyond `last`; both of 32 bits. */
function largestBlock(first: number, last: number): number {
  const aligned = trailingZeros(first);
  // Above this bit both are the same, so no larger block begins at the one and ends at the other.
  const spread = 32 - Math.clz32(first ^ last);
  if (aligned < spread) return aligned;
  return trailingZeros(~last) >= spread ? spread : spread - 1;
}

/** The same over four words. */
function largestIpv6Block(first: Uint32Array, last: Uint32Array): number {
  const aligned = trailingZeros128(first, 0);
  const spread = differingBits(first, last);
  if (aligned < spread) return aligned;
  return trailingZeros128(last, -1) >= spread ? spread : spread - 1;
}

/** Number of bits from the first one that differs on. */
function differingBits(a: Uint32Array, b: Uint32Array): number {
  for (let word = 0; word < 4; word++) {
    const difference = (a[word] as number) ^ (b[word] as number);
    if (difference !== 0) return 128 - 32 * word - Math.clz32(difference);
  }
  return 0;
}

/** Zero bits at the end, of each word as it is or, with −1, of its complement. */
function trailingZeros128(words: Uint32Array, flip: 0 | -1): number {
  for (let word = 3; word >= 0; word--) {
    const bits = (words[word] as number) ^ flip;
    if (bits !== 0) return 32 * (3 - word) + trailingZeros(bits);
  }
  return 128;
}

function trailingZeros(word: number): number {
  return (word | 0) === 0 ? 32 : 31 - Math.clz32(word & -word);
}
