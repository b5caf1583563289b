import type { Judgement } from "../control.ts";
import type { WrittenSecrets } from "../facts/written-secrets.ts";
import { fail, pass, undecided } from "../judgement.ts";

/** Says of what is found where it is, never what it is. */
export function judgeWritten({ found, openEnded }: WrittenSecrets, remedy: string): Judgement {
  if (found.length > 0) {
    const what = found.map(({ input, kind }) => `${input} holds what looks like ${kind}`);
    return fail([...new Set(what)].join(", "), remedy);
  }
  return openEnded ? undecided("part of it is known only after deployment") : pass;
}
