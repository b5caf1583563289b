/** How far the program goes: tells, tells and stops, or tells, stops and removes. */
export const MODES = ["report", "stop", "remove"] as const;
export type Mode = (typeof MODES)[number];

/** What the function is told by its environment; nothing in it is secret. */
export interface Settings {
  /** Of the account; a resource without the tag, or with an unknown one, counts as this. */
  readonly environment: string;
  /** Environment → how far; of the resource's and the account's the more careful one holds. */
  readonly modes: Readonly<Record<string, Mode>>;
  /** Days before the end at which the owner is told, e.g. 14, 7, 1. */
  readonly warnDays: readonly number[];
  readonly graceDays: number;
  readonly timeZone: string;
  /** Whose word counts as an approval; a session of a role matches by the role. */
  readonly approvers: readonly string[];
  /** Path under which approvals are kept. */
  readonly approvals: string;
  /** Most removals of one run: a mistake in dates is noticed before it is over. */
  readonly mostRemovals: number;
  readonly idle: IdleSettings;
  readonly office?: OfficeSettings;
}

export interface IdleSettings {
  readonly stoppedDays: number;
  readonly cpuPercent: number;
  readonly cpuDays: number;
}

export interface OfficeSettings {
  /** Values of the tag `environment`. */
  readonly environments: readonly string[];
  /** 1 is Monday. */
  readonly workdays: readonly number[];
  /** Days on which nobody works, though the week says so. */
  readonly holidays: readonly string[];
  /** Days on which people work, though the week does not say so. */
  readonly extraWorkdays: readonly string[];
}

export function readSettings(written: string | undefined): Settings {
  if (written === undefined) throw new Error("environment variable ATRIUM_SETTINGS is not set");
  return JSON.parse(written) as Settings;
}

/** The more careful of what the account and the resource allow; an unknown environment is the account's. */
export function modeOf({ modes, environment }: Settings, resourceEnvironment: string | undefined): Mode {
  const own = modes[environment] ?? "report";
  const asked = modes[resourceEnvironment ?? environment] ?? "report";
  return MODES[Math.min(MODES.indexOf(own), MODES.indexOf(asked))] ?? "report";
}
