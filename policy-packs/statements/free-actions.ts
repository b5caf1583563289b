import { type Known, UNKNOWN } from "../control.ts";
import { withEffect } from "./decide.ts";
import type { Selection, Statement } from "./document.ts";
import { isIdle } from "./grants.ts";
import { covers } from "./pattern.ts";

/** Everything, or everything of every service: `*`, `arn:aws:*`, `acs:*:*:*:*`. */
const EVERYTHING = /^\*+$|^(arn|acs):[*:]*$/;

/** What a statement allows on everything, without a condition that narrows it. */
export interface FreeActions {
  readonly statement: Statement;
  /** Patterns of the actions asked for. */
  readonly actions: readonly string[];
}

/**
 * The statements that allow actions of the kind asked for on every resource, less what a Deny takes back. Unknown
 * where only a deployment can tell whether a statement does.
 */
export function freeActions(
  statements: readonly Statement[],
  isAsked: (pattern: string) => boolean,
): readonly Known<FreeActions>[] {
  const denied = withEffect(statements, "Deny").filter(isOnEverything);
  const isTakenBack = (pattern: string) => denied.some(({ actions }) => takesAll(actions, pattern));
  return statements.flatMap((statement): readonly Known<FreeActions>[] => {
    const { effect, actions, resources, conditions } = statement;
    if (effect === "Deny" || resources === undefined || resources.except) return [];
    if (conditions !== UNKNOWN && !conditions.every(isIdle)) return [];
    const patterns = actions.except ? ["*"] : actions.patterns;
    const asked = patterns.filter(
      (pattern): pattern is string => pattern !== UNKNOWN && isAsked(pattern) && !isTakenBack(pattern),
    );
    const everywhere = isOnEverything(statement);
    if (asked.length > 0 && everywhere && effect === "Allow" && conditions !== UNKNOWN) {
      return [{ statement, actions: asked }];
    }
    const mayAsk = asked.length > 0 || patterns.includes(UNKNOWN);
    return mayAsk && (everywhere || resources.patterns.includes(UNKNOWN)) ? [UNKNOWN] : [];
  });
}

function isOnEverything({ resources }: Statement): boolean {
  return (
    resources !== undefined &&
    !resources.except &&
    resources.patterns.some((pattern) => pattern !== UNKNOWN && EVERYTHING.test(pattern))
  );
}

function takesAll({ except, patterns }: Selection, asked: string): boolean {
  if (except) return false;
  return patterns.some(
    (pattern) => pattern !== UNKNOWN && covers(pattern.toLowerCase(), asked.toLowerCase()),
  );
}
