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

/** Where an estate tells of what makes no resource that could carry a tag. */
const ESTATE = "atrium:estate:Estate";

/** Every waiver once, with the resources that carry it, in the order of their names. */
export function waiversOf(resources: readonly RecordedResource[]): readonly Waiver[] {
  const tagged = resources
    .filter(({ external }) => !external)
    .flatMap(({ urn, inputs }) =>
      [...texts(inputs.tags)]
        .filter(([key]) => key.startsWith(PREFIX))
        .map(([key, said]) => ({ waiver: key.slice(PREFIX.length), said, urn })),
    );
  const told = resources
    .filter(({ type }) => type === ESTATE)
    .flatMap(({ urn, inputs }) => [...texts(inputs.waivers)].map(([waiver, said]) => ({ waiver, said, urn })))
    .filter(({ waiver, said }) => !tagged.some((each) => each.said === said && isNamed(each.waiver, waiver)));
  const carried = [...tagged, ...told];
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

/** `role-finance` is the tag of `identity.without.lab.finance`. */
function isNamed(tag: string, path: string): boolean {
  return tag.endsWith(path.slice(path.lastIndexOf(".") + 1));
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
