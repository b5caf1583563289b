import { type Judgement, UNKNOWN } from "../control.ts";
import type { RequiredClass } from "../facts/password-policy.ts";
import { fail, pass, undecided } from "../judgement.ts";

/**
 * A class of characters that has to be asked for in so many words: the two types of Alibaba Cloud's provider default
 * to opposite answers, so a program that leaves it out changes its meaning with the type.
 */
export function judgeClass({ required, written }: RequiredClass, what: string): Judgement {
  if (required === UNKNOWN) return undecided("the password policy is known only after deployment");
  if (required && written) return pass;
  return fail(
    required ? `leaves it to a default to ask for ${what}` : `does not ask for ${what}`,
    "ask for it",
  );
}
