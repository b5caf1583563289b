import type { ResourceView } from "./control.ts";

/** Shortest secret that is cut out; a shorter one would match by chance and mangle the sentence. */
const SHORTEST_REDACTED = 4;

/** The text without the secrets of a resource. */
export function redact(text: string, resource: ResourceView): string {
  let clean = text;
  for (const secret of resource.secrets ?? []) {
    if (secret.length >= SHORTEST_REDACTED) clean = clean.replaceAll(secret, "[secret]");
  }
  return clean;
}
