import type { Output } from "@pulumi/pulumi";

/** Tags as every component takes and gives them. */
export type Tags = Readonly<Record<string, string>>;

/** Keys with a meaning of their own; bills, policies and backup selections read them by these names. */
export const TAG_KEYS = [
  "department",
  "business-line",
  "project",
  "environment",
  "owner",
  "data-class",
  "system",
  "system-tier",
  "site",
  "expiry",
  "managed-by",
] as const;

export type TagKey = (typeof TAG_KEYS)[number];

/** On every resource that can carry tags: the four bill dimensions, who answers for it, how its data is graded. @clause 8.2.1-b */
export const REQUIRED_TAGS = [
  "department",
  "business-line",
  "project",
  "environment",
  "owner",
  "data-class",
] as const satisfies readonly TagKey[];

export const ENVIRONMENTS = ["production", "staging", "development", "test"] as const;
export const DATA_CLASSES = ["public", "internal", "confidential", "restricted"] as const;
/** @clause 12.2.1-a */
export const SYSTEM_TIERS = ["1", "2", "3"] as const;

export type Environment = (typeof ENVIRONMENTS)[number];
export type DataClass = (typeof DATA_CLASSES)[number];

/** Values that a key is limited to; an estate may narrow further ones (its departments, for instance). */
export const ALLOWED_VALUES: Readonly<Partial<Record<TagKey, readonly string[]>>> = {
  environment: ENVIRONMENTS,
  "data-class": DATA_CLASSES,
  "system-tier": SYSTEM_TIERS,
};

/** Set by the library; a user's value would make the drift check and the bill lie. */
export const PROTECTED_TAGS: Tags = { "managed-by": "atrium" };

/** What a person reads in the AWS console; Alibaba Cloud resources have a name field instead. */
export function nameTag(type: string, name: string): Tags {
  return type.startsWith("aws:") ? { Name: name } : {};
}

/** What an estate allows beyond {@link ALLOWED_VALUES}; also what a policy pack reads from the stack. */
export interface TagPlan {
  readonly required: readonly string[];
  readonly allowed: Readonly<Record<string, readonly string[]>>;
}

/**
 * The keys that a bill is split by: of the required ones, since billing refuses a key that no billed resource has
 * carried. @clause 8.2.1-b
 */
export const BILLED_TAGS = [
  "department",
  "business-line",
  "project",
  "environment",
  "owner",
] as const satisfies readonly TagKey[];

/** What an account does with the tags of the plan: on AWS in the bill, on Alibaba Cloud from resource to resource. */
export interface TaggingArgs {
  /** AWS: the payer's account, that is the organization's management account, or one that stands alone. */
  readonly account: string;
  readonly region: string;
  readonly tags: Tags;
  readonly plan: TagPlan;
  /**
   * AWS: `active` splits bills by {@link BILLED_TAGS}. Billing knows a key only a day after the first resource that
   * carries it was billed, and refuses to activate it before ("Tag keys not found"), so the first deployment of a
   * group says `waiting`. Default: `waiting`.
   */
  readonly costAllocation?: "waiting" | "active";
  /** Keys to split by instead of {@link BILLED_TAGS}, `system` or `site` among them once resources carry them. */
  readonly billed?: readonly string[];
  /** Alibaba Cloud: leaves disks, interfaces, addresses and snapshots without the tags of what they belong to. */
  readonly inheritance?: { readonly off: { readonly reason: string; readonly owner: string } };
}

export interface TaggingOutputs {
  /** AWS: key → its state in the bill; empty while it is waited for. */
  readonly billed: Readonly<Record<string, Output<string>>>;
  /** Alibaba Cloud: keys whose values the console offers. */
  readonly offered: Readonly<Record<string, Output<string>>>;
  /** Alibaba Cloud: rule → its name. */
  readonly inherited: Readonly<Record<string, Output<string>>>;
}
