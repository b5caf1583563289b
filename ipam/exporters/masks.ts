import { Netmask } from "netmask";

export interface Masks {
  readonly mask: string;
  readonly wildcard: string;
}

/** Masks of IPv4 prefixes by their length: there are no more than these. */
const MASKS: readonly Masks[] = Array.from({ length: 33 }, (_, length) => {
  const { mask, hostmask } = new Netmask(`0.0.0.0/${length}`);
  return { mask, wildcard: hostmask };
});

export function masksOf({ length }: { readonly length: number }): Masks {
  return MASKS[length] as Masks;
}
