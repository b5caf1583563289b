import type { Verdict } from "../policy-packs/control.ts";
import { isUnknown, type RecordedResource } from "./record.ts";
import { defaultTags, tagMap } from "./tag-map.ts";

export interface TagCoverage {
  readonly key: string;
  readonly tagged: number;
  readonly unknown: number;
  readonly taggable: number;
}

/** Controls of this domain look at exactly the resources that can carry tags. */
const TAG_DOMAIN = /^tags?-/;

/** How many of the resources that can carry tags carry each key, with the plan's required keys first. */
export function tagCoverage(
  resources: readonly RecordedResource[],
  verdicts: readonly Verdict[],
  required: readonly string[],
): readonly TagCoverage[] {
  const judged = new Set(
    verdicts
      .filter(({ control, status }) => TAG_DOMAIN.test(control) && status !== "not-applicable")
      .map(({ urn }) => urn),
  );
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const taggable = resources.filter(
    ({ urn, custom, external, inputs }) =>
      custom && !external && (judged.has(urn) || inputs.tags !== undefined),
  );
  const known = new Map<string, number>();
  let unknown = 0;
  for (const resource of taggable) {
    if (resource.inputs.tags !== undefined && isUnknown(resource.inputs.tags)) {
      unknown += 1;
      continue;
    }
    const keys = new Set([
      ...tagMap(resource.inputs.tags).keys(),
      ...defaultTags(byUrn.get(resource.provider ?? "")?.inputs.defaultTags).keys(),
    ]);
    for (const key of keys) known.set(key, (known.get(key) ?? 0) + 1);
  }
  const others = [...known.keys()].filter((key) => !required.includes(key)).sort();
  return [...required, ...others].map((key) => ({
    key,
    tagged: known.get(key) ?? 0,
    unknown,
    taggable: taggable.length,
  }));
}
