import type { AddressUse } from "../address-plan.ts";

/** One part of the address plan: what the first word of a key names, e.g. a region or the clouds. */
export interface PlanArea {
  readonly name: string;
  /** The widest prefixes of the area. */
  readonly outermost: string;
  readonly statuses: string;
}

/** Prefixes named for an area before it says how many more there are. */
const SHOWN_PREFIXES = 2;

export function planAreas(planned: readonly AddressUse[]): readonly PlanArea[] {
  return [...Map.groupBy(planned, (use) => use.key.split("/")[0] ?? use.key)]
    .map(([name, held]) => ({ name, outermost: outermost(held), statuses: byStatus(held) }))
    .sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
}

export function byStatus(uses: readonly AddressUse[]): string {
  return [...Map.groupBy(uses, (use) => use.status ?? "taken")]
    .map(([status, held]) => `${held.length.toLocaleString("en-US")} ${status}`)
    .join(", ");
}

/** IPv4 and IPv6 lengths do not compare: each family has its own widest. */
function outermost(uses: readonly AddressUse[]): string {
  const families = [...Map.groupBy(uses, ({ prefix }) => prefix.includes(":")).values()];
  const widest = families.flatMap((family) => {
    const shortest = Math.min(...family.map(lengthOf));
    return family.filter((use) => lengthOf(use) === shortest).map(({ prefix }) => prefix);
  });
  const hidden = widest.length - SHOWN_PREFIXES;
  return [...widest.slice(0, SHOWN_PREFIXES), ...(hidden > 0 ? [`and ${hidden} more`] : [])].join(", ");
}

function lengthOf({ prefix }: AddressUse): number {
  return Number(prefix.slice(prefix.indexOf("/") + 1));
}
