/** The clouds a network can be planned for, by the name of their provider package. */
export const PROVIDERS = ["aws", "alicloud"] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What a cloud accepts and keeps; the sources stand beside each block, read in November 2026. */
export interface CloudLimits {
  /** IPv4 prefix length of a whole network: shortest and longest. */
  readonly network: { readonly shortest: number; readonly longest: number };
  /** IPv4 prefix length of one subnet. */
  readonly subnet: { readonly shortest: number; readonly longest: number };
  /** IPv4 addresses the cloud keeps at the start and at the end of each subnet. */
  readonly kept: { readonly first: number; readonly last: number };
  /** IPv4 space in which no network may lie. */
  readonly forbidden: readonly string[];
  /** The cloud gives a network a prefix of this length; its /64 have the numbers 0 to `ipv6Subnets` − 1. */
  readonly ipv6NetworkLength: number;
  readonly ipv6Subnets: number;
  /** Defaults that can be raised by a request to the cloud. */
  readonly quotas: {
    readonly networksPerRegion: number;
    readonly subnetsPerNetwork: number;
    readonly secondaryBlocksPerNetwork: number;
    /** Without the table the cloud makes by itself. */
    readonly routeTablesPerNetwork: number;
    readonly routesPerTable: number;
  };
}

export const CLOUD_LIMITS: Readonly<Record<Provider, CloudLimits>> = {
  // Quotas: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (the main route table and
  // the primary block count there; accounts of late are given more routes than the 50 taken here).
  // Lengths and kept addresses: CreateVpc and CreateSubnet of the EC2 API reference.
  aws: {
    network: { shortest: 16, longest: 28 },
    subnet: { shortest: 16, longest: 28 },
    kept: { first: 4, last: 1 },
    forbidden: ["127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"],
    ipv6NetworkLength: 56,
    ipv6Subnets: 256,
    quotas: {
      networksPerRegion: 5,
      subnetsPerNetwork: 200,
      secondaryBlocksPerNetwork: 4,
      routeTablesPerNetwork: 199,
      routesPerTable: 50,
    },
  },
  // Quotas: https://www.alibabacloud.com/help/en/vpc/user-guide/vpc-quotas.
  // Kept addresses: https://www.alibabacloud.com/help/en/vpc/developer-reference/api-vpc-2016-04-28-createvswitch.
  // Network lengths and forbidden space: cidrBlock of vpc.Network in @pulumi/alicloud 3.108.0.
  // Subnet lengths: https://www.alibabacloud.com/help/doc-detail/100380.htm.
  alicloud: {
    network: { shortest: 8, longest: 28 },
    subnet: { shortest: 16, longest: 29 },
    kept: { first: 1, last: 3 },
    forbidden: ["100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"],
    ipv6NetworkLength: 56,
    ipv6Subnets: 256,
    quotas: {
      networksPerRegion: 10,
      subnetsPerNetwork: 150,
      secondaryBlocksPerNetwork: 5,
      routeTablesPerNetwork: 9,
      routesPerTable: 200,
    },
  },
};
