import type { ReplayStep } from "./replay.ts";

/** What a replay knows of a resource as the program writes it now. */
interface Written {
  readonly urn: string;
  /** Input → URNs whose outputs it is made of. */
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
}

/**
 * URNs that a replay changes for one reason: a recording keeps no secret, so an input that is one always
 * differs, and while its resource waits for an update the outputs it gives others are not known.
 */
export function echoes(
  steps: readonly ReplayStep[],
  secrets: ReadonlyMap<string, ReadonlySet<string>>,
  resources: readonly Written[],
): ReadonlySet<string> {
  const madeOf = new Map(resources.map((resource) => [resource.urn, resource.propertyDependencies]));
  // A replacement is two or three steps, and one of them names the inputs.
  const changed = steps.filter(({ changes }) => changes.length > 0);
  const found = new Set<string>();
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { urn, changes } of changed) {
      const echo = (input: string): boolean =>
        secrets.get(urn)?.has(input) === true ||
        (madeOf.get(urn)?.[input] ?? []).some((source) => found.has(source));
      if (changes.every(echo)) found.add(urn);
    }
  }
  return found;
}
