import type { Family } from "../../ipam/ip.ts";
import { PrefixSet } from "../../ipam/prefix-set.ts";
import { PUBLIC_INTERNET } from "../address-space.ts";

export const FAMILIES = ["ipv4", "ipv6"] as const satisfies readonly Family[];

/** All addresses of a family. */
export const SPACE: Readonly<Record<Family, PrefixSet>> = {
  ipv4: PrefixSet.of(["0.0.0.0/0"]),
  ipv6: PrefixSet.of(["::/0"]),
};

export const INTERNET: Readonly<Record<Family, PrefixSet>> = {
  ipv4: PUBLIC_INTERNET.intersect(SPACE.ipv4),
  ipv6: PUBLIC_INTERNET.intersect(SPACE.ipv6),
};
