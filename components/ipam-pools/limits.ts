import type { IpamQuotas } from "./contract.ts";

/**
 * Quotas of a fresh account. AWS: "Quotas for your IPAM" in the IPAM user guide; two of its five scopes are the
 * default ones. Alibaba Cloud: "Limits and quotas" of the VPC names the CIDR blocks of a pool and the ten levels
 * of pools; three levels are used here at most.
 */
export const DEFAULT_QUOTAS: Readonly<Record<"aws" | "alicloud", IpamQuotas>> = {
  aws: { poolsPerScope: 50, cidrsPerPool: 50, scopes: 3 },
  alicloud: {
    poolsPerScope: Number.POSITIVE_INFINITY,
    cidrsPerPool: 50,
    scopes: Number.POSITIVE_INFINITY,
  },
};
