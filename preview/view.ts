import type { ResourceView } from "../policy-packs/control.ts";
import { UNKNOWN } from "../policy-packs/control.ts";
import {
  isSecretValue,
  isUnknown,
  type PreviewRecord,
  type RecordedResource,
  type RecordValue,
  SealedSecret,
} from "./record.ts";

/**
 * A record as judges see it: unknowns as the judges' own mark, secrets as plain values beside the list of what
 * must not be repeated in a message. What the program merely reads is not its to mend and is left out.
 */
export function viewOf(record: Pick<PreviewRecord, "resources">): readonly ResourceView[] {
  const byUrn = new Map(record.resources.map((resource) => [resource.urn, resource]));
  return record.resources
    .filter((resource) => !resource.external)
    .map((resource) => resourceView(resource, providerOf(resource, byUrn)));
}

/** A reference to a provider is its URN, and behind a further `::` its id. */
function providerOf(
  { provider }: RecordedResource,
  byUrn: ReadonlyMap<string, RecordedResource>,
): RecordedResource | undefined {
  if (provider === undefined) return undefined;
  return byUrn.get(provider) ?? byUrn.get(provider.slice(0, provider.lastIndexOf("::")));
}

function resourceView(resource: RecordedResource, provider: RecordedResource | undefined): ResourceView {
  const secrets: string[] = [];
  const props = plain(resource.inputs, secrets);
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    custom: resource.custom,
    ...(resource.parent === undefined ? {} : { parent: resource.parent }),
    props,
    ...(provider && { providerProps: plain(provider.inputs, secrets) }),
    dependencies: resource.dependencies,
    propertyDependencies: resource.propertyDependencies,
    protect: resource.protect,
    ...(resource.id === undefined ? {} : { id: resource.id }),
    ...(secrets.length > 0 ? { secrets } : {}),
  };
}

function plain(inputs: RecordedResource["inputs"], secrets: string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, judged(value, secrets)]));
}

function judged(value: RecordValue, secrets: string[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (value instanceof SealedSecret) {
    const plain = value.reveal();
    gatherTexts(plain, secrets);
    return judged(plain, secrets);
  }
  // A secret read back from a file has no value any more.
  if (isUnknown(value) || isSecretValue(value)) return UNKNOWN;
  if (isList(value)) return value.map((item) => judged(item, secrets));
  const fields = value as { readonly [key: string]: RecordValue };
  if (typeof fields.$resource === "string") return UNKNOWN;
  if (fields.$asset !== undefined || fields.$archive !== undefined) return {};
  return Object.fromEntries(Object.entries(fields).map(([key, inner]) => [key, judged(inner, secrets)]));
}

function gatherTexts(value: RecordValue, into: string[]): void {
  if (typeof value === "string" && value !== "") into.push(value);
  else if (typeof value === "number") into.push(String(value));
  else if (typeof value === "object" && value !== null) {
    const inner = value instanceof SealedSecret ? [value.reveal()] : Object.values(value as object);
    for (const part of inner as RecordValue[]) gatherTexts(part, into);
  }
}

function isList(value: RecordValue): value is readonly RecordValue[] {
  return Array.isArray(value);
}
