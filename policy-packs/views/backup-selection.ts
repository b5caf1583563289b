import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { allOf, anyOf, at, list, text } from "../reading.ts";
import { covers, overlaps } from "../statements/pattern.ts";
import { DATA_TYPES, type DataHolder, MACHINE } from "./protected-data.ts";

/**
 * Does a selection of AWS Backup take a resource? Resources named or one of the tags, all of the conditions, and
 * none of what is excluded ("BackupSelection", AWS Backup API reference; examples of AWS re:Post,
 * "How do I assign resources to a backup plan", read on 2026-11-23).
 */
export function selects(stack: StackView, selection: ResourceView): (holder: DataHolder) => Known<boolean> {
  const { props } = selection;
  const named = naming(stack, selection, "resources");
  const excluded = naming(stack, selection, "notResources");
  const tags = list(props, "selectionTags");
  const conditions = list(props, "conditions");
  const narrows = conditions === UNKNOWN || conditions.some((block) => operators(block).length > 0);
  const byTags = tags === UNKNOWN || tags.length > 0;
  // With nothing said the service takes all; a list that came out empty was meant to name what it names.
  const all = at(props, "resources") === undefined && !byTags;
  return (holder) =>
    allOf([
      all || anyOf([named(holder), byTags ? anyTag(tags, holder) : false]),
      narrows ? conditionsHold(conditions, holder) : true,
      negated(excluded(holder)),
    ]);
}

function negated(value: Known<boolean>): Known<boolean> {
  return value === UNKNOWN ? UNKNOWN : !value;
}

/** Whether a list of ARNs and patterns names a resource. */
function naming(
  stack: StackView,
  selection: ResourceView,
  input: string,
): (holder: DataHolder) => Known<boolean> {
  const written = list(selection.props, input);
  const named = new Set(stack.referencedBy(selection, input, ...DATA_TYPES.aws, MACHINE));
  if (written === UNKNOWN) return ({ resource }) => named.has(resource) || UNKNOWN;
  const unknowns = written.filter((element) => text(element) === UNKNOWN).length;
  const told = new Set(selection.propertyDependencies[input] ?? []).size;
  const patterns = written.flatMap((element) => {
    const pattern = text(element);
    return typeof pattern === "string" ? [pattern] : [];
  });
  return (holder) => {
    if (named.has(holder.resource)) return true;
    const { arn } = holder;
    const byPattern = arn === undefined ? [] : patterns.map((pattern) => matches(pattern, arn));
    // Each value yet to come is told by the resource it comes from; one that is not may name anything.
    return anyOf([...byPattern, unknowns > told ? UNKNOWN : false]);
  };
}

/** Scheme, partition, service, region and account; what follows is one part, whatever stands in it. */
const LEADING_PARTS = 5;

/** `*` alone, or an ARN whose parts may hold wildcards; a star does not reach over a colon into the next part. */
function matches(pattern: string, arn: string): Known<boolean> {
  if (pattern === "*") return true;
  const wanted = partsOf(pattern);
  const held = partsOf(arn);
  if (wanted.length !== held.length) return false;
  return allOf(
    wanted.map((part, index) => {
      // A selection reaches only its own partition and account, whatever a pattern says of them.
      if (index === 1 || index === 4) return true;
      const other = held[index] ?? "";
      if (covers(part, other)) return true;
      return overlaps(part, other) ? UNKNOWN : false;
    }),
  );
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, LEADING_PARTS), parts.slice(LEADING_PARTS).join(":")];
}

function anyTag(tags: Known<readonly unknown[]>, holder: DataHolder): Known<boolean> {
  if (tags === UNKNOWN) return UNKNOWN;
  return anyOf(
    tags.map((tag) =>
      hasTag(holder, text(tag, "key"), text(tag, "value"), (value, wanted) => value === wanted),
    ),
  );
}

const OPERATORS = {
  stringEquals: (value: string, wanted: string) => value === wanted,
  stringLikes: (value: string, wanted: string) => covers(wanted, value),
  stringNotEquals: (value: string, wanted: string) => value !== wanted,
  stringNotLikes: (value: string, wanted: string) => !covers(wanted, value),
} as const;

type Operator = keyof typeof OPERATORS;
const NEGATED: ReadonlySet<Operator> = new Set(["stringNotEquals", "stringNotLikes"]);

function operators(block: unknown): readonly Operator[] {
  return (Object.keys(OPERATORS) as Operator[]).filter((operator) => {
    const terms = list(block, operator);
    return terms === UNKNOWN || terms.length > 0;
  });
}

function conditionsHold(conditions: Known<readonly unknown[]>, holder: DataHolder): Known<boolean> {
  if (conditions === UNKNOWN) return UNKNOWN;
  return allOf(
    conditions.flatMap((block) =>
      operators(block).flatMap((operator) => {
        const terms = list(block, operator);
        if (terms === UNKNOWN) return [UNKNOWN] as const;
        return terms.map((term) => {
          const key = text(term, "key");
          const bare = typeof key === "string" ? key.replace(/^aws:ResourceTag\//, "") : key;
          return hasTag(holder, bare, text(term, "value"), OPERATORS[operator], NEGATED.has(operator));
        });
      }),
    ),
  );
}

/** A tag that a resource does not carry fulfils only what is negated. */
function hasTag(
  { tags }: DataHolder,
  key: Known<string> | undefined,
  wanted: Known<string> | undefined,
  fits: (value: string, wanted: string) => boolean,
  absent = false,
): Known<boolean> {
  if (tags === UNKNOWN || key === UNKNOWN || key === undefined) return UNKNOWN;
  const value = tags.get(key);
  if (value === undefined) return absent;
  return value === UNKNOWN || wanted === UNKNOWN || wanted === undefined ? UNKNOWN : fits(value, wanted);
}
