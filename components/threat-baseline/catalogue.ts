import { partitionOf } from "../partition/aws.ts";
import type { AlicloudManagedRule, AwsManagedRule, CatalogueRule } from "./managed-rule.ts";
import { DATA_RULES } from "./rules-data.ts";
import { IDENTITY_RULES } from "./rules-identity.ts";
import { LOG_RULES } from "./rules-logs.ts";
import { NETWORK_RULES } from "./rules-network.ts";

/** The guide's lines that a cloud can check by itself. @clause 2.2.2-c @clause 8.1.2-b @clause 8.1.3-a */
const ROWS = [...IDENTITY_RULES, ...LOG_RULES, ...DATA_RULES, ...NETWORK_RULES] as const;

export type RuleId = (typeof ROWS)[number]["id"];

export type Rule = CatalogueRule & { readonly id: RuleId };

export const RULES: readonly Rule[] = ROWS;

export const RULE_IDS: readonly RuleId[] = ROWS.map(({ id }) => id);

/** A rule that holds here. */
export interface Chosen<Managed> {
  readonly rule: Rule;
  readonly managed: Managed;
}

export interface Choice<Managed> {
  readonly chosen: readonly Chosen<Managed>[];
  /** Rule → why the cloud does not check it here. */
  readonly absent: Readonly<Partial<Record<RuleId, string>>>;
}

export interface Place {
  readonly region: string;
  readonly home: string;
}

/**
 * Regions in which Config had every rule of the partition when its pages were read; in the others, which opened
 * later or are small, only what is marked `everywhere` is taken.
 */
const FULL_REGIONS: ReadonlySet<string> = new Set([
  "ap-east-1",
  "ap-northeast-1",
  "ap-northeast-2",
  "ap-south-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "ca-central-1",
  "eu-central-1",
  "eu-north-1",
  "eu-west-1",
  "eu-west-2",
  "eu-west-3",
  "sa-east-1",
  "us-east-1",
  "us-east-2",
  "us-west-1",
  "us-west-2",
]);

/** Rules of the place: the account's own ones at home alone, none that the region lacks. */
export function awsRules({ region, home }: Place): Choice<AwsManagedRule> {
  const partition = partitionOf(region);
  const full = partition !== "aws" || FULL_REGIONS.has(region);
  return choose(region === home, ({ aws }) => {
    if ("none" in aws) return aws.none;
    if (aws.notIn?.some((place) => place === partition || place === region)) {
      return `AWS Config has no ${aws.identifier} in ${region}`;
    }
    if (!full && aws.everywhere !== true) {
      return `AWS Config is not known to have ${aws.identifier} in ${region}, which opened later`;
    }
    return aws;
  });
}

/** Cloud Config judges all regions of an account from one place, so everything is judged there. */
export function alicloudRules(securityCenter: boolean): Choice<AlicloudManagedRule> {
  return choose(true, ({ alicloud }) => {
    if ("none" in alicloud) return alicloud.none;
    if (alicloud.needs === "security-center" && !securityCenter) return "Security Center is not bought";
    return alicloud;
  });
}

function choose<Managed extends object>(
  atHome: boolean,
  managedOf: (rule: Rule) => Managed | string,
): Choice<Managed> {
  const chosen: Chosen<Managed>[] = [];
  const absent: Partial<Record<RuleId, string>> = {};
  for (const rule of RULES.filter(({ scope }) => atHome || scope === "region")) {
    const managed = managedOf(rule);
    if (typeof managed === "string") absent[rule.id] = managed;
    else chosen.push({ rule, managed });
  }
  return { chosen, absent };
}
