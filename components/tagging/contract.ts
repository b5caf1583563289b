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
