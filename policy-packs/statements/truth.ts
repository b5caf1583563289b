import { UNKNOWN, type Unknown } from "../control.ts";

/**
 * How far a statement applies to a set of requests: to all of them, to some, to none.
 * {@link UNKNOWN} where only a deployment can tell.
 */
export type Extent = "all" | "some" | "none" | Unknown;

/** What is left where every one of the parts has to hold. */
export function both(parts: Iterable<Extent>): Extent {
  let answer: Extent = "all";
  for (const part of parts) {
    if (part === "none") return "none";
    if (part === UNKNOWN || answer === UNKNOWN) answer = UNKNOWN;
    else if (part === "some") answer = "some";
  }
  return answer;
}

/** What is reached where one of the parts has to hold. Two halves are not taken for a whole. */
export function either(parts: Iterable<Extent>): Extent {
  let answer: Extent = "none";
  for (const part of parts) {
    if (part === "all") return "all";
    if (part === UNKNOWN || answer === UNKNOWN) answer = UNKNOWN;
    else if (part === "some") answer = "some";
  }
  return answer;
}

export function not(part: Extent): Extent {
  if (part === "all") return "none";
  return part === "none" ? "all" : part;
}
