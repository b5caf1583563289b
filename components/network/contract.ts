import type { Output } from "@pulumi/pulumi";
import type { Isolation } from "../../ipam/zones/zone.ts";
import type { Deletion } from "../component.ts";
import type { Tags } from "../tagging/contract.ts";

/**
 * What a network is asked for, the same on both clouds. Everything here is a plain value: it decides how many
 * resources exist, so a preview shows them all. Records are keyed by names that are kept for good: adding a
 * key changes nothing of the others.
 */
export interface NetworkArgs {
  /** AWS account (12 digits) or Alibaba Cloud account (16 digits): key policies and roles name it. */
  readonly account: string;
  /** Where everything lies: the plan's allocation of this network, unchanged. */
  readonly addresses: NetworkAddresses;
  /** Tags of every resource; the required keys are those of `components/tagging/contract.ts`. */
  readonly tags: Tags;
  /** Zones of the plan that are its own, or differ from the guide's: what each may reach. */
  readonly zones?: Readonly<Record<string, Isolation>>;
  /** Keyed as the allocation's tiers. @clause 8.3.2-a */
  readonly tiers: Readonly<Record<string, TierArgs>>;
  /** How tiers with `egress` reach the internet over IPv4. */
  readonly egress: Egress;
  /** Named address sets outside the network that a flow may start from or end at: stores, head office, … */
  readonly peers?: Readonly<Record<string, PeerArgs>>;
  /** The allow matrix; whatever is not named here is refused. @clause 8.3.2-b */
  readonly flows: Readonly<Record<string, FlowArgs>>;
  /** Private ways to the cloud's own services, so that app and db need no internet for them. */
  readonly endpoints?: EndpointArgs;
  /** On, encrypted and kept 365 days unless told otherwise. @clause 8.3.4-a */
  readonly flowLogs?: FlowLogArgs;
  /** Whether the log store and its key may be deleted; refused by default. */
  readonly deletion?: Deletion;
  /** Raised service quotas of the account; the defaults are those of a fresh one (`limits.ts`). */
  readonly quotas?: Partial<Quotas>;
}

/** Addresses of one cloud network, by tier and availability zone; the planner's `CloudNetworkAllocation` fits. */
export interface NetworkAddresses {
  readonly name: string;
  readonly provider: "aws" | "alicloud";
  readonly region: string;
  readonly ipv4: string;
  /** Further blocks of the network; a tier's subnets may lie in one of them. */
  readonly secondary?: readonly string[];
  readonly stack: "ipv4" | "dual";
  /** Zone key → zone id: `use1-az1` on AWS (the id, not the account's letter), `cn-shanghai-b` on Alibaba Cloud. */
  readonly azs: Readonly<Record<string, { readonly id: string }>>;
  readonly tiers: Readonly<Record<string, TierAddresses>>;
}

export interface TierAddresses {
  readonly subnets: Readonly<Record<string, SubnetAddresses>>;
  /**
   * The block set aside for all zones of this tier, now and later. With it a network ACL needs one entry a
   * flow instead of one a zone, and adding a zone leaves every ACL as it is.
   */
  readonly ipv4?: string;
  /** The same in the network's IPv6 block: a run of /64s, by its first one and its prefix length (57–64). */
  readonly ipv6?: { readonly subnetId: number; readonly length: number };
}

export interface SubnetAddresses {
  readonly key: string;
  readonly ipv4: string;
  /** Which /64 of the /56 that the cloud gives the network: 0–255. */
  readonly ipv6SubnetId?: number;
}

/**
 * `web` may be entered from the internet, `app` and `management` may leave towards it, `db` has no way to or
 * from it at all.
 */
export type TierRole = "web" | "app" | "db" | "management";

export interface TierArgs {
  readonly role: TierRole;
  /**
   * Security zone that the tier's hosts belong to; flows are held to the zone matrix by it. Default: `management`
   * for that role, `server` for the others. @clause 3.4.1-c
   */
  readonly zone?: string;
  /**
   * Whether hosts of the tier start connections to the internet. Default: yes for `app` and `management`,
   * no for `web` and `db`; refused for `db`. @clause 8.3.2-a
   */
  readonly egress?: boolean;
  /** Ports this tier's hosts answer replies on; the default depends on the role (`firewall.ts`). */
  readonly clientPorts?: PortRange;
  /** Added to the tier's own resources. */
  readonly tags?: Tags;
}

/**
 * - `none`: no IPv4 way out.
 * - `shared`: one NAT gateway in zone `az`, for every zone; cheapest, gone when that zone is.
 * - `per-az`: one NAT gateway a zone.
 * - `regional`: one gateway the provider keeps up across zones. On Alibaba Cloud it still has a home vSwitch,
 *   so `az` is asked for there and refused on AWS.
 *
 * The zone is named, not picked: a zone added later can then never move the gateway. `tier` names the tier
 * that holds zonal gateways where more than one has the role `web`.
 */
export type Egress =
  | { readonly mode: "none" }
  | { readonly mode: "shared"; readonly az: string; readonly tier?: string }
  | { readonly mode: "per-az"; readonly tier?: string }
  | { readonly mode: "regional"; readonly az?: string; readonly tier?: string };

export interface PeerArgs {
  /** Why this network is trusted with the flows that name it. */
  readonly description: string;
  /** Zones whose devices have these addresses, as far as the plan knows them; a partner's network has none. */
  readonly zones?: readonly string[];
  readonly ipv4?: readonly string[];
  readonly ipv6?: readonly string[];
}

/** Inclusive. */
export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** One row of the matrix. @clause 5.2.2-a */
export interface FlowArgs {
  /** A tier, a peer, or `internet`. */
  readonly from: string;
  readonly to: string;
  readonly protocol: "tcp" | "udp";
  readonly ports: readonly (number | PortRange)[];
  /** Business reason, for the quarterly review. */
  readonly reason: string;
  readonly owner: string;
  /** Opens what the zone matrix forbids. Shows in the tags of the network and of the flow's rules. */
  readonly exception?: { readonly reason: string; readonly approver: string };
}

export interface EndpointArgs {
  /**
   * Object storage and the like, reached by a route and free of charge.
   * AWS: `s3`, `dynamodb`. Alibaba Cloud: `oss`.
   */
  readonly gateway?: readonly string[];
  /**
   * Key → service, reached by an address inside the network. AWS: the short name (`kms`, `logs`);
   * Alibaba Cloud: the PrivateLink service name of the region, which its console shows.
   */
  readonly interface?: Readonly<Record<string, string>>;
  /** Tier whose subnets hold the interface addresses; the only `app` tier by default. */
  readonly tier?: string;
  /** Tiers that use the endpoints; every `app` and `db` tier by default. */
  readonly users?: readonly string[];
}

export type FlowLogArgs =
  | {
      /** At least 184 days: six calendar months. @clause 1.10.2-c */
      readonly retentionDays?: number;
      /**
       * Alibaba Cloud: KMS instance (`kst-…`) to keep the key in. Without one the key is the default key of
       * account and region, of which there is one, and whose rotation is a paid option of KMS.
       */
      readonly kmsInstance?: string;
    }
  | {
      /** No flow log. Lands in the network's tags and fails the flow-log control unless an exception covers it. */
      readonly off: { readonly reason: string; readonly owner: string };
    };

/** Service quotas that a layout can run into. */
export interface Quotas {
  readonly aclEntriesPerDirection: number;
  readonly groupRulesPerDirection: number;
  readonly customRouteTables: number;
  readonly subnets: number;
}

/** What a network gives back, on both clouds. */
export interface NetworkOutputs {
  readonly vpcId: Output<string>;
  /** Tier → zone key → subnet (vSwitch). */
  readonly subnetIds: Readonly<Record<string, Readonly<Record<string, Output<string>>>>>;
  /** Table key (`<tier>`, or `<tier>-<zone>` under zonal NAT) → route table. */
  readonly routeTableIds: Readonly<Record<string, Output<string>>>;
  /** Tier → the group to put on its hosts. */
  readonly securityGroupIds: Readonly<Record<string, Output<string>>>;
  /** Tier → network ACL. */
  readonly networkAclIds: Readonly<Record<string, Output<string>>>;
  /** NAT key → public IPv4 address that partners may allow. Absent for AWS's regional gateway, which picks its own. */
  readonly natAddresses: Readonly<Record<string, Output<string>>>;
  /** Endpoint key → endpoint. */
  readonly endpointIds: Readonly<Record<string, Output<string>>>;
  /** Where flow logs go: log group ARN, or `<project>/<store>`; absent where they are off. */
  readonly flowLogStore?: Output<string>;
  /** Key that encrypts them. */
  readonly flowLogKey?: Output<string>;
}
