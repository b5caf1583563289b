/** The clouds a network can be planned for, by the name of their provider package. */
export const PROVIDERS = ["aws", "alicloud"] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What a cloud accepts and keeps. Read on 2026-11-23 from the pages named beside each block. */
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
  // https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html (quotas),
  // …/userguide/vpc-cidr-blocks.html (/16–/28, 5 blocks with the primary one, ranges kept by AWS),
  // …/userguide/subnet-sizing.html (the first four addresses and the last one).
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
      routesPerTable: 500,
    },
  },
  // https://www.alibabacloud.com/help/en/vpc/user-guide/quotas (quotas),
  // …/vpc/create-and-manage-a-vpc (masks and excluded ranges),
  // …/vpc/user-guide/create-and-manage-a-vswitch (the first address and the last three; IPv6 number 0–255).
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
