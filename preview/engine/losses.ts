import { compare } from "../diff.ts";
import { recordValues } from "../engine-json.ts";
import { replacesOn } from "../immutable.ts";
import type { RecordedResource, RecordValue } from "../record.ts";
import type { StateResource } from "./engine-record.ts";

/** A resource that an upgrade would take from its owner: deleted, or deleted and made anew. */
export interface Loss {
  readonly urn: string;
  readonly type: string;
  readonly kind: "delete" | "replace";
  /** Inputs that force it. */
  readonly because: readonly string[];
}

/**
 * What deploying `head` over `state` would delete or replace, as far as an offline preview can tell: a value
 * that only a deployment knows is taken for unchanged.
 */
export function losses(state: readonly StateResource[], head: readonly RecordedResource[]): readonly Loss[] {
  const changes = compare(
    { record: { resources: state.filter(isOwned).map(recorded) }, verdicts: [] },
    { record: { resources: head }, verdicts: [] },
  );
  const deleted = changes.removed
    .filter(({ type }) => !isComponent(type))
    .map(({ urn, type }): Loss => ({ urn, type, kind: "delete", because: [] }));
  const replaced = changes.changed.flatMap(({ urn, type, properties }): readonly Loss[] => {
    const because = properties.filter(({ path, after }) => replacesOn({ type }, path) && !isUndecided(after));
    if (because.length === 0) return [];
    return [{ urn, type, kind: "replace", because: because.map(({ path }) => path) }];
  });
  return [...deleted, ...replaced];
}

function isUndecided(value: RecordValue | undefined): boolean {
  return value !== undefined && JSON.stringify(value).includes('"$unknown":true');
}

/** Default providers are the engine's own; the stack itself never goes. */
function isOwned({ type }: StateResource): boolean {
  return !type.startsWith("pulumi:providers:") && type !== "pulumi:pulumi:Stack";
}

function isComponent(type: string): boolean {
  return type.startsWith("atrium:");
}

function recorded(resource: StateResource): RecordedResource {
  const { urn, type, parent, protect, retainOnDelete, deletedWith } = resource;
  return {
    urn,
    type,
    name: urn.split("::")[3] ?? "",
    custom: resource.custom ?? true,
    ...(parent === undefined ? {} : { parent }),
    inputs: recordValues(resource.inputs ?? {}),
    dependencies: resource.dependencies ?? [],
    propertyDependencies: {},
    protect: protect ?? false,
    ...(retainOnDelete === undefined ? {} : { retainOnDelete }),
    ...(deletedWith === undefined ? {} : { deletedWith }),
  };
}
