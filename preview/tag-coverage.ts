import type { Verdict } from "../policy-packs/control.ts";
import { isUnknown, type RecordedResource, type RecordValue } from "./record.ts";

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
      ...tagKeys(resource.inputs.tags),
      ...defaultTagKeys(byUrn.get(resource.provider ?? "")?.inputs.defaultTags),
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

/** A map of tags, or the list of keys and values that scaling groups take. */
function tagKeys(tags: RecordValue | undefined): readonly string[] {
  if (typeof tags !== "object" || tags === null) return [];
  if (!Array.isArray(tags)) return Object.keys(tags);
  return tags.flatMap((tag) => (typeof tag?.key === "string" ? [tag.key] : []));
}

/** The AWS provider's default tags; the SDK hands provider settings over as JSON text. */
function defaultTagKeys(setting: RecordValue | undefined): readonly string[] {
  const parsed = typeof setting === "string" ? parse(setting) : setting;
  const tags = (parsed as { tags?: RecordValue } | undefined)?.tags;
  return tagKeys(tags);
}

function parse(json: string): RecordValue | undefined {
  try {
    return JSON.parse(json) as RecordValue;
  } catch {
    return undefined;
  }
}
