import type { Input, Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { AlertRoute } from "../chat-notifier/contract.ts";
import type { Deletion } from "../component.ts";
import type { EdgeRef } from "../edge-shield/contract.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { PolicyStatement } from "../policy-document.ts";
import type { Tags } from "../tagging/contract.ts";
import type { Clients, Placement } from "../workload/contract.ts";

/**
 * A business system's servers behind a load balancer, in every zone given: TLS 1.2 or later in front, as many
 * servers as the hour needs, and releases that go to a tenth first. @clause 11.4.2-a @clause 12.2.3-a
 *
 * `subnets` of the placement are those of the servers; the balancer has its own.
 */
export interface WebTierArgs extends Placement {
  readonly tags: Tags;
  /** Short name of the business system, as alarms tell of it. */
  readonly system: string;
  readonly exposure: Exposure;
  /** Zone key → where the balancer stands; the zones are those of the servers. */
  readonly balancerSubnets: Readonly<Record<string, BalancerSubnet>>;
  /** ARN of a certificate of ACM, or id in Certificate Management Service with its region (`123-cn-hangzhou`). */
  readonly certificate: Input<string>;
  readonly server: ServerArgs;
  readonly capacity: CapacityArgs;
  /** Encrypts the disks. It serves ebs and autoscaling (spot too where `interruptible`), or ecs and ess. */
  readonly key: KeyRef;
  readonly accessLog: AccessLogArgs;
  /** Who hears that a release was taken back. */
  readonly route: AlertRoute;
  /** What servers may do besides: each names its actions and resources. */
  readonly permissions?: readonly PolicyStatement[];
  /** Part of the servers may be taken back by the provider at minutes' notice. Refused in production. */
  readonly interruptible?: InterruptibleArgs;
  /** Raised service quotas; the defaults are those of a fresh account (`limits.ts`). */
  readonly quotas?: { readonly targets?: number; readonly scheduled?: number };
  readonly deletion?: Deletion;
}

export type Exposure =
  | { readonly to: "inside"; readonly clients: Clients }
  | { readonly to: "internet"; readonly edge: EdgeRef | Unshielded };

/** An entrance from the internet without a firewall before it. Shows in the balancer's tags. */
export interface Unshielded {
  readonly none: { readonly reason: string; readonly owner: string };
}

export interface BalancerSubnet {
  readonly id: Input<string>;
  /** Its prefix in the plan: on Alibaba Cloud balancers reach servers from these addresses. */
  readonly ipv4: string;
}

export interface ServerArgs {
  /** Image id. A new one is a release: a tenth of the servers, half an hour of watching, then all. */
  readonly image: Input<string>;
  readonly type: string;
  /** Port that the application answers on. */
  readonly port: number;
  /** Answers 200 when the server is ready to serve. Default: `/healthz`. */
  readonly healthPath?: string;
  /** Clear text between balancer and server. Left out, the application answers TLS, with any certificate. */
  readonly plain?: { readonly reason: string; readonly owner: string };
  readonly diskGb?: number;
  /** AWS: name of the image's root device. Default: `/dev/xvda`. */
  readonly rootDevice?: string;
  /** What a server does on its first start. */
  readonly setup?: CloudSetup;
  /** Further groups of the servers: the tier's own, which says what they may reach. */
  readonly groups?: readonly Input<string>[];
  /** Seconds until a new server takes its full share. Default: 120. */
  readonly warmupSeconds?: number;
  /** Seconds that a server which leaves still has for its requests. Default: 60. */
  readonly drainSeconds?: number;
}

/** The part of cloud-init that is used here; rendered and measured at plan time. No secrets: servers fetch those. */
export interface CloudSetup {
  readonly packages?: readonly string[];
  /** Absolute path → file. */
  readonly files?: Readonly<Record<string, { readonly content: string; readonly permissions?: string }>>;
  /** Run in this order, once, as root. */
  readonly commands?: readonly string[];
}

/** Numbers of servers, over all zones. */
export interface CapacityArgs {
  /** At night. At least one a zone. */
  readonly minimum: number;
  /** When the doors open. */
  readonly opening: number;
  /** At the busiest hour of an ordinary day; 30 % are held above it. @clause 2.6.1-f */
  readonly peak: number;
  /** Percent of CPU that scaling aims at, 60 to 80. Default: 70. @clause 2.6.1-a */
  readonly cpuTarget?: number;
  /** Opening hours on the group's clock. Default: 08:30, before the doors open at 9, to 22:30. */
  readonly hours?: { readonly from: string; readonly to: string; readonly offset?: string };
  /** The day on which this plan was made, `YYYY-MM-DD`. What is scheduled begins on the next. */
  readonly plannedOn: string;
  /** Campaigns to come, by a name that is kept. @clause 12.2.3-a */
  readonly campaigns?: Readonly<Record<string, CampaignArgs>>;
}

export interface CampaignArgs {
  /** `YYYY-MM-DDTHH:MM` on the group's clock. */
  readonly from: string;
  readonly to: string;
  /** Servers that its busiest hour will need; 30 % more stand ready half an hour before. */
  readonly peak: number;
}

export type AccessLogArgs =
  /** AWS: bucket that lets balancers write: the archive's `access`, of the same region. */
  | { readonly bucket: Input<string> }
  /** Alibaba Cloud: a log store of its own is made. Days kept; default and least: 184. @clause 1.10.2-c */
  | { readonly retentionDays: number };

export interface InterruptibleArgs {
  readonly reason: string;
  readonly owner: string;
  /** Share of what runs above the minimum that stays on demand. Default: 50. */
  readonly onDemandPercent?: number;
  /** Further types of about the same size: one type alone is taken back all at once. */
  readonly types: readonly string[];
}

export interface WebTierOutputs {
  /** Name that the system's DNS record points to. */
  readonly dnsName: Output<string>;
  /** ARN, or id, of the balancer. */
  readonly balancer: Output<string>;
  /** Security group on the servers: what they use names it. */
  readonly serverGroup: Output<string>;
  /** Scaling groups: one on AWS, one a zone on Alibaba Cloud. */
  readonly groups: Readonly<Record<string, Output<string>>>;
  /** Role of the servers: what they use lets it in. */
  readonly role: Output<string>;
  /** For the `alarms` component. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}
