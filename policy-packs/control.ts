import type { ClauseId } from "../guide/index.ts";

/** The two providers that facts read, by the package name in a type token. */
export type Cloud = "aws" | "alicloud";

/** Stands for a value known only after deployment; a fact passes it on, a control answers `unknown`. */
export const UNKNOWN: unique symbol = Symbol.for("atrium.unknown");
export type Unknown = typeof UNKNOWN;
export type Known<T> = T | Unknown;

/** One resource as a judge sees it, whoever fetched it: the offline record, the engine, or a state file. */
export interface ResourceView {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly parent?: string;
  /** Inputs as plain data; {@link UNKNOWN} where only a deployment knows. */
  readonly props: Readonly<Record<string, unknown>>;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly protect: boolean;
}

/** All resources of a stack, indexed once for every control. */
export interface StackView {
  readonly resources: readonly ResourceView[];
  readonly byUrn: ReadonlyMap<string, ResourceView>;
  ofType(...types: string[]): readonly ResourceView[];
}

export type Severity = "low" | "medium" | "high" | "critical";

/** CrossGuard's words. */
export type EnforcementLevel = "disabled" | "advisory" | "mandatory";

/** What a control says of one subject. */
export type Judgement =
  | { readonly status: "pass" }
  | { readonly status: "fail"; readonly message: string; readonly remedy: string }
  | { readonly status: "unknown"; readonly reason: string }
  | { readonly status: "not-applicable"; readonly reason: string };

export interface ControlMeta {
  /** `<domain>-<no|require>-<thing>`, equal to the file name. */
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly ClauseId[];
  readonly severity: Severity;
  /** Checks of other tools that ask the same, e.g. `CKV_AWS_24`. */
  readonly sameAs: readonly string[];
}

/** A verdict as every report prints it. `excepted` is a failure that a valid exception covers. */
export interface Verdict {
  readonly control: string;
  readonly urn: string;
  readonly status: "pass" | "fail" | "unknown" | "not-applicable" | "excepted";
  readonly level: EnforcementLevel;
  readonly severity: Severity;
  readonly message: string;
  readonly remedy: string;
  readonly clauses: readonly ClauseId[];
  readonly sameAs: readonly string[];
}
