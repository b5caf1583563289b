import { canonicalType } from "../aliases.ts";
import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { at, given } from "../reading.ts";

/** How deep identifiers are looked for in an input: blocks of blocks of lists are the deepest of both providers. */
const DEEPEST = 12;

/** Who names whom, from every input of every resource, at any depth. */
interface Namings {
  /** Resources by what others write to name them. */
  readonly byIdentifier: ReadonlyMap<string, readonly ResourceView[]>;
  readonly namers: ReadonlyMap<ResourceView, ReadonlySet<ResourceView>>;
}

/** Resources of the given types that an input names at any depth: blocks hold identifiers inside lists. */
export function namedWithin(
  stack: StackView,
  from: ResourceView,
  input: string,
  ...types: readonly string[]
): readonly ResourceView[] {
  const { byIdentifier } = namings(stack);
  const found = new Set<ResourceView>();
  eachText(at(from.props, input), (written) => {
    for (const target of byIdentifier.get(written) ?? []) found.add(target);
  });
  for (const urn of from.propertyDependencies[input] ?? []) {
    const target = stack.byUrn.get(urn);
    if (target) found.add(target);
  }
  found.delete(from);
  return ofTypes([...found], types);
}

/**
 * Does an input name something? What another resource of the stack will answer counts as given; what comes from
 * elsewhere and is not known yet may still be nothing.
 */
export function names({ props, propertyDependencies }: ResourceView, input: string): Known<boolean> {
  if (at(props, input) !== UNKNOWN) return given(props, input);
  return (propertyDependencies[input] ?? []).length > 0 ? true : UNKNOWN;
}

/**
 * What a resource depends on, where a state records that for the resource alone: older engines, imports and states
 * written by other tools. What an input names by another output than its identifier is found by this alone.
 */
export function dependedOn(
  stack: StackView,
  { propertyDependencies, dependencies }: ResourceView,
  ...types: readonly string[]
): readonly ResourceView[] {
  if (Object.values(propertyDependencies).some((urns) => urns.length > 0)) return [];
  return ofTypes(
    dependencies.flatMap((urn) => stack.byUrn.get(urn) ?? []),
    types,
  );
}

/** Resources of the given types, or of any, that name the target in some input. */
export function namersOf(
  stack: StackView,
  target: ResourceView,
  ...types: readonly string[]
): readonly ResourceView[] {
  return ofTypes([...(namings(stack).namers.get(target) ?? [])], types);
}

function ofTypes(found: readonly ResourceView[], types: readonly string[]): readonly ResourceView[] {
  if (types.length === 0) return found;
  const wanted = new Set(types.map(canonicalType));
  return found.filter((resource) => wanted.has(canonicalType(resource.type)));
}

function namings(stack: StackView): Namings {
  return stack.once(namings, () => {
    const byIdentifier = new Map<string, ResourceView[]>();
    for (const resource of stack.resources) {
      for (const identifier of new Set([resource.id, resource.props.id, resource.props.arn])) {
        if (typeof identifier !== "string" || identifier === "") continue;
        byIdentifier.set(identifier, [...(byIdentifier.get(identifier) ?? []), resource]);
      }
    }
    const namers = new Map<ResourceView, Set<ResourceView>>();
    const add = (target: ResourceView, namer: ResourceView) => {
      if (target === namer) return;
      const known = namers.get(target);
      if (known) known.add(namer);
      else namers.set(target, new Set([namer]));
    };
    for (const namer of stack.resources) {
      for (const urn of dependenciesOf(namer)) {
        const target = stack.byUrn.get(urn);
        if (target) add(target, namer);
      }
      eachText(namer.props, (written) => {
        for (const target of byIdentifier.get(written) ?? []) add(target, namer);
      });
    }
    return { byIdentifier, namers };
  });
}

/** States of older engines and of imports record dependencies for the resource alone. */
function dependenciesOf({ propertyDependencies, dependencies }: ResourceView): readonly string[] {
  const byInput = Object.values(propertyDependencies).flat();
  return byInput.length > 0 ? byInput : dependencies;
}

/** Is the value, or anything inside it, known only after deployment? */
export function isOpenEnded(value: unknown, depth = 0): boolean {
  if (value === UNKNOWN) return true;
  if (depth >= DEEPEST || typeof value !== "object" || value === null) return false;
  return Object.values(value).some((part) => isOpenEnded(part, depth + 1));
}

function eachText(value: unknown, take: (text: string) => void, depth = 0): void {
  if (typeof value === "string") take(value);
  else if (depth < DEEPEST && typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) eachText(part, take, depth + 1);
  }
}
