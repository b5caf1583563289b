/** One statement of a policy, in the words that AWS and Alibaba Cloud share. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: PolicyCondition;
}

/** Operator → key → values. */
export type PolicyCondition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export interface PolicyDocument {
  /** `2012-10-17` on AWS, `1` on Alibaba Cloud. */
  readonly Version: "2012-10-17" | "1";
  readonly Statement: readonly PolicyStatement[];
}

/**
 * - `identity`: what a role or group may do.
 * - `boundary`: the most that it may ever do, whatever else is attached to it.
 * - `trust`: who may become a role.
 * - `resource`: who may use a bucket, key, topic, …
 * - `scp`, `control`: what nobody in an account may do, on AWS and on Alibaba Cloud.
 */
export type PolicyKind = "identity" | "boundary" | "trust" | "resource" | "scp" | "control";

/** A policy as layouts export it, complete at plan time: a simulator can judge it before anything exists. */
export interface PlannedPolicy {
  /** Unique in its layout. */
  readonly key: string;
  readonly kind: PolicyKind;
  /** Who holds it, for `identity` and `boundary`: the ARN. */
  readonly principal?: string;
  /** What it stands on, for `trust` and `resource`: the ARN. */
  readonly resource?: string;
  readonly document: PolicyDocument;
}

export function awsPolicy(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: statements };
}

export function ramPolicy(...statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: "1", Statement: statements };
}
