import type { Exception } from "../control.ts";
import { covers } from "./exceptions.ts";

/**
 * The narrowest pattern for one resource: its name where nothing else has it, else its URN.
 * @param urns of every resource there is
 */
export function narrowestPattern(urn: string, urns: readonly string[]): string {
  const name = urn.slice(urn.lastIndexOf("::") + 2);
  const alike = urns.filter((other) => other.endsWith(`::${name}`));
  // A name with a star in it would be read as a pattern.
  return alike.length > 1 || name.includes("*") ? urn : name;
}

/** The resources, by URN, that a pattern names. */
export function namedBy(resource: string, urns: readonly string[]): readonly string[] {
  const exception: Exception = { ...NOBODY, resource };
  return urns.filter((urn) => covers(exception, exception.control, urn));
}

const NOBODY: Exception = {
  control: "any",
  resource: "",
  reason: "",
  owner: "",
  approver: "",
  ticket: "",
  expires: "",
};
