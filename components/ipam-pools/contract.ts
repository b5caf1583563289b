import type { Output } from "@pulumi/pulumi";
import type { Tags } from "../tagging/contract.ts";

/**
 * What the pools are made of, the same on both clouds. The plan has chosen every address: the cloud's IPAM
 * hands nothing out by itself, it is told what is whose, so that nobody else takes it.
 */
export interface IpamPoolsArgs {
  /** Region that keeps the IPAM; Alibaba Cloud calls it the hosted region. */
  readonly region: string;
  /** Ranges of the plan by their key in the lock; `plannedRanges(allocation)` gives them. */
  readonly ranges: Readonly<Record<string, PlannedRange>>;
  readonly tags: Tags;
  /** Raised service quotas of the account; the defaults are those of a fresh one (`limits.ts`). */
  readonly quotas?: Partial<IpamQuotas>;
}

/**
 * - `aggregate`: a pool of its own, from which the others are cut.
 * - `region`: a pool for the sites of one region of the group.
 * - `network`: a cloud network; a pool in its region where it is of this cloud, an allocation elsewhere.
 * - `site`, `reserved`: space outside the cloud; an allocation that keeps everybody off it.
 */
export type RangeKind = "aggregate" | "region" | "network" | "site" | "reserved";

export interface PlannedRange {
  readonly kind: RangeKind;
  /** IPv4 blocks, each inside an aggregate. */
  readonly blocks: readonly string[];
  /** Routing table; each has a scope of its own, in which addresses may be used once more. Default: `main`. */
  readonly vrf?: string;
  /** Of a network: whose it is, and where. */
  readonly cloud?: { readonly provider: "aws" | "alicloud"; readonly region: string };
  readonly description?: string;
}

export interface IpamQuotas {
  readonly poolsPerScope: number;
  readonly cidrsPerPool: number;
  readonly scopes: number;
}

export interface IpamPoolsOutputs {
  readonly ipamId: Output<string>;
  /** By VRF. */
  readonly scopeIds: Readonly<Record<string, Output<string>>>;
  /** By pool key: `aggregates/group`, `regions/east/group` (of the region, cut from that aggregate), `clouds/tokyo/group`. */
  readonly poolIds: Readonly<Record<string, Output<string>>>;
}
