import { TAGS } from "../identity/testing.ts";
import type { OrganizationArgs } from "./contract.ts";

type Cloud = "aws" | "alicloud";

/** Ids of a management account and of the account that watches. */
export const ACCOUNTS = {
  aws: { management: "111122220000", security: "111122224444" },
  alicloud: { management: "1000000000000000", security: "1000000000000004" },
} as const;

export function organizationArgs(
  cloud: Cloud,
  regions: readonly [string, ...string[]],
  more: Partial<OrganizationArgs> = {},
): OrganizationArgs {
  return {
    account: ACCOUNTS[cloud].management,
    region: regions[0],
    regions,
    tags: TAGS,
    root: "create",
    units: { workloads: {}, production: { parent: "workloads" }, platform: {} },
    newAccounts: {
      sandbox: { name: "Sandbox", email: "cloud+sandbox@mall.example", unit: "production" },
    },
    securityAccount: ACCOUNTS[cloud].security,
    tagPolicies: { required: { tags: { owner: { tag_key: { "@@assign": "owner" } } } } },
    ...more,
  };
}
