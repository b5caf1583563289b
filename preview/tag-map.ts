import { isSecretValue, isUnknown, type RecordValue } from "./record.ts";

/** Tags as a program writes them, a map or the list of keys and values that scaling groups take; `undefined`: known after deployment. */
export function tagMap(tags: RecordValue | undefined): ReadonlyMap<string, string | undefined> {
  const pairs: (readonly [unknown, unknown])[] = [];
  if (Array.isArray(tags)) {
    for (const tag of tags) pairs.push([tag?.key, tag?.value]);
  } else if (typeof tags === "object" && tags !== null && !isUnknown(tags) && !isSecretValue(tags)) {
    pairs.push(...Object.entries(tags));
  }
  return new Map(
    pairs.flatMap(([key, value]) =>
      typeof key === "string" ? [[key, typeof value === "string" ? value : undefined] as const] : [],
    ),
  );
}

/** The AWS provider's default tags; the SDK hands provider settings over as JSON text. */
export function defaultTags(setting: RecordValue | undefined): ReadonlyMap<string, string | undefined> {
  const parsed = typeof setting === "string" ? parse(setting) : setting;
  return tagMap((parsed as { tags?: RecordValue } | undefined)?.tags);
}

function parse(json: string): RecordValue | undefined {
  try {
    return JSON.parse(json) as RecordValue;
  } catch {
    return undefined;
  }
}
