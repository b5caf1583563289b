import type { Family } from "./ip.ts";

/** Host bits of one word of 32, where `length` bits of it belong to the network; none below 0 or above 32 do. */
export function hostMask(length: number): number {
  if (length >= 32) return 0;
  return length <= 0 ? 0xffffffff : 0xffffffff >>> length;
}

/** Whether an address (in words; IPv4 has `w0` alone) has a bit set behind the first `length`. */
export function hasHostBits(
  family: Family,
  w0: number,
  w1: number,
  w2: number,
  w3: number,
  length: number,
): boolean {
  if ((w0 & hostMask(length)) !== 0) return true;
  return (
    family === "ipv6" &&
    ((w1 & hostMask(length - 32)) !== 0 ||
      (w2 & hostMask(length - 64)) !== 0 ||
      (w3 & hostMask(length - 96)) !== 0)
  );
}
