import type { EnforcementLevel, Pack, PackEntry } from "../control.ts";
import { type ControlId, controls } from "../controls/index.ts";

/**
 * How hard each control bites: `mandatory` where the guide says must, `advisory` where it says should or
 * where the control goes further than the guide's words.
 */
const LEVELS: Readonly<Record<ControlId, EnforcementLevel>> = {
  "compute-require-metadata-tokens": "mandatory",
  "key-require-rotation": "mandatory",
  "log-require-flow-logs": "mandatory",
};

const ids = Object.keys(LEVELS) as ControlId[];

/** What the operations guide asks of every stack. */
export const baseline: Pack = {
  name: "atrium-baseline",
  title: "Atrium baseline",
  description: "What the operations guide asks of every stack on AWS and Alibaba Cloud.",
  entries: ids.map((id): PackEntry => ({ control: controls[id], level: LEVELS[id] })),
};
