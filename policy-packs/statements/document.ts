/** Policy documents as data, in the words that AWS and Alibaba Cloud share. Nothing here throws. */
import { type Cloud, type Known, UNKNOWN } from "../control.ts";

/** Named patterns, or everything but them. */
export interface Selection {
  readonly except: boolean;
  readonly patterns: readonly Known<string>[];
}

/** `AWS`, `RAM`, `Service`, `Federated`, …; `*` where the document names everybody without a kind. */
export interface Principal {
  readonly kind: string;
  readonly name: Known<string>;
}

export interface Principals {
  readonly except: boolean;
  readonly names: readonly Principal[];
}

/** One operator on one key. */
export interface Condition {
  /** Without its quantifier and `IfExists`, in lower case: `stringequals`. */
  readonly operator: string;
  readonly quantifier?: "any" | "all";
  readonly ifExists: boolean;
  /** Lower case: keys are compared without it. */
  readonly key: string;
  readonly values: readonly Known<string>[];
}

export interface Statement {
  /** Its Sid, or its place in the document: how findings name it. */
  readonly label: string;
  readonly effect: Known<"Allow" | "Deny">;
  readonly actions: Selection;
  /** Absent in trust policies and in some policies of resources: the resource itself. */
  readonly resources?: Selection;
  /** Absent in policies of identities: whoever holds it. */
  readonly principals?: Principals;
  readonly conditions: Known<readonly Condition[]>;
}

export type Document =
  | { readonly status: "read"; readonly statements: readonly Statement[] }
  | { readonly status: "unknown" }
  /** The provider would refuse it; every reason that was found. */
  | { readonly status: "invalid"; readonly faults: readonly string[] };

/**
 * Whether a document says who may (`placed` on a resource, a role) or is `held` by the one it speaks of. A log
 * project takes `either`: a statement without principals is about everybody.
 */
export type Shape = "held" | "placed" | "either";

const VERSIONS: Readonly<Record<Cloud, readonly string[]>> = {
  // "IAM JSON policy elements: Version"; left out it reads as the older one.
  aws: ["2012-10-17", "2008-10-17"],
  // "Policy structure and syntax", RAM.
  alicloud: ["1"],
};

/** JSON text, or the object that the SDK takes in its place. */
export function readDocument(value: unknown, cloud: Cloud, shape: Shape): Document {
  if (value === UNKNOWN) return { status: "unknown" };
  let body = value;
  if (typeof value === "string") {
    try {
      body = JSON.parse(value);
    } catch {
      return { status: "invalid", faults: ["is not JSON"] };
    }
  }
  if (!isRecord(body)) return { status: "invalid", faults: ["is no JSON object"] };
  const faults: string[] = [];
  // A list or a block is no version either; it may hold what cannot be printed.
  const version = typeof body.Version === "object" ? "of no known form" : body.Version;
  if (
    version === undefined
      ? cloud === "alicloud"
      : version !== UNKNOWN && !VERSIONS[cloud].includes(`${version}`)
  ) {
    faults.push(`has version ${version ?? "none"} in place of ${VERSIONS[cloud][0]}`);
  }
  const listed = body.Statement;
  if (listed === UNKNOWN) return { status: "unknown" };
  if (listed === undefined || (Array.isArray(listed) && listed.length === 0)) faults.push("has no Statement");
  const statements = each(listed).map((part, index) => readStatement(part, index, { cloud, shape, faults }));
  return faults.length > 0 ? { status: "invalid", faults } : { status: "read", statements };
}

interface Reading {
  readonly cloud: Cloud;
  readonly shape: Shape;
  readonly faults: string[];
}

const UNKNOWN_PART: Selection = { except: false, patterns: [UNKNOWN] };

function readStatement(part: unknown, index: number, { cloud, shape, faults }: Reading): Statement {
  const place = `statement ${index + 1}`;
  if (part === UNKNOWN) {
    return {
      label: place,
      effect: UNKNOWN,
      actions: UNKNOWN_PART,
      resources: UNKNOWN_PART,
      conditions: UNKNOWN,
    };
  }
  if (!isRecord(part)) {
    faults.push(`${place} is no object`);
    return { label: place, effect: UNKNOWN, actions: UNKNOWN_PART, conditions: UNKNOWN };
  }
  const sid = part.Sid;
  const label = typeof sid === "string" && sid !== "" ? `statement "${sid}"` : place;
  const fault = (words: string) => faults.push(`${label} ${words}`);
  const effect = part.Effect;
  if (effect !== "Allow" && effect !== "Deny" && effect !== UNKNOWN)
    fault("has neither Effect Allow nor Deny");
  const actions = selection(part, "Action", fault);
  if (!actions) fault("has neither Action nor NotAction");
  const resources = selection(part, "Resource", fault);
  if (cloud === "alicloud" && resources?.except) fault("has NotResource, which RAM does not know");
  if (shape === "held" && !resources) fault("has neither Resource nor NotResource");
  const principals = readPrincipals(part, fault);
  if (shape === "held" && principals) fault("names a Principal, which only a policy of a resource may");
  if (shape === "placed" && !principals) fault("names no Principal");
  if (cloud === "alicloud" && principals?.except) fault("has NotPrincipal, which RAM does not know");
  return {
    label,
    effect: effect === "Allow" || effect === "Deny" ? effect : UNKNOWN,
    actions: actions ?? UNKNOWN_PART,
    ...(resources && { resources }),
    ...(principals && { principals }),
    conditions: readConditions(part.Condition, fault),
  };
}

function selection(part: Record<string, unknown>, name: string, fault: (words: string) => void) {
  const named = part[name];
  const excepted = part[`Not${name}`];
  if (named !== undefined && excepted !== undefined) fault(`has both ${name} and Not${name}`);
  const given = named ?? excepted;
  if (given === undefined) return undefined;
  return { except: named === undefined, patterns: words(given, `${name} that is no text`, fault) };
}

function readPrincipals(
  part: Record<string, unknown>,
  fault: (words: string) => void,
): Principals | undefined {
  const named = part.Principal;
  const excepted = part.NotPrincipal;
  if (named !== undefined && excepted !== undefined) fault("has both Principal and NotPrincipal");
  const given = named ?? excepted;
  if (given === undefined) return undefined;
  const of = (kind: string, value: unknown): readonly Principal[] =>
    words(value, "a Principal that is no text", fault).map((name) => ({ kind, name }));
  // OSS lists account numbers and names without their kind.
  const names = isRecord(given)
    ? Object.entries(given).flatMap(([kind, value]) => of(kind, value))
    : of("*", given);
  return { except: named === undefined, names };
}

function readConditions(value: unknown, fault: (words: string) => void): Known<readonly Condition[]> {
  if (value === undefined) return [];
  if (value === UNKNOWN) return UNKNOWN;
  if (!isRecord(value)) {
    fault("has a Condition that is no object");
    return UNKNOWN;
  }
  const found: Condition[] = [];
  for (const [operator, keys] of Object.entries(value)) {
    if (keys === UNKNOWN) return UNKNOWN;
    if (!isRecord(keys)) {
      fault(`has a Condition ${operator} without keys`);
      continue;
    }
    for (const [key, values] of Object.entries(keys)) {
      found.push({
        ...readOperator(operator),
        key: key.toLowerCase(),
        values: words(values, `a value of ${key} that is no text`, fault),
      });
    }
  }
  return found;
}

function readOperator(text: string): Pick<Condition, "operator" | "quantifier" | "ifExists"> {
  const [, quantifier, name = "", ifExists] =
    /^(?:for(any|all)values?:)?(.*?)(ifexists)?$/.exec(text.toLowerCase()) ?? [];
  return {
    operator: name,
    ...(quantifier && { quantifier: quantifier === "any" ? "any" : "all" }),
    ifExists: ifExists !== undefined,
  };
}

function words(value: unknown, what: string, fault: (words: string) => void): readonly Known<string>[] {
  return each(value).flatMap((word): Known<string>[] => {
    if (word === UNKNOWN || typeof word === "string") return [word];
    if (typeof word === "number" || typeof word === "boolean") return [String(word)];
    fault(`has ${what}`);
    return [];
  });
}

function each(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
