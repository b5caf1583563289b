import { parseAddress } from "../../ipam/ip.ts";
import { parsePrefix } from "../../ipam/prefix.ts";
import { type Cloud, type Known, UNKNOWN } from "../control.ts";
import type { Condition } from "./document.ts";
import { covers } from "./pattern.ts";
import { both, type Extent, either, not } from "./truth.ts";

/** Keys that say whether a second factor was given. */
export const SECOND_FACTOR: readonly string[] = ["aws:multifactorauthpresent", "acs:mfapresent"];

/** What requests carry, by key in lower case. */
export interface RequestContext {
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Keys that are not named may have any value; else the requests lack them. */
  readonly open: boolean;
}

/** How far a block of conditions holds: all its operators and keys have to. */
export function conditionsHold(
  conditions: Known<readonly Condition[]>,
  context: RequestContext,
  cloud: Cloud,
): Extent {
  if (conditions === UNKNOWN) return UNKNOWN;
  return both(conditions.map((condition) => holds(condition, context, cloud)));
}

function holds(condition: Condition, context: RequestContext, cloud: Cloud): Extent {
  const { operator, quantifier, ifExists, key, values } = condition;
  const given = context.values[key];
  if (given === undefined && context.open) return "some";
  if (operator === "null") {
    return either(
      values.map((value) =>
        value === UNKNOWN ? UNKNOWN : yes((value === "true") === (given === undefined)),
      ),
    );
  }
  const negated = /not/.test(operator);
  if (given === undefined || given.length === 0) {
    if (ifExists || quantifier === "all") return "all";
    if (!negated || quantifier === "any") return "none";
    // "Conditional operators" of RAM does not say what a negated operator gives where the key is missing.
    return cloud === "aws" ? "all" : UNKNOWN;
  }
  const test = TESTS[operator.replace("not", "")];
  // An operator nobody knows is refused by the cloud.
  if (test === undefined) return UNKNOWN;
  const fits = (one: string): Extent => {
    const met = either(
      values
        .map((value) => resolve(value, context))
        .map((value) => (value === UNKNOWN ? UNKNOWN : yes(value !== undefined && test(value, one)))),
    );
    return negated ? not(met) : met;
  };
  return quantifier === "all" ? both(given.map(fits)) : either(given.map(fits));
}

const yes = (value: boolean): Extent => (value ? "all" : "none");

/** Variables of a policy in a value or a resource, such as `${aws:username}`; undefined where one has no value. */
export function resolve(value: Known<string>, context: RequestContext): Known<string> | undefined {
  if (value === UNKNOWN || !value.includes("${")) return value;
  let complete = true;
  const text = value.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    const [key = "", fallback] = name.split(",").map((word) => word.trim());
    const found = context.values[key.toLowerCase()]?.[0] ?? fallback?.replaceAll("'", "");
    if (found === undefined) complete = false;
    return found ?? "";
  });
  if (complete) return text;
  return context.open ? UNKNOWN : undefined;
}

type Test = (wanted: string, given: string) => boolean;

const fold = (text: string): string => text.toLowerCase();
const numbers =
  (compare: (given: number, wanted: number) => boolean): Test =>
  (wanted, given) =>
    compare(Number(given), Number(wanted));
const dates =
  (compare: (given: number, wanted: number) => boolean): Test =>
  (wanted, given) =>
    compare(time(given), time(wanted));

/** ISO 8601, or seconds since 1970. */
function time(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

/** "IAM JSON policy elements: Condition operators"; "Conditional operators" of RAM. Negated ones are derived. */
const TESTS: Readonly<Record<string, Test>> = {
  stringequals: (wanted, given) => wanted === given,
  stringequalsignorecase: (wanted, given) => fold(wanted) === fold(given),
  stringlike: covers,
  numericequals: numbers((given, wanted) => given === wanted),
  numericlessthan: numbers((given, wanted) => given < wanted),
  numericlessthanequals: numbers((given, wanted) => given <= wanted),
  numericgreaterthan: numbers((given, wanted) => given > wanted),
  numericgreaterthanequals: numbers((given, wanted) => given >= wanted),
  dateequals: dates((given, wanted) => given === wanted),
  datelessthan: dates((given, wanted) => given < wanted),
  datelessthanequals: dates((given, wanted) => given <= wanted),
  dategreaterthan: dates((given, wanted) => given > wanted),
  dategreaterthanequals: dates((given, wanted) => given >= wanted),
  bool: (wanted, given) => fold(wanted) === fold(given),
  binaryequals: (wanted, given) => wanted === given,
  ipaddress: (wanted, given) => inside(wanted, given),
  arnequals: arnLike,
  arnlike: arnLike,
};

/** The six parts of an ARN are compared one by one: a star does not reach over a colon but in the last. */
function arnLike(wanted: string, given: string): boolean {
  const parts = (arn: string) => {
    const [a = "", b = "", c = "", d = "", e = "", ...rest] = arn.split(":");
    return [a, b, c, d, e, rest.join(":")];
  };
  const names = parts(given);
  return parts(wanted).every((part, index) => covers(part, names[index] ?? ""));
}

function inside(prefix: string, address: string): boolean {
  try {
    const length = prefix.includes(":") ? 128 : 32;
    return parsePrefix(prefix.includes("/") ? prefix : `${prefix}/${length}`).contains(parseAddress(address));
  } catch {
    return false;
  }
}
