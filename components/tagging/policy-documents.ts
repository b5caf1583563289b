import type { TagPlan } from "./contract.ts";

/** Rule of one key, in the words that both clouds share. */
export interface TagRule {
  readonly tag_key: Assigned<string>;
  /** Absent on AWS, `*` on Alibaba Cloud: any value. */
  readonly tag_value?: Assigned<readonly string[]>;
  /** `<service>:<type>` where a wrong value is refused when it is written. */
  readonly enforced_for?: Assigned<readonly string[]>;
  /** AWS: `<service>:<type>` whose resources are reported without the key. */
  readonly report_required_tag_for?: Assigned<readonly string[]>;
  /** Alibaba Cloud: `<service>:<type>` that the rule is about; all of them if absent. */
  readonly resource_type_scope?: Assigned<readonly string[]>;
}

interface Assigned<T> {
  readonly "@@assign": T;
}

export interface TagPolicyDocument {
  /** Keyed in lower case, as both clouds ask. */
  readonly tags: Readonly<Record<string, TagRule>>;
}

export interface TagPolicyOptions {
  /**
   * `<service>:<type>`, e.g. `ec2:instance` or `ecs:instance`, where a value outside the plan is refused at once.
   * Default: none, so that the first effect of a policy is a report.
   */
  readonly enforcedFor?: readonly string[];
  /** `<service>:<type>` that have to carry the required keys. Default: on Alibaba Cloud all, on AWS none. */
  readonly requiredFor?: readonly string[];
}

/**
 * The plan as a tag policy of AWS Organizations ("Tag policy syntax and examples"). It refuses wrong values of a
 * key, never a resource without the key: that is what `report_required_tag_for` shows. @clause 8.1.2-c
 */
export function awsTagPolicy(plan: TagPlan, options: TagPolicyOptions = {}): TagPolicyDocument {
  const { enforcedFor = [], requiredFor = [] } = options;
  return rules(plan, (key, values) => ({
    tag_key: { "@@assign": key },
    ...(values === undefined ? {} : { tag_value: { "@@assign": values } }),
    ...(enforcedFor.length === 0 ? {} : { enforced_for: { "@@assign": enforcedFor } }),
    ...(requiredFor.length === 0 || !plan.required.includes(key)
      ? {}
      : { report_required_tag_for: { "@@assign": requiredFor } }),
  }));
}

/** The same as a tag policy of Alibaba Cloud ("Tag policy syntax"), for an account or a resource directory. */
export function alicloudTagPolicy(plan: TagPlan, options: TagPolicyOptions = {}): TagPolicyDocument {
  const { enforcedFor = [], requiredFor = [] } = options;
  return rules(plan, (key, values) => ({
    tag_key: { "@@assign": key },
    tag_value: { "@@assign": values ?? ["*"] },
    ...(requiredFor.length === 0 ? {} : { resource_type_scope: { "@@assign": requiredFor } }),
    ...(enforcedFor.length === 0 ? {} : { enforced_for: { "@@assign": enforcedFor } }),
  }));
}

/** Keys that the plan asks for or limits, in one order whatever the plan's. */
function rules(
  { required, allowed }: TagPlan,
  rule: (key: string, values: readonly string[] | undefined) => TagRule,
): TagPolicyDocument {
  const keys = [...new Set([...required, ...Object.keys(allowed)])].sort();
  return { tags: Object.fromEntries(keys.map((key) => [key.toLowerCase(), rule(key, allowed[key])])) };
}

/** AWS Organizations, "Quotas": characters of a tag policy. */
const AWS_POLICY_LENGTH = 10_000;

/** Characters over what AWS Organizations takes; 0 where the policy fits. */
export function awsTagPolicyExcess(document: TagPolicyDocument): number {
  return Math.max(0, JSON.stringify(document).length - AWS_POLICY_LENGTH);
}
