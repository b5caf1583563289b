import type { Input, Output } from "@pulumi/pulumi";
import type { MetricTarget } from "../alarms/contract.ts";
import type { Deletion } from "../component.ts";
import type { KeyRef } from "../keys/contract.ts";
import type { Tags } from "../tagging/contract.ts";

/**
 * The way between AWS and Alibaba Cloud, described once and given to both sides: `AlicloudLinkGateway` first, then
 * `AwsCloudLink` with its addresses, then `AlicloudCloudLink` with the tunnels. @clause 8.6.1-a
 */
export interface CloudLinkArgs {
  readonly tags: Tags;
  readonly aws: AwsSideArgs;
  readonly alicloud: AlicloudSideArgs;
  /** Numbers of both sides in BGP. Default: 64512 and 65020. */
  readonly asn?: { readonly aws?: number; readonly alicloud?: number };
  /** `YYYY-MM-DD` since when the pre-shared keys count; another day makes new ones. @clause 1.1.9-b */
  readonly keysSince: string;
  /** One side lies in mainland China and the other does not: by which licence, and who answers for it. */
  readonly crossBorder?: { readonly reason: string; readonly owner: string };
  /** AWS: encrypts the logs of the tunnels; it serves logs. */
  readonly key: KeyRef;
  /** Days that logs of tunnels are kept. Default: 365. @clause 1.10.2-a */
  readonly logRetentionDays?: number;
  readonly deletion?: Deletion;
}

interface SideArgs {
  readonly account: string;
  readonly region: string;
  /** Prefixes of the plan on this side; none may lie on the other. @clause 3.2.1-a */
  readonly prefixes: readonly string[];
  /** Private domains that are answered on this side, and asked for from the other. */
  readonly domains: readonly string[];
}

export interface AwsSideArgs extends SideArgs {
  /** Transit gateway, and what the other cloud may reach by it. */
  readonly hub: LinkHub;
  /** Tables of the transit gateway that learn the other side's prefixes, by name. */
  readonly learnt: Readonly<Record<string, Input<string>>>;
  /** Network that answers for names, attached to the transit gateway. */
  readonly network: {
    readonly vpcId: Input<string>;
    readonly subnets: Readonly<Record<string, Input<string>>>;
    readonly routeTables: Readonly<Record<string, Input<string>>>;
  };
  /** Zone key → address at which names are answered, in that zone's subnet: the other side is told of it. */
  readonly resolvers: Readonly<Record<string, string>>;
}

/** Either a table of the transit gateway that stands already, or attachments of networks that a table is made of. */
export type LinkHub = { readonly id: Input<string> } & (
  | { readonly routeTableId: Input<string> }
  | { readonly attachments: Readonly<Record<string, Input<string>>> }
);

export interface AlicloudSideArgs extends SideArgs {
  readonly network: {
    readonly vpcId: Input<string>;
    /**
     * Tables of the network's own, by name: the gateway writes what BGP brings into the system table alone, so these
     * get routes to AWS's prefixes. None where every vSwitch uses the system table.
     */
    readonly routeTables?: Readonly<Record<string, Input<string>>>;
    /** Zone id → vSwitch with its prefix, two of them: the gateway has a tunnel in each. */
    readonly vswitches: Readonly<Record<string, { readonly id: Input<string>; readonly ipv4: string }>>;
  };
  /** Mbit/s of the gateway. */
  readonly bandwidth: Bandwidth;
}

export const BANDWIDTHS = [10, 20, 50, 100, 200, 500, 1000] as const;
export type Bandwidth = (typeof BANDWIDTHS)[number];

/** One of the two tunnels, as the side that has made it hands it to the other. */
export interface LinkTunnel {
  readonly address: Output<string>;
  /** A secret. */
  readonly key: Output<string>;
}

export interface AlicloudLinkGatewayOutputs {
  readonly gatewayId: Output<string>;
  /** Addresses of the gateway on the internet, one a zone. */
  readonly addresses: readonly [Output<string>, Output<string>];
}

export interface AwsCloudLinkArgs extends CloudLinkArgs {
  /** `AlicloudLinkGateway.addresses` */
  readonly peer: readonly [Input<string>, Input<string>];
}

export interface AwsCloudLinkOutputs {
  readonly tunnels: readonly [LinkTunnel, LinkTunnel];
  /** For `AlarmsArgs.targets`. */
  readonly alarmTargets: Readonly<Record<string, MetricTarget>>;
}

export interface AlicloudCloudLinkArgs extends CloudLinkArgs {
  /** `AlicloudLinkGateway.gatewayId` */
  readonly gatewayId: Input<string>;
  /** `AwsCloudLink.tunnels` */
  readonly tunnels: readonly [LinkTunnel, LinkTunnel];
}

export interface AlicloudCloudLinkOutputs {
  readonly connectionId: Output<string>;
}
