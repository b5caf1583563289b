import type { ClauseId } from "../../guide/index.ts";
import type { Partition } from "../partition/aws.ts";

/** One line of the guide as both clouds can check it by themselves, day by day. */
export interface CatalogueRule {
  readonly id: string;
  readonly clauses: readonly [ClauseId, ...ClauseId[]];
  readonly title: string;
  readonly titleZh: string;
  /** Only what is `high` is told at once; the rest waits for the weekly look at the pack. */
  readonly severity: "high" | "medium" | "low";
  /** `account`: judged once, in the home region, for there is one of it. */
  readonly scope: "account" | "region";
  readonly aws: AwsManagedRule | Absent;
  readonly alicloud: AlicloudManagedRule | Absent;
}

/** A cloud without such a rule, and what does it there instead. */
export interface Absent {
  readonly none: string;
}

/**
 * AWS Config developer guide, one page a rule. Availability as the pages gave it on 2023-04-21, the last state of
 * their public source: a rule that came to a region later is missing there, none is in the pack by mistake.
 */
export interface AwsManagedRule {
  readonly identifier: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Partitions or regions that lack it. */
  readonly notIn?: readonly (Partition | "cn-north-1")[];
  /** Also in the regions that opened last, where most rules are still missing. */
  readonly everywhere?: true;
}

/** Cloud Config, "Rule templates"; the trigger is part of a rule there. */
export interface AlicloudManagedRule {
  readonly identifier: string;
  readonly trigger: "change" | "daily";
  readonly resourceTypes: readonly string[];
  readonly parameters?: Readonly<Record<string, string>>;
  /** Only where Security Center is bought. */
  readonly needs?: "security-center";
}
