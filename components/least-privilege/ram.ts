import { type Address, parseAddress, parsePrefix } from "../../ipam/index.ts";
import type { PolicyDocument, PolicyStatement } from "../policy-document.ts";

/**
 * Evaluates RAM policies (version 1) as Alibaba Cloud documents it, for tests: the cloud has no simulator.
 * - "How RAM evaluates policies": refused by default; an explicit Deny of any policy wins; control policies are
 *   asked first and have to allow; the directory's own policy allows everything.
 * - "Permission policy elements": Action or NotAction, compared without case; `*` and `?` in actions and
 *   resources; all operators of a Condition have to hold, and one value of each key.
 * - "Conditional operators": String…, Numeric…, Date…, Bool, IpAddress, NotIpAddress. It does not say what a
 *   negated operator gives where the request lacks the key, nor a prefix such as `IfExists`: both are errors
 *   here, so that no policy of ours comes to lean on them.
 * Read on 2026-11-23.
 */
export interface RamRequest {
  /** Who asks: the ARN of a role, user or OIDC provider, or the name of a service. */
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Account that owns the resource. */
  readonly owner: string;
  readonly context: Readonly<Record<string, string>>;
}

export interface RamPolicies {
  /** Custom and system policies of the one who asks. */
  readonly identity: readonly PolicyDocument[];
  /** Control policies that bind the account; absent outside a resource directory and in its management account. */
  readonly control?: readonly PolicyDocument[];
  /** Policy of the role, bucket or key that is asked for. */
  readonly resource?: PolicyDocument;
}

export type RamVerdict = "allowed" | "denied";

/** What one policy type says by itself. */
type Answer = "allow" | "deny" | "nothing";

export function evaluateRam(request: RamRequest, { identity, control, resource }: RamPolicies): RamVerdict {
  // The directory's own policy allows everything; ours only refuse.
  if (control !== undefined && answer(request, control) === "deny") return "denied";
  const own = answer(request, identity);
  const there = resource === undefined ? "nothing" : answer(request, [resource]);
  if (own === "deny" || there === "deny") return "denied";
  const account = /:ram::(\d+):(?:user|role)\//.exec(request.principal)?.[1];
  // Services and tokens hold no policies of their own: what they ask for has to name them.
  if (account === undefined) return there === "allow" ? "allowed" : "denied";
  // "How RAM evaluates policies when a role is assumed", and another account's bucket or key: both sides allow.
  const becoming = request.action.toLowerCase() === "sts:assumerole";
  if (becoming || account !== request.owner)
    return own === "allow" && there === "allow" ? "allowed" : "denied";
  return own === "allow" || there === "allow" ? "allowed" : "denied";
}

function answer(request: RamRequest, policies: readonly PolicyDocument[]): Answer {
  const effects = policies.flatMap(({ Version, Statement }) => {
    if (Version !== "1") throw new Error(`RAM has no policy version ${Version}`);
    return Statement.filter((statement) => applies(request, statement)).map(({ Effect }) => Effect);
  });
  if (effects.includes("Deny")) return "deny";
  return effects.includes("Allow") ? "allow" : "nothing";
}

function applies(request: RamRequest, statement: PolicyStatement): boolean {
  const { Action, NotAction, Resource, NotResource, Principal, Condition = {} } = statement;
  if (NotResource !== undefined) throw new Error("RAM knows no NotResource");
  if ((Action === undefined) === (NotAction === undefined)) throw new Error("either Action or NotAction");
  const named = (patterns: string | readonly string[]): boolean =>
    list(patterns).some((pattern) => like(pattern.toLowerCase(), request.action.toLowerCase()));
  const acts = Action === undefined ? !named(NotAction ?? []) : named(Action);
  const on = Resource === undefined || list(Resource).some((pattern) => like(pattern, request.resource));
  return acts && on && isPrincipal(request, Principal) && holds(request, Condition);
}

function isPrincipal({ principal }: RamRequest, named: PolicyStatement["Principal"]): boolean {
  if (named === undefined || named === "*") return true;
  return Object.entries(named).some(([kind, names]) =>
    list(names).some((name) => {
      // Policies of buckets name everybody in a list.
      if (name === "*") return true;
      if (kind !== "RAM") return name === principal;
      // The root of an account stands for everybody in it.
      const account = /^(.*:ram::\d+):root$/.exec(name)?.[1];
      return account === undefined ? like(name, principal) : principal.startsWith(`${account}:`);
    }),
  );
}

function holds({ context }: RamRequest, condition: NonNullable<PolicyStatement["Condition"]>): boolean {
  return Object.entries(condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => {
      const given = context[key];
      const test = OPERATORS[operator];
      if (test === undefined) throw new Error(`RAM knows no operator ${operator}`);
      if (given === undefined) {
        if (/Not/.test(operator)) throw new Error(`${operator} of ${key}, which the request does not have`);
        return false;
      }
      const wanted = list(values);
      // Of a negated operator every value has to differ, of any other one has to fit.
      return /Not/.test(operator)
        ? wanted.every((value) => test(value, given))
        : wanted.some((value) => test(value, given));
    }),
  );
}

type Test = (wanted: string, given: string) => boolean;

const time = (text: string): number => {
  const read = Date.parse(text);
  if (Number.isNaN(read)) throw new Error(`${text} is no date`);
  return read;
};

const fold = (text: string): string => text.toLowerCase();

const OPERATORS: Readonly<Record<string, Test>> = {
  StringEquals: (wanted, given) => wanted === given,
  StringNotEquals: (wanted, given) => wanted !== given,
  StringEqualsIgnoreCase: (wanted, given) => fold(wanted) === fold(given),
  StringNotEqualsIgnoreCase: (wanted, given) => fold(wanted) !== fold(given),
  StringLike: (wanted, given) => like(wanted, given),
  StringNotLike: (wanted, given) => !like(wanted, given),
  NumericEquals: (wanted, given) => Number(given) === Number(wanted),
  NumericNotEquals: (wanted, given) => Number(given) !== Number(wanted),
  NumericLessThan: (wanted, given) => Number(given) < Number(wanted),
  NumericLessThanEquals: (wanted, given) => Number(given) <= Number(wanted),
  NumericGreaterThan: (wanted, given) => Number(given) > Number(wanted),
  NumericGreaterThanEquals: (wanted, given) => Number(given) >= Number(wanted),
  DateEquals: (wanted, given) => time(given) === time(wanted),
  DateNotEquals: (wanted, given) => time(given) !== time(wanted),
  DateLessThan: (wanted, given) => time(given) < time(wanted),
  DateLessThanEquals: (wanted, given) => time(given) <= time(wanted),
  DateGreaterThan: (wanted, given) => time(given) > time(wanted),
  DateGreaterThanEquals: (wanted, given) => time(given) >= time(wanted),
  Bool: (wanted, given) => fold(wanted) === fold(given),
  IpAddress: (wanted, given) => inside(wanted, parseAddress(given)),
  NotIpAddress: (wanted, given) => !inside(wanted, parseAddress(given)),
};

function inside(prefix: string, address: Address): boolean {
  const length = prefix.includes(":") ? 128 : 32;
  return parsePrefix(prefix.includes("/") ? prefix : `${prefix}/${length}`).contains(address);
}

/** `*` stands for any text, `?` for one character. */
function like(pattern: string, text: string): boolean {
  const source = [...pattern]
    .map((sign) => (sign === "*" ? ".*" : sign === "?" ? "." : sign.replace(/[\\^$.|+()[\]{}]/, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`, "s").test(text);
}

function list(values: string | readonly string[]): readonly string[] {
  return typeof values === "string" ? [values] : values;
}
