import type { RecordedResource } from "../record.ts";

/** Options that both sides know; `version` and `provider` of a default provider are the engine's own choice. */
const COMPARED = [
  "type",
  "name",
  "custom",
  "parent",
  "inputs",
  "dependencies",
  "propertyDependencies",
  "protect",
  "deleteBeforeReplace",
  "ignoreChanges",
  "additionalSecretOutputs",
  "aliases",
  "provider",
] as const satisfies readonly (keyof RecordedResource)[];

/**
 * What the offline record and the engine say differently, one line each:
 * `<urn> inputs.tags.Name: ours "a", engine's "b"`. Empty if they agree.
 */
export function differences(
  ours: readonly RecordedResource[],
  engines: readonly RecordedResource[],
): readonly string[] {
  const mine = new Map(ours.map((resource) => [resource.urn, resource]));
  const theirs = new Map(engines.map((resource) => [resource.urn, resource]));
  const lines: string[] = [];
  for (const urn of mine.keys()) if (!theirs.has(urn)) lines.push(`${urn}: the engine has no such resource`);
  for (const [urn, engine] of theirs) {
    const own = mine.get(urn);
    if (!own) {
      lines.push(`${urn}: missing in the offline preview`);
      continue;
    }
    for (const field of COMPARED) {
      lines.push(...valueDifferences(`${urn} ${field}`, comparable(own, field), comparable(engine, field)));
    }
  }
  return lines.sort();
}

/** Aliases are a set, for the engine is sent some twice; an input that depends on nothing need not be listed. */
function comparable(resource: RecordedResource, field: (typeof COMPARED)[number]): unknown {
  switch (field) {
    case "aliases":
      return [...new Set(resource.aliases)].sort();
    case "propertyDependencies":
      return Object.fromEntries(
        Object.entries(resource.propertyDependencies).filter(([, urns]) => urns.length > 0),
      );
    default:
      return resource[field];
  }
}

/** Walks two plain values; an absent key and `undefined` are the same. */
export function valueDifferences(path: string, ours: unknown, engines: unknown): readonly string[] {
  const [own, other] = [plain(ours), plain(engines)];
  if (isBranch(own) && isBranch(other) && Array.isArray(own) === Array.isArray(other)) {
    const keys = new Set([...Object.keys(own), ...Object.keys(other)]);
    return [...keys].flatMap((key) => valueDifferences(`${path}.${key}`, own[key], other[key]));
  }
  return Object.is(own, other) || JSON.stringify(own) === JSON.stringify(other)
    ? []
    : [`${path}: ours ${show(own)}, engine's ${show(other)}`];
}

/** Sealed secrets and other wrappers, as they are printed. */
function plain(value: unknown): unknown {
  return typeof value === "object" && value !== null && "toJSON" in value
    ? (value as { toJSON(): unknown }).toJSON()
    : value;
}

function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

function show(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
