import { type Known, UNKNOWN } from "./control.ts";
import { allOf, anyOf } from "./reading.ts";

/** As much of an event as is the same each time; what else it holds is not known beforehand. */
export interface EventShape {
  readonly [field: string]: string | EventShape;
}

/**
 * Would a rule of EventBridge take such an event? A field that the event is not known to have, and a matcher that is
 * more than a word, a prefix or an exclusion, leave it open. "Creating event patterns", EventBridge user guide.
 */
export function takesEvent(pattern: unknown, event: EventShape): Known<boolean> {
  if (pattern === UNKNOWN) return UNKNOWN;
  if (typeof pattern !== "string") return false;
  try {
    return takes(JSON.parse(pattern), event);
  } catch {
    // The service refuses a rule whose pattern is no JSON, so it takes nothing.
    return false;
  }
}

function takes(pattern: unknown, event: EventShape): Known<boolean> {
  if (typeof pattern !== "object" || pattern === null || Array.isArray(pattern)) return false;
  return allOf(
    Object.entries(pattern).map(([field, asked]): Known<boolean> => {
      if (field === "$or")
        return Array.isArray(asked) ? anyOf(asked.map((each) => takes(each, event))) : false;
      const value = event[field];
      if (value === undefined) return UNKNOWN;
      if (typeof value !== "string") return takes(asked, value);
      return Array.isArray(asked) ? anyOf(asked.map((matcher) => matches(matcher, value))) : false;
    }),
  );
}

function matches(matcher: unknown, value: string): Known<boolean> {
  if (typeof matcher !== "object" || matcher === null) return matcher === value;
  const [kind, wanted] = Object.entries(matcher)[0] ?? [];
  if (kind === "prefix" && typeof wanted === "string") return value.startsWith(wanted);
  if (kind === "anything-but" && typeof wanted === "string") return value !== wanted;
  if (kind === "anything-but" && Array.isArray(wanted)) return !wanted.includes(value);
  return UNKNOWN;
}
