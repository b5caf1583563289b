import type { NetworkAddresses, PortRange, Quotas } from "./contract.ts";

type Cloud = NetworkAddresses["provider"];

/**
 * Quotas of a fresh account, read on 2026-11-23.
 * AWS: "Amazon VPC quotas" in the VPC user guide: 200 route tables and 200 subnets a VPC; 20 ACL entries (at
 * most 40) and 60 group rules a direction, both counted apart for IPv4 and IPv6.
 * Alibaba Cloud: "VPC quotas": 9 custom tables, 150 vSwitches a VPC; ALIYUN::VPC::NetworkAcl: 20 entries a
 * direction, taken here for both families together, the stricter reading; security groups 200 rules in all,
 * halved here by direction.
 */
export const DEFAULT_QUOTAS: Readonly<Record<Cloud, Quotas>> = {
  aws: { aclEntriesPerDirection: 20, groupRulesPerDirection: 60, customRouteTables: 200, subnets: 200 },
  alicloud: { aclEntriesPerDirection: 20, groupRulesPerDirection: 100, customRouteTables: 9, subnets: 150 },
};

/** Whether a cloud's rule quotas hold for each address family by itself. */
export const QUOTAS_BY_FAMILY: Readonly<Record<Cloud, boolean>> = { aws: true, alicloud: false };

/** Entries that a cloud adds to an ACL itself and counts: AWS closes each family by refusing the rest. */
export const CLOSING_ENTRIES: Readonly<Record<Cloud, number>> = { aws: 1, alicloud: 0 };

/** Widest and narrowest IPv4 prefix a service takes; CreateVpc, CreateSubnet, CreateVpc and CreateVSwitch. */
export const PREFIX_BOUNDS: Readonly<
  Record<Cloud, { readonly network: readonly [number, number]; readonly subnet: readonly [number, number] }>
> = {
  aws: { network: [16, 28], subnet: [16, 28] },
  alicloud: { network: [8, 28], subnet: [16, 29] },
};

/** Blocks that a network takes beside its first one: "IPv4 CIDR blocks per VPC" is five with it on AWS. */
export const SECONDARY_BLOCKS: Readonly<Record<Cloud, number>> = { aws: 4, alicloud: 5 };

/** Zones of one network. @clause 8.4.1-a */
export const ZONES = { least: 2, most: 4 } as const;

/** What CloudWatch Logs accepts for `retentionInDays`, less 0 (for ever). @pulumi/aws 7.48, LogGroupArgs */
export const LOG_GROUP_RETENTION = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;

/** SLS keeps logs 1–3650 days, 3650 being for ever. @pulumi/alicloud 3.108, StoreArgs */
export const LOG_STORE_RETENTION = { least: 1, most: 3650 } as const;

export const FLOW_LOG_RETENTION = {
  /** Satisfies "6 months to 1 year", and is the first value above six months that CloudWatch takes. @clause 1.10.2-a */
  default: 365,
  /** The longest six calendar months. @clause 1.10.2-c */
  floor: 184,
} as const;

/**
 * Ports that hosts take replies on. Load balancers, NAT gateways, functions and hosts of other networks may
 * use any from 1024 (VPC user guide, "Ephemeral ports"); Linux and Windows servers start at 32768, which
 * keeps the usual database and administration ports shut where the reply's sender is the whole internet.
 */
export const CLIENT_PORTS = {
  any: { from: 1024, to: 65535 },
  server: { from: 32768, to: 65535 },
} as const satisfies Record<string, PortRange>;

/**
 * Port inside the widest reply range that is worth attacking: remote desktop. Refused to the internet ahead of
 * the replies, as the VPC user guide advises for that range; one connection in 64,512 picks it and starts anew.
 */
export const REFUSED_REPLY_PORT: PortRange = { from: 3389, to: 3389 };

/** AWS security group rules: length, and the only characters a description may hold (AuthorizeSecurityGroupIngress). */
export const AWS_RULE_DESCRIPTION = { max: 255, allowed: /^[A-Za-z0-9. _:/()#,@[\]+=&;{}!$*-]*$/ } as const;

/** Alibaba Cloud: 512 in security groups, 256 in network ACLs; the shorter holds for both. */
export const ALICLOUD_RULE_DESCRIPTION = { max: 256 } as const;

/**
 * Where Alibaba Cloud's own services are inside every VPC: name servers, time, metadata, mirrors, security
 * agents, OSS by gateway endpoint. Public documents name it 100.64.0.0/10 (RFC 6598).
 */
export const ALICLOUD_SERVICES = "100.64.0.0/10";

/** NAT addresses are billed by traffic; the cap costs nothing. Most that PayByTraffic allows: EipAddressArgs. */
export const ALICLOUD_NAT_BANDWIDTH_MBPS = "200";
