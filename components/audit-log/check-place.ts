import type { Faults } from "../faults.ts";
import type { KeyRef, KeyService } from "../keys/contract.ts";
import { checkServes } from "../keys/serves.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import type { Tags } from "../tagging/contract.ts";
import { mergeTags } from "../tagging/layout.ts";

export type Cloud = "aws" | "alicloud";

export function checkPlace(
  faults: Faults,
  cloud: Cloud,
  { account, region }: { readonly account: string; readonly region: string },
): boolean {
  const digits = cloud === "aws" ? 12 : 16;
  if (!new RegExp(`^\\d{${digits}}$`).test(account)) {
    const hint = `write its ${digits} digits, as text`;
    faults.add("audit-log.account", "account", account, "is no account id", hint);
  }
  return checkRegion(faults, cloud, "region", region);
}

export function checkRegion(faults: Faults, cloud: Cloud, path: string, region: string): boolean {
  const known = cloud === "aws" ? partitionOf(region) : sideOf(region);
  if (known !== undefined) return true;
  const example = cloud === "aws" ? "ap-southeast-1 or cn-north-1" : "cn-shanghai or ap-southeast-1";
  faults.add("audit-log.region", path, region, "is no region of the cloud", `write it as ${example}`);
  return false;
}

export function checkKey(
  faults: Faults,
  path: string,
  key: KeyRef | undefined,
  services: readonly KeyService[],
  what: string,
): void {
  if (key === undefined) {
    const hint = `give the key of a domain that serves ${services.join(", ")}`;
    faults.add("audit-log.key", path, undefined, `is missing: it ${what}`, hint);
    return;
  }
  checkServes(faults, path, key, ...services);
}

export function checkTags(faults: Faults, cloud: Cloud, tags: Tags): void {
  // What the component adds: its name on AWS, the log class, what was opted out of.
  const whole = mergeTags(cloud === "aws" ? { Name: "x" } : {}, { "log-class": "x" }, tags);
  for (const { key, value, message, hint } of tagFaults(whole, cloud)) {
    faults.add("audit-log.tags", key === "" ? "tags" : `tags.${key}`, value, message, hint);
  }
}
