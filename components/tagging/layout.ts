import { PROTECTED_TAGS, type Tags } from "./contract.ts";

/** Later layers win, except over what the library sets itself. Keys come out sorted, so a preview is stable. */
export function mergeTags(...layers: readonly (Tags | undefined)[]): Tags {
  const merged: Record<string, string> = {};
  for (const layer of [...layers, PROTECTED_TAGS]) Object.assign(merged, layer);
  return Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
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
