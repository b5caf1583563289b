/**
 * The record: what a program asked the engine for, as plain data. One shape for the offline preview,
 * a converted stack state, and the base of a comparison. Schema: `schemas/preview.schema.json`.
 */
import type { Observed } from "./host-messages.ts";
import type { Registration } from "./registration.ts";
import { splitReference } from "./request.ts";
import { STACK_TYPE } from "./urn.ts";
import { type Wire, type WireObject, wireCase } from "./wire.ts";

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
  /** URN of the resource that takes this one along when it is deleted. */
  readonly deletedWith?: string;
  /** Physical identifier; only a state knows one. */
  readonly id?: string;
  /** Identifier of an existing resource to take over. */
  readonly import?: string;
  /** URN of an explicit provider; absent for the default one. */
  readonly provider?: string;
  readonly version?: string;
  /** True for a component that a provider plug-in builds: its children are not here. */
  readonly remote?: true;
  /** True for a resource that the program reads and does not own. */
  readonly external?: true;
}

/** A whole run of one program. */
export interface PreviewRecord {
  readonly project: string;
  readonly stack: string;
  readonly organization: string;
  /** The stack first, then by URN: the same whatever order the program's promises settled in. */
  readonly resources: readonly RecordedResource[];
  /** What the stack exports. */
  readonly outputs: { readonly [name: string]: RecordValue };
  /** Data sources whose answers were unknown. */
  readonly lookups: readonly string[];
  readonly warnings: readonly string[];
  /** Provider package → region that the stack's configuration gives its default provider. */
  readonly regions: { readonly [provider: string]: string };
}

/** In memory a secret keeps its value for the judges; wherever it is printed, it is only a secret. */
export class SealedSecret implements Secret {
  readonly $secret = true;
  readonly #value: RecordValue;

  constructor(value: RecordValue) {
    this.#value = value;
  }

  reveal(): RecordValue {
    return this.#value;
  }

  toJSON(): Secret {
    return { $secret: true };
  }
}

const UNKNOWN_VALUE: Unknown = { $unknown: true };

export function isUnknown(value: RecordValue): value is Unknown {
  return typeof value === "object" && value !== null && "$unknown" in value && value.$unknown === true;
}

export function isSecretValue(value: RecordValue): value is Secret {
  return typeof value === "object" && value !== null && "$secret" in value && value.$secret === true;
}

export function recordOf(
  deployment: Pick<PreviewRecord, "project" | "stack" | "organization" | "regions">,
  observed: Observed,
): PreviewRecord {
  const resources = observed.registrations.map(recordedResource).sort(stackFirst);
  const stackUrn = resources.find((resource) => resource.type === STACK_TYPE)?.urn ?? "";
  return {
    ...deployment,
    resources,
    outputs: recordFields(observed.outputs[stackUrn] ?? {}),
    lookups: observed.lookups,
    warnings: observed.warnings,
  };
}

function stackFirst(a: RecordedResource, b: RecordedResource): number {
  const first = Number(b.type === STACK_TYPE) - Number(a.type === STACK_TYPE);
  return first || (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0);
}

function recordedResource(from: Registration): RecordedResource {
  const optionalList = (name: string, list: readonly string[]) => (list.length > 0 ? { [name]: list } : {});
  return {
    urn: from.urn,
    type: from.type,
    name: from.name,
    ...(from.parent === undefined ? {} : { parent: from.parent }),
    custom: from.custom,
    inputs: recordFields(from.inputs),
    dependencies: [...from.dependencies].sort(),
    propertyDependencies: Object.fromEntries(
      Object.entries(from.propertyDependencies)
        .map(([input, urns]) => [input, [...urns].sort()] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ),
    protect: from.protect === true,
    ...(from.retainOnDelete === true ? { retainOnDelete: true } : {}),
    ...(from.deleteBeforeReplace === undefined ? {} : { deleteBeforeReplace: from.deleteBeforeReplace }),
    ...optionalList("ignoreChanges", from.ignoreChanges),
    ...optionalList("replaceOnChanges", from.replaceOnChanges),
    ...optionalList("additionalSecretOutputs", from.additionalSecretOutputs),
    ...optionalList("aliases", from.aliases),
    ...(from.deletedWith === undefined ? {} : { deletedWith: from.deletedWith }),
    ...(from.import === undefined ? {} : { import: from.import }),
    ...(from.provider === undefined ? {} : { provider: splitReference(from.provider)[0] }),
    ...(from.version === undefined ? {} : { version: from.version }),
    ...(from.remote ? { remote: true } : {}),
    ...(from.external ? { external: true } : {}),
  };
}

/** Keys in alphabetical order: a program may fill an object in any. */
function recordFields(fields: WireObject): { readonly [key: string]: RecordValue } {
  const keys = Object.keys(fields).sort();
  return Object.fromEntries(keys.map((key) => [key, recordValue(fields[key] ?? null)]));
}

function recordValue(wire: Wire): RecordValue {
  const value = wireCase(wire);
  switch (value.kind) {
    case "unknown":
      return UNKNOWN_VALUE;
    case "plain":
      return value.value;
    case "list":
      return value.items.map(recordValue);
    case "object":
      return recordFields(value.fields);
    case "secret":
      return new SealedSecret(recordValue(value.value));
    case "output": {
      const inner = value.value === undefined ? UNKNOWN_VALUE : recordValue(value.value);
      return value.secret ? new SealedSecret(inner) : inner;
    }
    case "resource":
      return { $resource: value.urn };
    case "asset":
    case "archive": {
      const { path, uri, text, assets } = value.fields;
      const held = Object.entries({ path, uri, text, assets }).filter(([, part]) => part !== undefined);
      return { [`$${value.kind}`]: recordFields(Object.fromEntries(held) as WireObject) };
    }
  }
}
