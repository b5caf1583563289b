import type { LineKind, Vendor } from "../contract.ts";
import type { InsideAddresses, LineKey, TunnelIndex } from "../tunnels.ts";

/** All that a store's router has to be told of its tunnels. It holds no key: those are fetched by who loads it. */
export interface RouterPlan {
  readonly store: string;
  readonly device: Vendor;
  readonly cloud: "aws" | "alicloud";
  readonly asn: { readonly hub: number; readonly store: number };
  readonly lines: Readonly<Partial<Record<LineKey, RouterLine>>>;
  readonly segments: readonly RouterSegment[];
  readonly tunnels: readonly RouterTunnel[];
}

export interface RouterLine {
  readonly kind: LineKind;
  readonly interface: string;
  readonly nextHop?: string;
  readonly address?: string;
}

/** A segment is a routing instance of its own in the router, as it is a route table of its own in the hub. */
export interface RouterSegment {
  readonly key: string;
  readonly slot: number;
  /** Prefixes of the store that the hub is told of, and nothing else. */
  readonly announces: readonly string[];
  /** Prefixes of the cloud that are taken from the hub, and nothing else. */
  readonly accepts: readonly string[];
}

export interface RouterTunnel {
  /** `payment-main-1`: name of the tunnel in the router, and of its key in the store's secret. */
  readonly key: string;
  readonly segment: string;
  readonly line: LineKey;
  readonly index: TunnelIndex;
  /** Of the interface: from slot, line and tunnel, so that a new segment renumbers none. */
  readonly number: number;
  readonly description: string;
  /** The cloud's end on the internet. */
  readonly outside: string;
  readonly inside: InsideAddresses;
  readonly auth: "certificate" | "pre-shared-key";
  /** `{{psk:<secret>#<tunnel>}}` stands where the key goes; see {@link fillPlaceholders}. */
  readonly psk: string;
}

/** Where a key is missing until somebody who may read the secret fills it in. */
export function keyPlaceholder(secret: string, tunnel: string): string {
  return `{{psk:${secret}#${tunnel}}}`;
}

/** Where the cloud's address is missing: Alibaba Cloud gives it when the connection is attached, after it was made. */
export function addressPlaceholder(connection: string, tunnel: TunnelIndex): string {
  return `{{address:${connection}#${tunnel}}}`;
}

/**
 * Puts values in the place of placeholders, on the machine that loads the router. `look` gets a kind (`psk`,
 * `address`), a source and a field.
 * @throws Error naming every placeholder without a value: half a configuration is not loaded.
 */
export function fillPlaceholders(
  text: string,
  look: (kind: string, source: string, field: string) => string | undefined,
): string {
  const missing = new Set<string>();
  const filled = text.replace(/\{\{(psk|address):([^#{}]+)#([^{}]+)\}\}/g, (whole, kind, source, field) => {
    const value = look(kind, source, field);
    if (value === undefined || value === "") missing.add(whole);
    return value ?? whole;
  });
  if (missing.size > 0) throw new Error(`no value for ${[...missing].join(", ")}`);
  return filled;
}
