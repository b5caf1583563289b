import { type Cloud, type Known, UNKNOWN } from "../control.ts";
import { conditionsHold, type RequestContext, resolve } from "./condition.ts";
import type { Principals, Selection, Statement } from "./document.ts";
import { covers, overlaps } from "./pattern.ts";
import { both, type Extent, either, not } from "./truth.ts";

/**
 * A set of requests. Action, resource and principal may be patterns: `*` on `*` asks about everything at once.
 * Without wildcards, and with a closed context, it is one request as a simulator takes it.
 */
export interface Request {
  readonly cloud: Cloud;
  readonly action: string;
  /** Left out where the resource that holds the document is meant. */
  readonly resource?: string;
  /** Left out for documents that are held by the one who asks. */
  readonly principal?: { readonly kind: string; readonly name: string };
  readonly context: RequestContext;
}

export const ANY_CONTEXT: RequestContext = { values: {}, open: true };

export type Decision = "allowed" | "denied" | "constrained" | "silent" | typeof UNKNOWN;

/**
 * What statements decide together, an explicit Deny first. `constrained`: some of the requests are allowed, or
 * a condition decides which. `silent`: none of them is.
 */
export function decide(statements: readonly Statement[], request: Request): Decision {
  const denies = either(withEffect(statements, "Deny").map((statement) => applies(statement, request)));
  const allows = either(withEffect(statements, "Allow").map((statement) => applies(statement, request)));
  const unsure = statements.some(
    (statement) => statement.effect === UNKNOWN && applies(statement, request) !== "none",
  );
  if (denies === "all") return "denied";
  if (allows === "none" && !unsure) return "silent";
  if (denies === UNKNOWN || unsure || allows === UNKNOWN) return UNKNOWN;
  return denies === "none" && allows === "all" ? "allowed" : "constrained";
}

export function withEffect(statements: readonly Statement[], effect: "Allow" | "Deny"): readonly Statement[] {
  return statements.filter((statement) => statement.effect === effect);
}

/** How many of the requests a statement is about. */
export function applies(statement: Statement, request: Request): Extent {
  return both([
    actionsMatch(statement, request.action),
    resourcesMatch(statement, request),
    principalsMatch(statement.principals, request.principal),
    conditionsHold(statement.conditions, request.context, request.cloud),
  ]);
}

/** Actions are compared without case, on both clouds. */
export function actionsMatch({ actions }: Statement, action: string): Extent {
  return matches(actions, (pattern) => extent(pattern.toLowerCase(), action.toLowerCase()));
}

export function resourcesMatch({ resources }: Statement, { resource, context }: Request): Extent {
  if (resources === undefined || resource === undefined) return "all";
  // "Policy variables", IAM user guide: without a value for its variable a statement is about nothing.
  if (resources.except && resources.patterns.some((pattern) => resolve(pattern, context) === undefined)) {
    return "none";
  }
  return matches(resources, (pattern) => {
    const text = resolve(pattern, context);
    if (text === UNKNOWN) {
      return overlaps(pattern.replaceAll(/\$\{[^}]*\}/g, "*"), resource) ? "some" : "none";
    }
    return text === undefined ? "none" : extent(text, resource);
  });
}

function matches(selection: Selection, test: (pattern: string) => Extent): Extent {
  const named = either(selection.patterns.map((pattern) => (pattern === UNKNOWN ? UNKNOWN : test(pattern))));
  return selection.except ? not(named) : named;
}

/** How much of what `inner` stands for does `outer` match? */
function extent(outer: string, inner: string): Extent {
  if (covers(outer, inner)) return "all";
  return overlaps(outer, inner) ? "some" : "none";
}

function principalsMatch(principals: Principals | undefined, asked: Request["principal"]): Extent {
  if (principals === undefined || asked === undefined) return "all";
  const named = either(
    principals.names.map(({ kind, name }): Extent => {
      if (kind !== "*" && kind !== asked.kind) return "none";
      return name === UNKNOWN ? UNKNOWN : principalMatch(name, asked.name);
    }),
  );
  return principals.except ? not(named) : named;
}

/** The root of an account, or its number, stands for everybody in it; `*` for everybody at all. */
function principalMatch(name: string, asked: string): Extent {
  if (name === "*") return "all";
  const account = accountOf(name);
  if (account !== undefined && isWholeAccount(name)) {
    if (accountOf(asked) === account) return "all";
    return asked === "*" ? "some" : "none";
  }
  return extent(name, asked);
}

/** Account number that a principal belongs to. */
export function accountOf(name: string): string | undefined {
  return /^\d+$/.test(name) ? name : /^(?:arn:[^:]+:(?:iam|sts)|acs:ram):[^:]*:(\d+):/.exec(name)?.[1];
}

export function isWholeAccount(name: Known<string>): boolean {
  return name !== UNKNOWN && (/^\d+$/.test(name) || /^(arn:[^:]+:iam|acs:ram)::\d+:root$/.test(name));
}
