import type { IpamQuotas } from "./contract.ts";

/**
 * Quotas of a fresh account. AWS: "Quotas for your IPAM" in the IPAM user guide, whose page was not at hand to
 * read again; two of its five scopes are the default ones. Alibaba Cloud: 50 CIDR blocks a pool and ten levels of
 * pools, of which three are used here at most. An account with other quotas says so in `quotas`.
 */
export const DEFAULT_QUOTAS: Readonly<Record<"aws" | "alicloud", IpamQuotas>> = {
  aws: { poolsPerScope: 50, cidrsPerPool: 50, scopes: 3 },
  alicloud: {
    poolsPerScope: Number.POSITIVE_INFINITY,
    cidrsPerPool: 50,
    scopes: Number.POSITIVE_INFINITY,
  },
};
