import { PrefixSet } from "../../ipam/prefix-set.ts";
import { readSourcePrefix } from "../address-space.ts";
import { type Settings, UNKNOWN } from "../control.ts";
import { type Exposure, exposureDefaults, exposureSchema } from "../exposure.ts";
import type { Reachable } from "../facts/reachability.ts";
import { hostOf } from "./model-index.ts";
import type { Stranger } from "./question.ts";

type ZonePrefixes = Readonly<Record<string, readonly string[]>>;

/** Settings of every control about reachability: the plan's zones, and how wide a named source may be. */
export interface ReachSettings extends Exposure {
  readonly zones: ZonePrefixes;
}

export const reachSettings: Settings<ReachSettings> = {
  defaults: { ...exposureDefaults, zones: {} },
  schema: {
    ...exposureSchema,
    zones: {
      type: "object",
      description: "prefixes of each security zone at the sites; the estate's own where it has a plan",
    },
  },
  fromEstate: ({ plan }) => (plan ? { zones: plan.zones } : {}),
};

/** Zones of the plan that are refused, at the sites and as hosts of this stack. */
export function strangersOf(
  { endpoint, others }: Reachable,
  { zones }: ReachSettings,
  isRefused: (zone: string) => boolean,
): readonly Stranger[] {
  const sites = Object.entries(zones).flatMap(([zone, prefixes]): Stranger[] => {
    const sources = spaceOf(prefixes);
    if (!isRefused(zone) || sources.isEmpty) return [];
    return [{ name: `zone ${zone}`, origin: { kind: "outside", sources } }];
  });
  const hosts = others.flatMap(({ endpoint: other, zone }): Stranger[] => {
    // Members of one group stand together: what they may do among themselves is the group's business.
    const together = other.groups.some((group) => endpoint.groups.includes(group));
    if (hostOf(other) === hostOf(endpoint) || together || zone === UNKNOWN || !isRefused(zone)) return [];
    return [{ name: `${other.name} in zone ${zone}`, origin: { kind: "endpoint", endpoint: hostOf(other) } }];
  });
  return [...sites, ...hosts];
}

/** The same lists come with every resource of a stack. */
function spaceOf(prefixes: readonly string[]): PrefixSet {
  const known =
    spaces.get(prefixes) ?? PrefixSet.of(prefixes.flatMap((text) => readSourcePrefix(text) ?? []));
  spaces.set(prefixes, known);
  return known;
}
const spaces = new WeakMap<readonly string[], PrefixSet>();
