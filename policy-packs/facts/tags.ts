import { type Known, type ResourceFact, type ResourceView, UNKNOWN } from "../control.ts";
import { typesByCloud } from "../fact.ts";
import { at, entries, text } from "../reading.ts";
import { taggableTypes } from "./taggable-types.ts";

/** Tags a resource will carry, its provider's default tags included. Unknown if the whole map is. */
export type Tags = Known<ReadonlyMap<string, Known<string>>>;

export const tags: ResourceFact<Tags> = {
  name: "tags",
  scope: "resource",
  types: typesByCloud(taggableTypes),
  read: tagsOf,
};

export function tagsOf({ props, providerProps, type }: ResourceView): Tags {
  const found = new Map<string, Known<string>>();
  if (type.startsWith("aws:")) {
    const defaults = entries(json(at(providerProps, "defaultTags")), "tags");
    if (defaults === UNKNOWN) return UNKNOWN;
    for (const [key, value] of defaults) found.set(key, text(value) ?? "");
  }
  const own = at(props, "tags");
  if (own === UNKNOWN) return UNKNOWN;
  if (Array.isArray(own)) {
    // Scaling groups of AWS take a list, each with what else the service asks.
    for (const tag of own) {
      const key = text(tag, "key");
      // A key that is yet to come may be any.
      if (key === UNKNOWN) return UNKNOWN;
      if (key !== undefined) found.set(key, text(tag, "value") ?? "");
    }
  } else {
    const pairs = entries(own);
    if (pairs === UNKNOWN) return UNKNOWN;
    for (const [key, value] of pairs) found.set(key, text(value) ?? "");
  }
  return found;
}

/** Provider inputs reach the engine as JSON text. */
function json(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

/** The environment a resource belongs to by its tag; `undefined` where it says none. */
export function environmentOf(resource: ResourceView): Known<string> | undefined {
  const found = tagsOf(resource);
  return found === UNKNOWN ? UNKNOWN : found.get("environment");
}

/** Value of one tag. */
export function tagOf(resource: ResourceView, key: string): Known<string> | undefined {
  const tags = tagsOf(resource);
  return tags === UNKNOWN ? UNKNOWN : tags.get(key);
}
