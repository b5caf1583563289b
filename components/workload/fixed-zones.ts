import type { Faults } from "../faults.ts";
import type { Placement } from "./contract.ts";

/** Zones of a service of Alibaba Cloud that cannot move: of the node that writes, and of its standby. */
export interface FixedZones {
  readonly home: string;
  readonly standby: string;
}

interface Asked {
  readonly zones?: FixedZones;
  readonly subnets: Placement["subnets"];
}

/**
 * Another zone is another instance, without its data: two subnets leave no choice, and of more somebody says which.
 * Whatever order they come in, a subnet that is added later changes nothing.
 */
export function fixedZones({ zones, subnets }: Asked): FixedZones {
  const [first = "", second = first] = Object.keys(subnets).sort();
  return zones ?? { home: first, standby: second };
}

/** @param code of the component's faults about zones */
export function checkFixedZones(faults: Faults, code: string, { zones, subnets }: Asked): void {
  const known = Object.keys(subnets).sort();
  if (zones === undefined) {
    if (known.length <= 2) return;
    const [home, standby] = known;
    const hint = `name two for good, such as { home: ${home}, standby: ${standby} }; if it stands already, those it stands in`;
    faults.add(
      code,
      "zones",
      known.join(", "),
      "are more zones than two, and nothing says which it stands in",
      hint,
    );
    return;
  }
  for (const [part, zone] of Object.entries(zones)) {
    if (zone in subnets) continue;
    faults.add(code, `zones.${part}`, zone, "has no subnet here", `one of ${known.join(", ")}`);
  }
}
