import { type Judgement, UNKNOWN } from "../control.ts";
import type { Unused } from "../facts/unused.ts";
import { fail, notApplicable, pass, undecided } from "../judgement.ts";

/** Fails for what nothing uses, unless its owner says what it is kept for; a word alone is no reason. */
export function judgeUse({ used, reason }: Unused, message: string, remedy: string): Judgement {
  if (used === true) return pass;
  if (reason !== undefined && reason !== UNKNOWN && /\S\s+\S/.test(reason)) {
    return notApplicable(`kept while nothing uses it: ${reason}`);
  }
  if (used === UNKNOWN || reason === UNKNOWN) {
    return undecided("whether anything uses it is known only after deployment");
  }
  return fail(message, `${remedy}, or tag it kept-idle with the reason`);
}
