import { didYouMean } from "../../ipam/suggest.ts";
import type { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "./check.ts";
import { TAG_KEYS, type TaggingArgs } from "./contract.ts";
import { awsTagPolicy, awsTagPolicyExcess } from "./policy-documents.ts";
import { INHERITANCE_REGIONS } from "./propagation.ts";

export type Cloud = "aws" | "alicloud";

export function checkTagging(faults: Faults, cloud: Cloud, args: TaggingArgs): void {
  const { account, region, tags, plan, billed, costAllocation, inheritance } = args;
  const digits = cloud === "aws" ? 12 : 16;
  if (!new RegExp(`^\\d{${digits}}$`).test(account)) {
    faults.add(
      "tagging.account",
      "account",
      account,
      "is no account id",
      `write its ${digits} digits, as text`,
    );
  }
  if ((cloud === "aws" ? partitionOf(region) : sideOf(region)) === undefined) {
    faults.add(
      "tagging.region",
      "region",
      region,
      "is no region of the cloud",
      "write it as its console does",
    );
  } else if (cloud === "alicloud" && inheritance === undefined && !INHERITANCE_REGIONS.has(region)) {
    const hint = "write inheritance: { off: { reason, owner } }, and tag disks and addresses themselves";
    faults.add("tagging.region", "region", region, "hands no tags on from resource to resource", hint);
  }
  for (const fault of tagFaults(tags, cloud, plan)) {
    const path = fault.key === "" ? "tags" : `tags.${fault.key}`;
    faults.add("tagging.tags", path, fault.value, fault.message, fault.hint);
  }
  const known = [...new Set([...TAG_KEYS, ...plan.required, ...Object.keys(plan.allowed)])];
  for (const [index, key] of (billed ?? []).entries()) {
    if (known.includes(key)) continue;
    const hint = didYouMean(key, known, "tag");
    faults.add("tagging.billed", `billed[${index}]`, key, "is no key of the tag plan", hint);
  }
  if (cloud === "aws" && costAllocation === "active" && partitionOf(region) === "aws-us-gov") {
    const hint = "leave it out, and activate the keys in the commercial account that this one is billed with";
    faults.add("tagging.billed", "costAllocation", costAllocation, "has no bill in GovCloud", hint);
  }
  checkForeign(faults, cloud, { billed, costAllocation, inheritance });
  for (const [field, text] of Object.entries(inheritance?.off ?? {})) {
    if (text.trim() !== "") continue;
    const hint = "say why disks and addresses lose their owner, and who answers for it";
    faults.add("tagging.reason", `inheritance.off.${field}`, "", "is empty", hint);
  }
  checkPlan(faults, cloud, args);
}

function checkPlan(faults: Faults, cloud: Cloud, { plan }: TaggingArgs): void {
  for (const [key, values] of Object.entries(plan.allowed)) {
    if (values.length > 0) continue;
    const hint = "name its values, or leave the key out so that any value may stand";
    faults.add("tagging.allowed", `plan.allowed.${key}`, "[]", "allows no value at all", hint);
  }
  const excess = cloud === "aws" ? awsTagPolicyExcess(awsTagPolicy(plan)) : 0;
  if (excess > 0) {
    const hint = "limit fewer keys, or shorten their values; AWS Organizations takes 10,000 characters";
    faults.add(
      "tagging.policy-size",
      "plan.allowed",
      undefined,
      `is ${excess} characters too long a policy`,
      hint,
    );
  }
}

function checkForeign(
  faults: Faults,
  cloud: Cloud,
  settings: Readonly<Record<"billed" | "costAllocation" | "inheritance", unknown>>,
): void {
  const { billed, costAllocation, inheritance } = settings;
  const foreign = cloud === "aws" ? { inheritance } : { billed, costAllocation };
  for (const [path, value] of Object.entries(foreign)) {
    if (value === undefined) continue;
    const other = cloud === "aws" ? "Alibaba Cloud" : "AWS";
    faults.add("tagging.other-cloud", path, value, `is a setting of ${other}`, "leave it out");
  }
}
