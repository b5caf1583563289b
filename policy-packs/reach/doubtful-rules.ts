import { type Known, UNKNOWN } from "../control.ts";
import type { FilterRule } from "./model.ts";

const DOUBT = "a rule is known only after deployment";

/** What a line says and where it stands, as far as that is known. */
interface Place {
  readonly allow: Known<boolean>;
  readonly order: Known<number>;
  /** The first and the last place that a line may have. */
  readonly span: readonly [first: number, last: number];
}

/** A line, or the lines that it may turn out to be: read narrowly it lets in last and refuses first. */
export function linesOf(rule: FilterRule, { allow, order, span }: Place): readonly FilterRule[] {
  const [first, last] = span;
  const early = order === UNKNOWN ? first : order;
  if (allow === UNKNOWN) {
    return [true, false].map((either) => perhaps({ ...rule, allow: either, order: early }));
  }
  if (order === UNKNOWN) return [perhaps({ ...rule, allow, order: first }), { ...rule, allow, order: last }];
  return [{ ...rule, allow, order }];
}

/** It says just this, and may be about something else. */
export function perhaps(rule: FilterRule): FilterRule {
  return { ...rule, doubt: DOUBT };
}
