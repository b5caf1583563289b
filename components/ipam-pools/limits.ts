import type { IpamQuotas } from "./contract.ts";

/**
 * Quotas of a fresh account; one with others says so in `quotas`.
 *
 * AWS: https://docs.aws.amazon.com/vpc/latest/ipam/quotas-ipam.html, read on 2026-11-23: 50 pools a scope, 50 CIDRs a
 * pool, five scopes an IPAM of which two are the default ones, pools ten levels deep (three are used here at most).
 * All four can be raised on request.
 *
 * Alibaba Cloud: ten levels of pools (https://www.alibabacloud.com/help/en/vpc/address-planning, read on 2026-11-23)
 * and 50 CIDR blocks a pool; its documents name no number of scopes or pools.
 */
export const DEFAULT_QUOTAS: Readonly<Record<"aws" | "alicloud", IpamQuotas>> = {
  aws: { poolsPerScope: 50, cidrsPerPool: 50, scopes: 3 },
  alicloud: {
    poolsPerScope: Number.POSITIVE_INFINITY,
    cidrsPerPool: 50,
    scopes: Number.POSITIVE_INFINITY,
  },
};
