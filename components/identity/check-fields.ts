import type { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import type { Tags } from "../tagging/contract.ts";
import { type IdentityArgs, ROLE_KEYS, type RoleKey } from "./contract.ts";
import type { Cloud } from "./policy-writer.ts";

const DIGITS = { aws: 12, alicloud: 16 } as const;

/** What every component of an account is told first. */
export function checkPlace(
  faults: Faults,
  cloud: Cloud,
  { account, region, tags }: { readonly account: string; readonly region: string; readonly tags: Tags },
): void {
  checkAccount(faults, cloud, "account", account);
  checkRegion(faults, cloud, "region", region);
  for (const { key, value, message, hint } of tagFaults(tags, cloud)) {
    faults.add("identity.tags", key === "" ? "tags" : `tags.${key}`, value, message, hint);
  }
}

export function checkAccount(faults: Faults, cloud: Cloud, path: string, account: string): void {
  if (new RegExp(`^\\d{${DIGITS[cloud]}}$`).test(account)) return;
  faults.add("identity.account", path, account, "is no account id", `write its ${DIGITS[cloud]} digits`);
}

export function checkRegion(faults: Faults, cloud: Cloud, path: string, region: string): void {
  if ((cloud === "aws" ? partitionOf(region) : sideOf(region)) !== undefined) return;
  const example = cloud === "aws" ? "ap-southeast-1 or cn-north-1" : "cn-shanghai or ap-southeast-1";
  faults.add("identity.region", path, region, "is no region of the cloud", `write it as ${example}`);
}

export function within(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** Roles that this account has. */
export function rolesOf({ without = {}, bastion }: IdentityArgs): readonly RoleKey[] {
  return ROLE_KEYS.filter((role) => without[role] === undefined && (role !== "dba" || bastion !== undefined));
}

/** Keys of records become parts of names. */
export function checkKey(faults: Faults, path: string, key: string): void {
  if (/^[a-z](?:[a-z0-9-]{0,30}[a-z0-9])?$/.test(key)) return;
  const hint = "use at most 32 lower-case letters, digits and inner hyphens, a letter first";
  faults.add("identity.key", path, key, "is no valid name", hint);
}
