import type { GovernanceDocument } from "./schema.ts";

/** Everything of the section that somebody left off: where the file says so → why, and who answers. */
export function optOutsOf(document: GovernanceDocument): Readonly<Record<string, string>> {
  return Object.fromEntries(below(document, []));
}

function below(value: unknown, path: readonly string[]): readonly (readonly [string, string])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const { reason, owner, ...rest } = value as Readonly<Record<string, unknown>>;
  // Elevations and firms have a reason or an owner too: a waiver has these two and nothing else.
  if (typeof reason === "string" && typeof owner === "string" && Object.keys(rest).length === 0) {
    return [[path.join("."), `${reason} - ${owner}`]];
  }
  return Object.entries(value).flatMap(([name, part]) => below(part, [...path, name]));
}
