/**
 * The record: what a program asked the engine for, as plain data. One shape for the offline preview,
 * a converted stack state, and the base of a comparison. Schema: `schemas/preview.schema.json`.
 */

/** A value that only a deployment can know. */
export interface Unknown {
  readonly $unknown: true;
}
/** A secret; its plain value never leaves the process. */
export interface Secret {
  readonly $secret: true;
}

export type RecordValue =
  | null
  | boolean
  | number
  | string
  | Unknown
  | Secret
  | readonly RecordValue[]
  | { readonly [key: string]: RecordValue };

export interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** URN of the parent; absent for the stack itself. */
  readonly parent?: string;
  /** True for a provider's resource, false for a component. */
  readonly custom: boolean;
  readonly inputs: { readonly [key: string]: RecordValue };
  /** URNs, sorted. */
  readonly dependencies: readonly string[];
  /** Input name → URNs its value was computed from, sorted. */
  readonly propertyDependencies: { readonly [input: string]: readonly string[] };
  readonly protect: boolean;
  readonly retainOnDelete?: boolean;
  readonly deleteBeforeReplace?: boolean;
  readonly ignoreChanges?: readonly string[];
  readonly replaceOnChanges?: readonly string[];
  readonly additionalSecretOutputs?: readonly string[];
  readonly aliases?: readonly string[];
  /** URN of an explicit provider; absent for the default one. */
  readonly provider?: string;
  readonly version?: string;
}
