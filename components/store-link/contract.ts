import type { Input, Output } from "@pulumi/pulumi";
import type { Provider, RegionPlace } from "../../ipam/index.ts";
import type { Isolation } from "../../ipam/zones/zone.ts";
import type { MetricTarget } from "../alarms/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";
import type { RouterPlan } from "./router/plan.ts";

/** A region of one cloud that stores may be joined to: `alicloud/cn-shanghai`. */
export type Hub = `${Provider}/${string}`;

export const VENDORS = ["cisco-ios-xe", "huawei-ar", "linux"] as const;
export type Vendor = (typeof VENDORS)[number];

/**
 * Stores of one hub: a router of the cloud in its region, tunnels to it from each store, and a route table for each
 * segment. The same `stores` go to every hub; each takes those that are pinned to it. @clause 3.5.1-a
 */
export interface StoreLinkArgs {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  /** Every hub of the group; each store is pinned to one of them, the nearest when it was opened. */
  readonly hubs: readonly Hub[];
  /** Store → where it stands and how it is joined. Keys are identities and are kept for good. */
  readonly stores: Readonly<Record<string, StoreArgs>>;
  /** Networks of this region that stores may reach, by a name that is kept for good. */
  readonly networks: Readonly<Record<string, HubNetworkArgs>>;
  /** What travels apart from what. Default: {@link SEGMENTS}. @clause 3.4.1-b @clause 3.4.1-c */
  readonly segments?: Readonly<Record<string, SegmentArgs>>;
  /** Zones of the plan that are its own, or differ from the guide's: what each may reach. */
  readonly zones?: Readonly<Record<string, Isolation>>;
  /**
   * Blocks of the plan that hold all stores: networks get routes to these and not to each store, so that their
   * route tables hold. @clause 3.2.4-a
   */
  readonly storeBlocks: readonly string[];
  /** Encrypts the pre-shared keys; it serves secretsmanager. */
  readonly key: KeyRef;
  /** AWS: encrypts the logs of tunnels; it serves logs. Default: `key`, which then serves both. */
  readonly logKey?: KeyRef;
  /** Alibaba Cloud: KMS instance (`kst-…`) that keeps key and secrets; without one the region's default key does. */
  readonly kmsInstance?: string;
  /** `YYYY-MM-DD` since when the pre-shared keys count; another day makes new ones. @clause 1.1.9-b */
  readonly keysSince: string;
  /** Measures delay and loss of each store's line. */
  readonly probes?: ProbeArgs;
  /** Numbers of the hub and of the stores in BGP. Default: 64512 and 65010. */
  readonly asn?: { readonly hub?: number; readonly stores?: number };
  /** AWS: days that logs of tunnels are kept. Default: 365. @clause 1.10.2-a */
  readonly logRetentionDays?: number;
  /** Alibaba Cloud: where tunnels by the national standard end, by segment. */
  readonly national?: Readonly<Record<string, NationalGatewayArgs>>;
  /** Raised quotas of the account; the defaults are those of a fresh one. */
  readonly quotas?: Partial<StoreLinkQuotas>;
  readonly deletion?: Deletion;
}

export interface StoreArgs {
  /** Number of the store, its own and never another's: addresses inside tunnels follow from it. 1 to 665. */
  readonly number: number;
  readonly place: Pick<RegionPlace, "latitude" | "longitude">;
  /** Hub that the store is joined to, written down once: a hub that opens nearer by moves no store. */
  readonly hub: Hub;
  /** Zone → prefixes of the plan in this store. */
  readonly zones: Readonly<Record<string, readonly string[]>>;
  readonly lines: { readonly main: LineArgs; readonly backup?: LineArgs };
  /** Important stores have a backup line. Default: true. @clause 3.5.1-b */
  readonly important?: boolean;
  readonly device: Vendor;
  /** Address inside the store that answers pings, of a zone that travels in the probes' segment. */
  readonly probe?: string;
  /** Cipher of the tunnels. Default: `aes-256`. @clause 3.5.3-b @clause 3.5.3-c */
  readonly cipher?: "aes-256" | { readonly sm4: { readonly reason: string; readonly owner: string } };
  /** Joined to a hub too far for the delay that is asked for, or important and without backup line: why. */
  readonly waivers?: Readonly<
    Partial<Record<StoreWaiver, { readonly reason: string; readonly owner: string }>>
  >;
}

export type StoreWaiver = "far-hub" | "no-backup-line";

export const LINE_KINDS = ["fibre", "broadband", "4g", "5g"] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export interface LineArgs {
  readonly kind: LineKind;
  /** Of the router, as its configuration names it: `GigabitEthernet0/0/0`, `Cellular0/2/0`. */
  readonly interface: string;
  /** Next hop on this line, where it is no point-to-point line. */
  readonly nextHop?: string;
  /** Fixed public IPv4 address of the router on this line. */
  readonly address?: string;
  /**
   * AWS: certificate of the router in Certificate Manager, by a private authority of it. The line then needs no
   * fixed address, as with most 4G and 5G lines.
   */
  readonly certificateArn?: Input<string>;
}

export interface SegmentArgs {
  /** 0 to 5, its own and never another's: addresses inside tunnels follow from it. */
  readonly slot: number;
  readonly zones: readonly string[];
}

export interface HubNetworkArgs {
  readonly vpcId: Input<string>;
  /** Zone key → subnet (vSwitch) that the hub's router has an interface in. */
  readonly subnets: Readonly<Record<string, Input<string>>>;
  /** Security zone → prefixes of the tiers whose hosts belong to it; stores get routes to these alone. */
  readonly zones: Readonly<Record<string, readonly string[]>>;
  /** Route tables of the network that get routes to the stores, by name. */
  readonly routeTables: Readonly<Record<string, Input<string>>>;
}

export interface ProbeArgs {
  /** AWS: network that probes start from; one of `networks`. */
  readonly network: string;
}

/** A network that holds a gateway by the national standard and nothing else; it belongs to one segment. */
export interface NationalGatewayArgs {
  readonly vpcId: Input<string>;
  /** Its system route table. */
  readonly routeTableId: Input<string>;
  /** Zone id → vSwitch, two of them. */
  readonly vswitches: Readonly<Record<string, Input<string>>>;
  /** Mbit/s. */
  readonly bandwidth: 5 | 10 | 20 | 50 | 100 | 200 | 500 | 1000;
  /** Certificate (PEM) of the authority by which the stores' routers show who they are: SM2. */
  readonly storeAuthority: Input<string>;
}

export interface StoreLinkQuotas {
  readonly connections: number;
  readonly customerGateways: number;
  readonly attachments: number;
  readonly routeTables: number;
  readonly routes: number;
  readonly networkRoutes: number;
}

export interface StoreLinkOutputs {
  /** Transit gateway, or transit router. */
  readonly hubId: Output<string>;
  /** Segment or network → its route table in the hub. */
  readonly routeTableIds: Readonly<Record<string, Output<string>>>;
  /** Network → its attachment to the hub. */
  readonly attachmentIds: Readonly<Record<string, Output<string>>>;
  /** Store → secret with the pre-shared keys of its tunnels, by tunnel. */
  readonly secrets: Readonly<Record<string, Output<string>>>;
  /** Store → all that its router has to be told, without any key: `renderRouter` makes a configuration of it. */
  readonly routers: Readonly<Record<string, Output<RouterPlan>>>;
  /** For `AlarmsArgs.targets`: broken tunnels, delay and loss. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}
