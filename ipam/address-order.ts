import type { Prefix } from "./prefix.ts";
import { PrefixRows } from "./prefix-rows.ts";

/** Positions of prefixes of one family: by network address, then the wider first, then as given. */
export function orderPrefixes(prefixes: readonly Prefix[]): Uint32Array {
  return PrefixRows.of(prefixes).order();
}
