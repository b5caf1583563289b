import type { Provider } from "./cloud-limits.ts";
import type { Diagnostic } from "./diagnostic.ts";
import type { Address, Family } from "./ip.ts";
import type { Lock } from "./lock.ts";
import type { Prefix } from "./prefix.ts";

/** Words of NetBox for the state of a prefix. */
export type PrefixStatus = "container" | "active" | "reserved" | "deprecated";

/** One row of the plan table. @clause 3.2.4-b */
export interface AllocatedPrefix {
  /** Name in the lock: `east/sh-001/pos/ipv4`, `clouds/ali-hangzhou/app/cn-hangzhou-h/ipv4`. */
  readonly key: string;
  readonly prefix: Prefix;
  readonly family: Family;
  readonly vrf: string;
  readonly vlan: number | null;
  readonly region: string | null;
  /** Site, or cloud network. */
  readonly site: string | null;
  /** Security zone; in a cloud network its tier. */
  readonly zone: string | null;
  readonly gateway: Address | null;
  readonly status: PrefixStatus;
  readonly description: string | null;
}

export interface Move {
  readonly key: string;
  readonly from: Prefix;
  readonly to: Prefix;
}

/** The addresses of one cloud network, as plain texts: what a component needs of the plan. */
export interface CloudNetworkAllocation {
  readonly name: string;
  readonly provider: Provider;
  readonly region: string;
  /** Of the whole network (VPC). */
  readonly ipv4: string;
  /** Further blocks of it, in the order they were added. */
  readonly secondary?: readonly string[];
  readonly stack: "ipv4" | "dual";
  /** Availability zones in use, by key; the key is the zone's id. */
  readonly azs: Readonly<Record<string, { readonly id: string }>>;
  readonly tiers: Readonly<Record<string, CloudTierAllocation>>;
}

export interface CloudTierAllocation {
  /** The area set aside for every zone of the tier, now and later: rules that name it outlive a new zone. */
  readonly ipv4: string;
  /** In a dual-stack network: the same among the /64s of the cloud's /56, by the first one and the prefix length. */
  readonly ipv6?: { readonly subnetId: number; readonly length: number };
  /** By the key of the availability zone. */
  readonly subnets: Readonly<Record<string, CloudSubnetAllocation>>;
}

export interface CloudSubnetAllocation {
  readonly key: string;
  readonly ipv4: string;
  /** In a dual-stack network: which /64 of the /56 that the cloud gives, 0–255. */
  readonly ipv6SubnetId?: number;
}

export interface Allocation {
  /** In order of address, containers before what they hold. */
  readonly prefixes: readonly AllocatedPrefix[];
  readonly lock: Lock;
  /** Prefixes that have another address than in the lock given; only where the plan allows it. */
  readonly moved: readonly Move[];
  readonly warnings: readonly Diagnostic[];
  readonly cloudNetworks: ReadonlyMap<string, CloudNetworkAllocation>;
  /** @throws RangeError for a name that is no cloud network of the plan. */
  cloudNetwork(name: string): CloudNetworkAllocation;
}
