import { type Known, UNKNOWN } from "../control.ts";
import { ANY_CONTEXT, actionsMatch, type Request, resourcesMatch, withEffect } from "./decide.ts";
import type { Condition, Selection, Statement } from "./document.ts";
import { both, type Extent } from "./truth.ts";

/** What is asked of the policies that somebody holds. */
export type Grant = Pick<Request, "action" | "resource" | "cloud">;

/**
 * The statement that grants an action on a resource without a condition that narrows it, and that no Deny takes
 * back; undefined if none does.
 */
export function granting(statements: readonly Statement[], grant: Grant): Known<Statement> | undefined {
  const asked: Request = { ...grant, context: ANY_CONTEXT };
  const taken = withEffect(statements, "Deny").map((statement) => withdraws(statement, asked));
  if (taken.includes("all")) return undefined;
  const sure = !taken.includes(UNKNOWN);
  let unsure = false;
  for (const statement of statements) {
    if (statement.effect === "Deny") continue;
    const parts = [
      actionsMatch(statement, asked.action),
      resourcesMatch(statement, asked),
      freely(statement),
    ];
    if (parts.includes("none") || parts.includes("some")) continue;
    if (sure && statement.effect === "Allow" && !parts.includes(UNKNOWN)) return statement;
    unsure = true;
  }
  return unsure ? UNKNOWN : undefined;
}

/** A Deny under a condition leaves a narrowed grant, so it counts; one on other resources does not. */
function withdraws(statement: Statement, asked: Request): Extent {
  return both([actionsMatch(statement, asked.action), resourcesMatch(statement, asked)]);
}

/** `none` where a condition narrows the statement. */
function freely({ conditions }: Statement): Extent {
  if (conditions === UNKNOWN) return UNKNOWN;
  return both(conditions.map((condition) => (isIdle(condition) ? "all" : "none")));
}

/** Holds of every request, or as good as: `*`, every address, or a key that may be missing. */
export function isIdle({ operator, quantifier, ifExists, values }: Condition): boolean {
  if (quantifier === "all" || ifExists) return true;
  const any = (test: (value: string) => boolean) => values.some((value) => value !== UNKNOWN && test(value));
  if (/^(string|arn)(like|equals)/.test(operator)) return any((value) => /^\*+$/.test(value));
  if (operator === "ipaddress") return any((value) => /\/0$/.test(value));
  return operator === "null" && any((value) => value === "true");
}

/** Names with a `*` that stands for everything behind it: `*`, `s3:*`, `arn:aws:iam::1:role/*`. */
export function wildcards({ patterns }: Selection, test: (pattern: string) => boolean): readonly string[] {
  return patterns.filter((pattern): pattern is string => pattern !== UNKNOWN && test(pattern));
}
