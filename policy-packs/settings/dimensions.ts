import { canonicalType } from "../aliases.ts";
import { type Known, type ResourceView, type StackView, UNKNOWN } from "../control.ts";
import { taggableTypes } from "../facts/taggable-types.ts";
import { tagsOf } from "../facts/tags.ts";

/** Tags by which a limit may differ, as the tag plan names them. */
export type Dimension = "environment" | "data-class";

/** What a resource says of itself; `undefined` where it says nothing, {@link UNKNOWN} where only a deployment knows. */
export interface Standing {
  readonly environment: Known<string> | undefined;
  readonly dataClass: Known<string> | undefined;
}

/** By its tags, those that its provider adds included. */
export function standingOf(resource: ResourceView): Standing {
  const tags = tagsOf(resource);
  return tags === UNKNOWN
    ? { environment: UNKNOWN, dataClass: UNKNOWN }
    : { environment: tagOf(tags, "environment"), dataClass: tagOf(tags, "data-class") };
}

const TAGGABLE: ReadonlySet<string> = new Set(taggableTypes.map(canonicalType));

/**
 * The resource whose tags count for this one: itself, or, where its type takes none, the only one it depends on that
 * does. So a database's backup policy is held to what its database is tagged with.
 */
export function bearerOf(resource: ResourceView, stack: StackView): ResourceView {
  if (carriesTags(resource)) return resource;
  const owners = resource.dependencies.flatMap((urn) => {
    const owner = stack.byUrn.get(urn);
    return owner && carriesTags(owner) ? [owner] : [];
  });
  const [owner, ...others] = new Set(owners);
  return owner && others.length === 0 ? owner : resource;
}

function carriesTags({ type, props }: ResourceView): boolean {
  return TAGGABLE.has(canonicalType(type)) || "tags" in props;
}

/** The tag plan's key wins; else one that is spelled as other programs do, such as `DataClass` or `data_class`. */
function tagOf(tags: ReadonlyMap<string, Known<string>>, dimension: Dimension): Known<string> | undefined {
  const exact = tags.get(dimension);
  if (exact !== undefined) return exact;
  const wanted = squeezed(dimension);
  for (const [key, value] of tags) if (squeezed(key) === wanted) return value;
  return undefined;
}

function squeezed(word: string): string {
  return word.toLowerCase().replaceAll(/[^a-z]/g, "");
}

/** Values are compared without regard to case: `Production` is production. */
export function sameValue(word: string): string {
  return word.trim().toLowerCase();
}
