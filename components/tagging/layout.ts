import { PROTECTED_TAGS, type Tags } from "./contract.ts";

/** Later layers win, except over what the library sets itself. Keys come out sorted, so a preview is stable. */
export function mergeTags(...layers: readonly (Tags | undefined)[]): Tags {
  const merged: Record<string, string> = {};
  for (const layer of [...layers, PROTECTED_TAGS]) Object.assign(merged, layer);
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Services that take fewer characters in tags than their cloud does. Alibaba Cloud KMS: CreateKey, `Tags`. */
const NARROW_TAGS: Readonly<Record<string, RegExp>> = {
  "alicloud:kms/key:Key": /[^A-Za-z0-9/\\_\-.+=:@]/gu,
};

/** Tags as the service of this type takes them: what it refuses becomes `_`. */
export function fitTags(type: string, tags: Tags): Tags {
  const refused = NARROW_TAGS[type];
  if (refused === undefined) return tags;
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, value.replace(refused, "_")]));
}

/** Shortest value limit of the two clouds. */
const SAFE_LENGTH = 128;

/** A sentence as a tag value that every service of both clouds takes: foreign signs become spaces. */
export function tagText(sentence: string): string {
  return [
    ...sentence
      .replace(/[^\p{L}\p{N} _.:/=+\-@]/gu, " ")
      .replace(/ +/g, " ")
      .trim(),
  ]
    .slice(0, SAFE_LENGTH)
    .join("")
    .trim();
}
