import { z } from "zod";
import { BadInput, type Diagnostic } from "./diagnostic.ts";
import type { FaultText, Path, Source } from "./source.ts";
import { didYouMean, nearest } from "./suggest.ts";

/**
 * Carried by a schema (`schema.meta({ renamed: { vid: "vlan" } })`): keys people know from elsewhere,
 * and what they are called here.
 */
export interface SchemaNotes {
  readonly renamed?: Readonly<Record<string, string>>;
  /** What people write here by mistake is a secret (`schema.meta({ secret: true })`): it is never shown. */
  readonly secret?: boolean;
}

/** What a custom check of a schema may say: `ctx.addIssue({ code: "custom", message, params: { hint } })`. */
export interface IssueParams {
  readonly code?: string;
  readonly hint?: string;
}

/**
 * Source → value of the schema, with every fault of the file at once.
 * @throws BadInput
 */
export function decode<T>(schema: z.ZodType<T>, source: Source): T {
  const result = schema.safeParse(source.value, { reportInput: true });
  if (result.success && source.diagnostics.length === 0) return result.data;
  const faults = [...source.diagnostics];
  if (!result.success) {
    for (const issue of result.error.issues) faults.push(...diagnose(issue, [], schema, source));
  }
  throw new BadInput(inFileOrder(withoutEchoes(faults, source.diagnostics)));
}

/** A mistyped key is also a missing one, what cannot be read is also no number; saying it once is enough. */
function withoutEchoes(faults: readonly Diagnostic[], unread: readonly Diagnostic[]): readonly Diagnostic[] {
  const told = new Set(unread.map(placeOf));
  const meant = new Set(
    faults.map(({ code, path, hint }) => {
      const near = code === "schema.unknown-key" ? /^did you mean "(.*)"\?$/.exec(hint)?.[1] : undefined;
      return near === undefined ? undefined : sibling(path, near);
    }),
  );
  return faults.filter((fault) => {
    if (unread.includes(fault)) return true;
    return !told.has(placeOf(fault)) && (fault.code !== "schema.missing" || !meant.has(fault.path));
  });
}

function placeOf({ path, line, column }: Diagnostic): string {
  return `${path}\n${line}:${column}`;
}

function sibling(path: string, name: string): string {
  return path.includes(".") ? `${path.slice(0, path.lastIndexOf("."))}.${name}` : name;
}

/** By position, one diagnostic per place: the reader's complaint stands before the schema's. */
export function inFileOrder(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return faults
    .map((fault, index) => ({ fault, index }))
    .sort(
      (a, b) =>
        (a.fault.line ?? 0) - (b.fault.line ?? 0) ||
        (a.fault.column ?? 0) - (b.fault.column ?? 0) ||
        a.index - b.index,
    )
    .map(({ fault }) => fault)
    .filter((fault) => {
      const place = `${fault.path}\n${fault.line}:${fault.column}\n${fault.message}`;
      return !seen.has(place) && seen.add(place);
    });
}

type Issue = z.core.$ZodIssue;

function diagnose(issue: Issue, base: Path, schema: z.ZodType, source: Source): readonly Diagnostic[] {
  const path = [...base, ...issue.path.map((part) => (typeof part === "symbol" ? String(part) : part))];
  if (issue.code === "unrecognized_keys") {
    const owner = schemaAt(schema, path);
    const unknown = (keys: readonly string[]) =>
      keys.map((key) => source.fault({ path: [...path, key], on: "key" }, unknownKey(key, owner)));
    const inner = optionOf(owner, issue.keys)?.safeParse(issue.input, { reportInput: true }).error?.issues;
    if (inner === undefined) return unknown(issue.keys);
    return inner.flatMap((each) =>
      each.code === "unrecognized_keys" && each.path.length === 0
        ? unknown(each.keys)
        : diagnose(each, path, schema, source),
    );
  }
  if (issue.code === "invalid_union") {
    const branch = closest(issue.errors);
    if (branch) return branch.flatMap((inner) => diagnose(inner, path, schema, source));
  }
  if (issue.code === "invalid_key") {
    const inner = issue.issues[0];
    const text = inner ? describe(inner) : describe(issue);
    return [source.fault({ path, on: "key" }, { ...text, code: "schema.key" })];
  }
  const missing = isMissing(issue);
  const about = issue.code === "invalid_union" ? formsOf(schemaAt(schema, path)) : undefined;
  const text = missing ? missingText(path, issue) : describe(issue, aboutAt(schema, path) ?? about);
  const at = schemaAt(schema, path);
  return [source.fault({ path, ...(at && notesOf(at)?.secret && { on: "key" }) }, text)];
}

/** Of a union the schema names one option's faults; the one that has all the keys it does not know was meant. */
function optionOf(owner: z.core.$ZodType | undefined, keys: readonly string[]): z.ZodType | undefined {
  if (!(owner instanceof z.ZodUnion)) return undefined;
  return owner.options
    .filter((each) => each instanceof z.ZodType)
    .find((each) => keys.every((key) => keysOf(unwrap(each)).includes(key)));
}

/** What the schema says of the value that belongs there, as the last words of a hint. */
function aboutAt(schema: z.ZodType, path: Path): string | undefined {
  // A description stands on what makes a key optional, or on the value inside.
  const levels = [schemaAt(schema, path, true), schemaAt(schema, path)];
  return levels
    .map((each) => (each === undefined ? undefined : z.globalRegistry.get(each)?.description))
    .find((text) => text !== undefined);
}

/** The branch of a union that the author most likely meant: the one that got furthest into the value. */
function closest(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const depth = (issue: Issue) => issue.path.length + (issue.code === "unrecognized_keys" ? 1 : 0);
  const reach = (issues: readonly Issue[]) => Math.max(...issues.map(depth));
  const ranked = [...branches].sort((a, b) => reach(b) - reach(a) || a.length - b.length);
  // Where the value fits no branch at all, naming one of them would mislead.
  return ranked[0] !== undefined && reach(ranked[0]) > 0 ? ranked[0] : undefined;
}

function isMissing(issue: Issue): boolean {
  return (
    (issue.code === "invalid_type" || issue.code === "invalid_value" || issue.code === "invalid_union") &&
    issue.input === undefined
  );
}

function missingText(path: Path, issue: Issue): FaultText {
  const expected = issue.code === "invalid_type" ? ` (${NOUNS[issue.expected] ?? issue.expected})` : "";
  const name = String(path.at(-1) ?? "");
  const example =
    issue.code === "invalid_value"
      ? `add ${name}: ${String(issue.values[0])}`
      : `add the key ${name}${expected}`;
  return { code: "schema.missing", message: "the key is missing", hint: example };
}

const NOUNS: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "a map of keys",
  record: "a map of names",
  null: "nothing",
  nan: "a number",
};

function describe(issue: Issue, about?: string): FaultText {
  switch (issue.code) {
    case "invalid_type": {
      const noun = NOUNS[issue.expected] ?? issue.expected;
      const asNumber = issue.expected === "number" ? numberMeant(issue.input, about) : undefined;
      const quote = issue.expected === "string" && typeof issue.input === "number";
      const remedy = quote ? "quote it" : `write ${noun}`;
      const more = asNumber ?? (SIMPLE.has(issue.expected) ? about : undefined);
      return {
        code: "schema.type",
        message: `${nounOf(issue.input)} stands where ${noun} belongs`,
        hint: more === undefined ? remedy : `${remedy}: ${more}`,
      };
    }
    case "invalid_value": {
      const options = issue.values.map(String);
      if (typeof issue.input !== "string") {
        return {
          code: "schema.value",
          message: `${nounOf(issue.input)} stands where ${options.length === 1 ? "a fixed word" : "one of some words"} belongs`,
          hint: `use ${listed(options)}`,
        };
      }
      return {
        code: "schema.value",
        message: "the value is not known here",
        hint: options.length === 1 ? `write ${options[0]}` : didYouMean(issue.input, options, "value"),
      };
    }
    case "too_small":
    case "too_big":
      return bound(issue);
    case "not_multiple_of":
      return {
        code: "schema.value",
        message: "the value does not fit",
        hint: `use a multiple of ${issue.divisor}`,
      };
    case "invalid_format":
      return {
        code: "schema.format",
        message: issue.message,
        hint: about ? `write it so: ${about}` : "see the key's description in the JSON schema",
      };
    case "invalid_union": {
      const word = discriminated(issue);
      if (word !== undefined) return word;
      return {
        code: "schema.type",
        message: `${nounOf(issue.input)} does not fit here`,
        hint: issue.message === "Invalid input" && about ? `write it so: ${about}` : issue.message,
      };
    }
    case "custom": {
      const params = (issue.params ?? {}) as IssueParams;
      return {
        code: params.code ?? "schema.value",
        message: issue.message,
        hint: params.hint ?? (about ? `write it so: ${about}` : "see the README for what is allowed here"),
      };
    }
    default:
      return {
        code: "schema.value",
        message: issue.message,
        hint: "see the README for what is allowed here",
      };
  }
}

/** Which of several maps is meant is said by one of their keys. */
function discriminated(issue: Extract<Issue, { code: "invalid_union" }>): FaultText | undefined {
  const { discriminator, options } = issue as { discriminator?: unknown; options?: unknown };
  if (typeof discriminator !== "string" || !Array.isArray(options)) return undefined;
  const written = (issue.input as Readonly<Record<string, unknown>>)[discriminator];
  return {
    code: "schema.value",
    message: "the value is not known here",
    hint: didYouMean(String(written), options.map(String), "value"),
  };
}

/** The number that somebody meant by `"22"`, `25%` or `8d`; the description says in what times are counted. */
function numberMeant(input: unknown, about = ""): string | undefined {
  const [, digits = "", unit = ""] =
    /^\s*([0-9]+(?:\.[0-9]+)?)\s*(%|s|min|h|d|days?|hours?)?\s*$/.exec(
      typeof input === "string" ? input : "",
    ) ?? [];
  const seconds = UNITS[unit];
  const counted = /\bseconds\b/i.test(about) ? 1 : /\bdays\b/i.test(about) ? 86_400 : undefined;
  if (digits === "" || (unit !== "" && unit !== "%" && counted === undefined)) return undefined;
  const factor = unit === "%" ? 0.01 : (seconds ?? counted ?? 1) / (counted ?? 1);
  return String(Number((Number(digits) * factor).toFixed(6)));
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1,
  min: 60,
  h: 3600,
  hour: 3600,
  hours: 3600,
  d: 86_400,
  day: 86_400,
  days: 86_400,
};

/** Of a whole map the description tells another story than how to write one. */
const SIMPLE: ReadonlySet<string> = new Set(["string", "number", "int", "boolean"]);

function bound(issue: Extract<Issue, { code: "too_small" | "too_big" }>): FaultText {
  const low = issue.code === "too_small";
  const limit = String(low ? issue.minimum : issue.maximum);
  const above = issue.inclusive === false ? (low ? "above" : "below") : low ? "at least" : "at most";
  const one = limit === "1";
  const counted: Readonly<Record<string, string>> = {
    string: one ? "character" : "characters",
    array: one ? "entry" : "entries",
    set: one ? "entry" : "entries",
    object: one ? "key" : "keys",
  };
  const unit = counted[String(issue.origin)];
  if (unit !== undefined) {
    const state = low ? (one ? "is empty" : "is too short") : "is too long";
    return { code: "schema.length", message: `the value ${state}`, hint: `give ${above} ${limit} ${unit}` };
  }
  const percent = above === "below" && one && typeof issue.input === "number" && issue.input <= 100;
  const share = percent && issue.input > 1 ? `, such as ${Number(issue.input) / 100}` : "";
  return {
    code: "schema.range",
    message: `the number is too ${low ? "small" : "large"}`,
    hint: `use a number ${above === "above" || above === "below" ? above : `of ${above}`} ${limit}${share}`,
  };
}

function nounOf(input: unknown): string {
  if (input === null) return "nothing";
  if (Array.isArray(input)) return "a list";
  if (typeof input === "number" && !Number.isFinite(input)) return "no finite number";
  if (typeof input === "number" && !Number.isInteger(input)) return "a fraction";
  if (typeof input === "object") return "a map";
  return NOUNS[typeof input] ?? typeof input;
}

function listed(options: readonly string[]): string {
  return options.length > 12 ? `${options.slice(0, 12).join(", ")}, …` : options.join(", ");
}

function unknownKey(key: string, owner: z.core.$ZodType | undefined): FaultText {
  const known = owner ? keysOf(owner) : [];
  const renamed = owner ? renamedIn(owner, key) : undefined;
  if (known.includes(key)) {
    return {
      code: "schema.unknown-key",
      message: "the key does not go with the others of this map",
      hint: "keep it, or the keys beside it",
    };
  }
  const near = nearest(key, known);
  // A comma in a text inside braces ends the value; what follows reads as a key.
  const otherwise = /\s/.test(key) ? "quote the text it belongs to" : `known here: ${known.join(", ")}`;
  return {
    code: "schema.unknown-key",
    message: "the key is not known here",
    hint: renamed ?? (near ? `did you mean ${JSON.stringify(near)}?` : otherwise),
  };
}

function renamedIn(owner: z.core.$ZodType, key: string): string | undefined {
  if (owner instanceof z.ZodUnion) {
    return owner.options.map((option) => renamedIn(unwrap(option), key)).find((hint) => hint !== undefined);
  }
  return notesOf(owner)?.renamed?.[key];
}

function notesOf(schema: z.core.$ZodType): SchemaNotes | undefined {
  return z.globalRegistry.get(schema) as SchemaNotes | undefined;
}

/** The part of a schema that governs a key path; undefined where unions leave it open. */
function schemaAt(
  schema: z.core.$ZodType,
  path: Path,
  /** With what makes it optional around it. */
  outside = false,
): z.core.$ZodType | undefined {
  let current: z.core.$ZodType | undefined = schema;
  for (const part of path) {
    if (current === undefined) return undefined;
    current = step(unwrap(current), part);
  }
  return current === undefined || outside ? current : unwrap(current);
}

function step(schema: z.core.$ZodType, part: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[part] as z.core.$ZodType | undefined;
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray) return schema.element;
  if (schema instanceof z.ZodUnion) {
    for (const option of schema.options) {
      const found = step(unwrap(option), part);
      if (found) return found;
    }
  }
  return undefined;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return unwrap(schema._zod.def.innerType);
  }
  if (schema instanceof z.ZodPrefault || schema instanceof z.ZodReadonly)
    return unwrap(schema._zod.def.innerType);
  if (schema instanceof z.ZodPipe) return unwrap(schema._zod.def.in);
  return schema;
}

/** How the options of a union are written, where nothing else says so. */
function formsOf(schema: z.core.$ZodType | undefined): string | undefined {
  if (!(schema instanceof z.ZodUnion)) return undefined;
  const forms = schema.options.map(unwrap).flatMap((option) => {
    if (option instanceof z.ZodLiteral) return [...option.values].map(String);
    const keys = keysOf(option);
    return keys.length > 0 ? [`{ ${keys.join(", ")} }`] : [];
  });
  return forms.length > 0 ? forms.join(" or ") : undefined;
}

function keysOf(schema: z.core.$ZodType): readonly string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => keysOf(unwrap(option)));
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum) {
    return schema.keyType.options.map(String);
  }
  return [];
}
