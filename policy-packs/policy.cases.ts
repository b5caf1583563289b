/** Policies for examples, in the words of each cloud. */
import { type Example, example, type ResourceSpec } from "./testing.ts";

export const AWS_POLICY = "aws:iam/policy:Policy";
export const RAM_POLICY = "alicloud:ram/policy:Policy";

export const awsText = (...Statement: readonly unknown[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement });
export const ramText = (...Statement: readonly unknown[]): string =>
  JSON.stringify({ Version: "1", Statement });

/** A policy with these statements, written as text. */
export const aws = (...statements: readonly object[]): Example =>
  example(AWS_POLICY, { policy: awsText(...statements) });
export const ram = (...statements: readonly object[]): Example =>
  example(RAM_POLICY, { policyDocument: ramText(...statements) });

/** The same as objects, which may hold what is still unknown. */
export const awsObject = (...Statement: readonly unknown[]): Example =>
  example(AWS_POLICY, { policy: { Version: "2012-10-17", Statement } });
export const ramObject = (...Statement: readonly unknown[]): Example =>
  example(RAM_POLICY, { policyDocument: { Version: "1", Statement } });

export const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});
export const deny = (Action: unknown, Resource: unknown = "*") => ({ Effect: "Deny", Action, Resource });
export const where = (operator: string, key: string, value: unknown) => ({
  Condition: { [operator]: { [key]: value } },
});

/** A role and the policy that it holds, by its own name. */
export const roleWith = (props: Readonly<Record<string, unknown>>): ResourceSpec => ({
  name: "role",
  type: "aws:iam/role:Role",
  props,
});
