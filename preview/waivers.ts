import { isSecretValue, isUnknown, type RecordedResource, type RecordValue } from "./record.ts";

/** Something secure by default that somebody left off, as the tags of what it touches say. */
export interface Waiver {
  /** What was left off: the tag's key without `waiver-`. */
  readonly waiver: string;
  /** Why, and who answers for it. */
  readonly said: string;
  /** URNs of the resources that carry it. */
  readonly resources: readonly string[];
}

const PREFIX = "waiver-";

/** Every waiver once, with the resources that carry it, in the order of their names. */
export function waiversOf(resources: readonly RecordedResource[]): readonly Waiver[] {
  const carried = resources
    .filter(({ external }) => !external)
    .flatMap(({ urn, inputs }) =>
      [...texts(inputs.tags)]
        .filter(([key]) => key.startsWith(PREFIX))
        .map(([key, said]) => ({ waiver: key.slice(PREFIX.length), said, urn })),
    );
  return [...Map.groupBy(carried, ({ waiver, said }) => `${waiver}\n${said}`).values()]
    .flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : [
            {
              waiver: first.waiver,
              said: first.said,
              resources: [first.urn, ...others.map(({ urn }) => urn)],
            },
          ],
    )
    .sort((a, b) => a.waiver.localeCompare(b.waiver, "en") || a.said.localeCompare(b.said, "en"));
}

/** A map of tags, or the list of keys and values that scaling groups take. */
function texts(tags: RecordValue | undefined): ReadonlyMap<string, string> {
  const pairs: (readonly [unknown, unknown])[] = [];
  if (Array.isArray(tags)) {
    for (const tag of tags) pairs.push([tag?.key, tag?.value]);
  } else if (typeof tags === "object" && tags !== null && !isUnknown(tags) && !isSecretValue(tags)) {
    pairs.push(...Object.entries(tags));
  }
  return new Map(
    pairs.flatMap(([key, value]) =>
      typeof key === "string" ? [[key, typeof value === "string" ? value : "(known after deployment)"]] : [],
    ),
  );
}
