import type { PreviewRecord, RecordedResource } from "./record.ts";
import { defaultTags, tagMap } from "./tag-map.ts";

/** Who answers for a resource, and what it is for. */
export interface Holder {
  /** Tag `owner`, or "no owner". */
  readonly owner: string;
  /** Tag `system`, else `project`, or "no system". */
  readonly system: string;
}

const NOBODY: Holder = { owner: "no owner", system: "no system" };
const OWNER_KEYS = ["owner"] as const;
const SYSTEM_KEYS = ["system", "project"] as const;

/**
 * Owner and system of every resource, by URN. What cannot carry tags (a rule, a policy) is held by what it
 * depends on or stands below: the owner of a bucket answers for the bucket's policy.
 */
export function holdersOf({ resources }: Pick<PreviewRecord, "resources">): ReadonlyMap<string, Holder> {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const found = new Map<string, Partial<Holder>>();
  /** Resources whose holder is being looked for: a circle ends here. */
  const asked = new Set<string>();

  const holder = (resource: RecordedResource): Partial<Holder> => {
    const known = found.get(resource.urn);
    if (known) return known;
    asked.add(resource.urn);
    const own = { ...defaults(resource, byUrn), ...said(tagMap(resource.inputs.tags)) };
    const around = [
      ...Object.values(resource.propertyDependencies).flat(),
      ...(resource.parent ? [resource.parent] : []),
    ];
    let held = own;
    for (const urn of around) {
      if (held.owner !== undefined && held.system !== undefined) break;
      const next = byUrn.get(urn);
      if (next && !asked.has(urn)) held = { ...holder(next), ...held };
    }
    asked.delete(resource.urn);
    found.set(resource.urn, held);
    return held;
  };

  return new Map(resources.map((resource) => [resource.urn, { ...NOBODY, ...holder(resource) }]));
}

function defaults(resource: RecordedResource, byUrn: ReadonlyMap<string, RecordedResource>): Partial<Holder> {
  return said(defaultTags(byUrn.get(resource.provider ?? "")?.inputs.defaultTags));
}

function said(tags: ReadonlyMap<string, string | undefined>): Partial<Holder> {
  const first = (keys: readonly string[]) => keys.map((key) => tags.get(key)).find((value) => value);
  const owner = first(OWNER_KEYS);
  const system = first(SYSTEM_KEYS);
  return { ...(owner && { owner }), ...(system && { system }) };
}
