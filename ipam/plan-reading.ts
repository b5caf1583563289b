import { MAIN_VRF, type PlanZone } from "./plan.ts";
import type { PlanInput } from "./plan-schema.ts";
import type { FaultText, Path } from "./source.ts";
import { didYouMean } from "./suggest.ts";

/** Gathers what is wrong with a plan while its parts are resolved. */
export interface PlanReading {
  readonly input: PlanInput;
  readonly vrfs: ReadonlySet<string>;
  readonly zones: ReadonlyMap<string, PlanZone>;
  readonly report: (path: Path, text: FaultText) => void;
}

/** A VRF by name; the one that is always there if none is named. */
export function vrfOf(
  name: string | undefined,
  path: Path,
  reading: Pick<PlanReading, "vrfs" | "report">,
): string {
  if (name === undefined || reading.vrfs.has(name)) return name ?? MAIN_VRF;
  const hint = didYouMean(name, [...reading.vrfs], "VRF");
  reading.report([...path, "vrf"], { code: "plan.unknown-vrf", message: "there is no such VRF", hint });
  return MAIN_VRF;
}
