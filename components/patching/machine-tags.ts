import type { PatchingArgs, PatchingOutputs } from "./contract.ts";
import { PATCH_TAG } from "./limits.ts";

/** Plain values: machines are tagged when they are made, not when patching is. */
export function machineTags({ groups }: PatchingArgs): PatchingOutputs["machineTags"] {
  return Object.fromEntries(
    Object.keys(groups).map((group) => [
      group,
      { pilot: { [PATCH_TAG]: `${group}-pilot` }, rest: { [PATCH_TAG]: `${group}-rest` } },
    ]),
  );
}
