import type { Input, Output } from "@pulumi/pulumi";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";

/**
 * What stands before entrances from the internet: a web application firewall, limits by address and country, and a
 * delivery network if asked for. One for each account and region. @clause 8.3.2-c @clause 8.3.2-d
 */
export interface EdgeShieldArgs {
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  /** The day on which this was planned, `YYYY-MM-DD`: a count that has run out is a fault. */
  readonly plannedOn: string;
  /**
   * Whether rules stop what they find. A new firewall counts first, for 30 days at most; then it blocks. Counting
   * shows in the tags.
   */
  readonly mode: "block" | { readonly count: { readonly until: string; readonly owner: string } };
  /** Requests that one address may make in five minutes. Default: 2,000. @clause 12.2.3-b */
  readonly rate?: number;
  /** Tighter limits for parts of a site: what signs in, pays or searches. Key → path and limit. */
  readonly paths?: Readonly<Record<string, PathLimit>>;
  /** Countries, ISO 3166-1 with two letters. Default: everybody may come. */
  readonly countries?: { readonly refuse: readonly string[] } | { readonly admit: readonly string[] };
  /** Further kinds of applications behind it: AWS adds the rules made for them. */
  readonly applications?: readonly ApplicationKind[];
  /**
   * Rules that only count for good, since they stop what is right: `<group>/<rule>` on AWS
   * (`AWSManagedRulesCommonRuleSet/SizeRestrictions_BODY`), the rule's number on Alibaba Cloud. Show in the tags.
   */
  readonly exceptions?: Readonly<Record<string, { readonly reason: string; readonly owner: string }>>;
  readonly logs: ShieldLogs;
  /** AWS: `advanced` protects what stands behind it with Shield Advanced, which the group has subscribed to. */
  readonly ddos?: "standard" | "advanced";
  /** Alibaba Cloud: Anti-DDoS Origin for fixed addresses of the region. It is paid for months in advance. */
  readonly origin?: OriginProtectionArgs;
  readonly network?: DeliveryNetworkArgs;
  /**
   * Alibaba Cloud: WAF 3.0 instance of the account, of which there is one on each side of the border: `make` opens one
   * that is paid by use.
   */
  readonly instance?: "make" | Input<string>;
  readonly deletion?: Deletion;
}

export const APPLICATION_KINDS = ["linux", "windows", "php", "wordpress"] as const;

export type ApplicationKind = (typeof APPLICATION_KINDS)[number];

export interface PathLimit {
  /** Beginning of the path, `/login`. */
  readonly path: string;
  /** Requests of one address in five minutes. */
  readonly requests: number;
}

export interface OriginProtectionArgs {
  /** Public IPv4 addresses of this region that stay (EIPs), each by a name that is kept for good. */
  readonly addresses: Readonly<Record<string, Input<string>>>;
  readonly instance: { readonly id: Input<string> } | { readonly buy: OriginPurchase };
}

/** What is bought cannot be given back: destroying the stack leaves it, paid for, until its time is over. */
export interface OriginPurchase {
  /** 1 to 9, 12, 24 or 36. */
  readonly months: number;
  /** Traffic of an ordinary day, Mbit/s. */
  readonly cleanMbps: number;
  /** The words {@link PURCHASE_WORDS}. */
  readonly acknowledged: string;
}

export const PURCHASE_WORDS = "paid in advance and not given back";

export type ShieldLogs =
  /** AWS: serves logs; what was asked is kept so many days. Default and least: 184. @clause 1.10.2-c */
  | { readonly key: KeyRef; readonly retentionDays?: number }
  /** Alibaba Cloud: name of the audit archive whose `collect` takes WAF's log; there it is no resource of its own. */
  | { readonly collectedBy: string };

/** Static content near customers, and everything else through the same door. @clause 8.2.3-e */
export interface DeliveryNetworkArgs {
  /** Names that customers use. */
  readonly domains: readonly string[];
  /** Name that leads to the balancer, with a certificate of its own there. */
  readonly origin: string;
  /** AWS: ARN in `us-east-1`. Alibaba Cloud: id in Certificate Management Service. */
  readonly certificate: Input<string>;
  /** Paths that may be kept near customers. Default: `/static/*`. */
  readonly cached?: readonly string[];
  /** Changed, the secret between network and balancer is made anew. */
  readonly secretVersion?: string;
  /** AWS: key in `us-east-1` for the logs, which are written there. It serves logs. */
  readonly key?: KeyRef;
  /** Alibaba Cloud: customers in the mainland, outside, or both. Default: the side of the region. */
  readonly scope?: "domestic" | "overseas" | "global";
}

/**
 * What stands before an entrance from the internet, as that entrance takes it. It is made first, so no entrance is
 * ever open without it. @clause 8.3.2-c
 */
export type EdgeRef = AwsEdgeRef | AlicloudEdgeRef;

export interface AwsEdgeRef {
  readonly provider: "aws";
  readonly region: string;
  /** Regional web ACL, to be associated with the balancer. */
  readonly webAclArn: Input<string>;
  /** Shield Advanced protects the balancer as well. */
  readonly ddos?: "standard" | "advanced";
  readonly origin?: OriginSecret;
}

export interface AlicloudEdgeRef {
  readonly provider: "alicloud";
  readonly region: string;
  /** WAF 3.0 instance, whose default templates hold for every balancer of the edition with a firewall. */
  readonly instanceId: Input<string>;
  readonly origin?: OriginSecret;
}

/** Header by which the balancer knows the delivery network; whoever comes without it is refused. */
export interface OriginSecret {
  readonly header: string;
  /** A Pulumi secret. */
  readonly value: Input<string>;
}

export interface EdgeShieldOutputs {
  /** What an entrance is given: `exposure: { to: "internet", edge }`. */
  readonly edge: EdgeRef;
  /** Domain → the name that its DNS record points to; empty without a delivery network. */
  readonly networkNames: Readonly<Record<string, Output<string>>>;
}
