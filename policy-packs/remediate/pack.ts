import type { Pack, PackEntry } from "../control.ts";
import { type ControlId, controls } from "../controls/index.ts";
import { REMEDIES } from "../remedies/index.ts";

/** Every control that a remedy answers; what a remedy leaves is a violation as anywhere. */
const entries = REMEDIES.flatMap((remedy) => remedy.controls).map(
  (id): PackEntry => ({ control: controls[id as ControlId], level: "mandatory" }),
);

/**
 * Mends what can be mended without asking, before resources are created or updated. It stands alone so that nobody
 * turns it on by accident; `atrium policies remediate` shows what it would change.
 */
export const remediate: Pack = {
  name: "atrium-remediate",
  title: "Atrium remediate",
  description: "Writes tags, public access blocks, TLS floors, log retention and encryption switches.",
  entries,
  remedies: REMEDIES,
};
