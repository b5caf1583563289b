import type { RecordedResource } from "./record.ts";
import { tagMap } from "./tag-map.ts";

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
const LATER = "(known after deployment)";

/** Where an estate tells of what makes no resource that could carry a tag. */
const ESTATE = "atrium:estate:Estate";

/** Every waiver once, with the resources that carry it, in the order of their names. */
export function waiversOf(resources: readonly RecordedResource[]): readonly Waiver[] {
  const tagged = resources
    .filter(({ external }) => !external)
    .flatMap(({ urn, inputs }) =>
      [...tagMap(inputs.tags)]
        .filter(([key]) => key.startsWith(PREFIX))
        .map(([key, said = LATER]) => ({ waiver: key.slice(PREFIX.length), said, urn })),
    );
  const told = resources
    .filter(({ type }) => type === ESTATE)
    .flatMap(({ urn, inputs }) =>
      [...tagMap(inputs.waivers)].map(([waiver, said = LATER]) => ({ waiver, said, urn })),
    )
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
