import { UNKNOWN } from "./control.ts";

/**
 * What an input says that holds JSON text, or the object that some SDK functions take in its place.
 * Text that is no JSON stays undecided: it may be YAML, or hold something that only a deployment fills in.
 */
export function parsed(value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (value.trim() === "") return undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return UNKNOWN;
  }
}
