import { type Alert, atLeast, type Severity } from "./alert.ts";

export interface Quiet {
  /** Minutes after midnight of the group's clock. */
  readonly start: number;
  readonly end: number;
  /** Minutes east of Greenwich. */
  readonly offset: number;
  readonly below: Severity;
}

const MINUTE = 60_000;
const DAY = 24 * 60;

/** When the alert may be told: now, or at the end of the night if it can wait. */
export function tellAt(alert: Alert, quiet: Quiet | undefined, now: number): number {
  if (quiet === undefined || atLeast(alert.severity, quiet.below)) return now;
  const minute = (Math.floor(now / MINUTE) + quiet.offset) % DAY;
  const length = (quiet.end - quiet.start + DAY) % DAY;
  const passed = (minute - quiet.start + DAY) % DAY;
  return passed < length ? (Math.floor(now / MINUTE) + length - passed) * MINUTE : now;
}
