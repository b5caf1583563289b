import { readFileSync } from "node:fs";
import * as alicloud from "@pulumi/alicloud";
import { AlicloudIpamPools, AwsIpamPools, plannedRanges, type Tags } from "../../components/index.ts";
import { allocate, parseLock, parsePlan } from "../../ipam/index.ts";

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8");

/** The lock is what counts: the plan alone would find new addresses on another day. */
const plan = parsePlan(read("plan.yaml"), "plan.yaml");
const ranges = plannedRanges(allocate(plan, parseLock(read("plan.lock.yaml"), "plan.lock.yaml")));

const tags: Tags = {
  department: "it",
  "business-line": "retail",
  project: "address-plan",
  environment: "production",
  owner: "network-team",
  "data-class": "internal",
};

const aws = new AwsIpamPools("aws", { region: "ap-southeast-1", ranges, tags });

const hosted = new alicloud.Provider("shanghai", { region: "cn-shanghai" });
const ali = new AlicloudIpamPools("ali", { region: "cn-shanghai", ranges, tags }, { provider: hosted });

export const pools = { aws: aws.poolIds, alicloud: ali.poolIds };
