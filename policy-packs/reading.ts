/**
 * Three-valued reading of inputs: what was asked for, {@link UNKNOWN}, or `undefined` where it was left out.
 * None of these throws, whatever the value is.
 */
import { type Known, UNKNOWN } from "./control.ts";

export type Read<T> = Known<T> | undefined;

/** Value at a path of object keys; unknown as soon as one step is. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  let current = value;
  for (const step of path) {
    // Pulumi models a block that may occur once as an object; programs bridged from lists give one element.
    if (Array.isArray(current)) current = current[0];
    if (current === UNKNOWN) return UNKNOWN;
    if (typeof current !== "object" || current === null) return undefined;
    current = (current as Record<string, unknown>)[step];
  }
  return current ?? undefined;
}

export function text(value: unknown, ...path: readonly string[]): Read<string> {
  const found = at(value, ...path);
  if (found === UNKNOWN || typeof found === "string") return found;
  return typeof found === "number" || typeof found === "boolean" ? String(found) : undefined;
}

/** Booleans, and the words and digits providers accept for them. What is neither stays undecided. */
export function flag(value: unknown, ...path: readonly string[]): Read<boolean> {
  const found = at(value, ...path);
  if (found === UNKNOWN || typeof found === "boolean") return found;
  if (found === undefined) return undefined;
  if (typeof found !== "string" && typeof found !== "number") return UNKNOWN;
  const word = String(found).toLowerCase();
  if (["true", "on", "enabled", "yes", "1"].includes(word)) return true;
  return ["false", "off", "disabled", "no", "0", ""].includes(word) ? false : UNKNOWN;
}

export function integer(value: unknown, ...path: readonly string[]): Read<number> {
  const found = at(value, ...path);
  if (found === undefined || found === UNKNOWN || typeof found === "number") return found;
  return typeof found === "string" && /^-?\d+$/.test(found.trim()) ? Number(found) : UNKNOWN;
}

/** Elements of a list, none where it was left out; a single block counts as a list of one. */
export function list(value: unknown, ...path: readonly string[]): Known<readonly unknown[]> {
  const found = at(value, ...path);
  if (found === UNKNOWN) return UNKNOWN;
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/** Texts of a list; an unknown element stays in its place. */
export function texts(value: unknown, ...path: readonly string[]): Known<readonly Known<string>[]> {
  const found = list(value, ...path);
  if (found === UNKNOWN) return UNKNOWN;
  return found.map((element) => text(element)).filter((element) => element !== undefined);
}

/** Names and values of a map; absent reads as empty. */
export function entries(
  value: unknown,
  ...path: readonly string[]
): Known<readonly (readonly [string, unknown])[]> {
  const found = at(value, ...path);
  if (found === UNKNOWN) return UNKNOWN;
  return typeof found === "object" && found !== null && !Array.isArray(found) ? Object.entries(found) : [];
}

/** Was the input given at all? An unknown value was: only its content is to come. */
export function given(value: unknown, ...path: readonly string[]): boolean {
  const found = at(value, ...path);
  return found !== undefined && found !== "" && !(Array.isArray(found) && found.length === 0);
}

/** Was an input of a block given? Undecided while the block itself is to come. */
export function givenWithin(value: unknown, block: string, input: string): Known<boolean> {
  const found = at(value, block);
  return found === UNKNOWN ? UNKNOWN : given(found, input);
}

/** Are two written values the same? Undecided while one of them is to come. */
export function isSame<T extends string | boolean>(one: Read<T>, other: Read<T>): Known<boolean> {
  return one === UNKNOWN || other === UNKNOWN ? UNKNOWN : one === other;
}

/** Does what is written look so? What was left out reads as empty. */
export function matches(written: Read<string>, pattern: RegExp): Known<boolean> {
  return written === UNKNOWN ? UNKNOWN : pattern.test(written ?? "");
}

/** No answer for those who are not asked, and no bad one while it is to come whether one is. */
export function unless(exempt: Known<boolean>, answer: Known<boolean>): Known<boolean> | undefined {
  if (exempt === true) return undefined;
  return exempt === UNKNOWN && answer === false ? UNKNOWN : answer;
}

/** True if any is true; unknown if none is true and one is unknown. */
export function anyOf(values: Iterable<Known<boolean>>): Known<boolean> {
  let answer: Known<boolean> = false;
  for (const value of values) {
    if (value === true) return true;
    if (value === UNKNOWN) answer = UNKNOWN;
  }
  return answer;
}

/** True if all are true; unknown if none is false and one is unknown. */
export function allOf(values: Iterable<Known<boolean>>): Known<boolean> {
  let answer: Known<boolean> = true;
  for (const value of values) {
    if (value === false) return false;
    if (value === UNKNOWN) answer = UNKNOWN;
  }
  return answer;
}

/** The value, or the provider's documented default where the input was left out. */
export function orDefault<T>(value: Read<T>, fallback: Known<T>): Known<T> {
  return value === undefined ? fallback : value;
}
