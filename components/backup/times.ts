import type { ClassRule } from "./classes.ts";
import { DRILL_CRON, FIRST_DAY, PROOF_CRON, TIDY_CRON } from "./limits.ts";

const DAY = 24 * 60;

/** Hours after the first start at which each rule begins, so that start windows never overlap. */
const AFTER = { day: 0, week: 180, month: 360 } as const;

/** Minutes since midnight; undefined for what is no time of day. */
export function timeOf(text: string): number | undefined {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  return parts === null ? undefined : Number(parts[1]) * 60 + Number(parts[2]);
}

/** When a rule starts, as AWS Backup takes it, in the group's time zone. */
export function awsCron({ every }: Pick<ClassRule, "every">, startsAt: string): string {
  const at = ((timeOf(startsAt) ?? 0) + AFTER[every]) % DAY;
  const days = { day: "* * ?", week: "? * SUN", month: "1 * ?" }[every];
  return `cron(${at % 60} ${Math.floor(at / 60)} ${days} *)`;
}

/** As Cloud Backup takes it: a first run, and the days after which it is repeated. */
export function cloudBackupSchedule(
  { every }: Pick<ClassRule, "every">,
  startsAt: string,
  timeZone: string,
): string {
  const midnight = Date.parse(`${FIRST_DAY}T00:00:00Z`) / 1000;
  const first = midnight + (timeOf(startsAt) ?? 0) * 60 - offsetMinutes(timeZone) * 60;
  return `I|${first}|${{ day: "P1D", week: "P7D", month: "P1M" }[every]}`;
}

/** Minutes east of Greenwich on the first day; zones with summer time run an hour beside in summer. */
function offsetMinutes(timeZone: string): number {
  const text = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" })
    .formatToParts(new Date(`${FIRST_DAY}T00:00:00Z`))
    .find(({ type }) => type === "timeZoneName")?.value;
  const parts = /GMT([+-])(\d{2}):(\d{2})/.exec(text ?? "");
  if (parts === null) return 0;
  return (parts[1] === "-" ? -1 : 1) * (Number(parts[2]) * 60 + Number(parts[3]));
}

/** Each night, or every so many days, as DataSync takes it: in UTC. */
export function utcSchedule(everyDays: number, startsAt: string, timeZone: string): string {
  if (everyDays > 1) return `rate(${everyDays} days)`;
  const at = ((timeOf(startsAt) ?? 0) - offsetMinutes(timeZone) + 2 * DAY) % DAY;
  return `cron(${at % 60} ${Math.floor(at / 60)} * * ? *)`;
}

/** An hour for the backups of a database, in UTC, as ApsaraDB takes it. */
export function databaseHour(startsAt: string, timeZone: string): string {
  const at = ((timeOf(startsAt) ?? 0) - offsetMinutes(timeZone) + 2 * DAY) % DAY;
  // Whole hours only.
  const hour = Math.ceil(at / 60) % 24;
  return `${clock(hour)}-${clock((hour + 1) % 24)}`;
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, "0")}:00Z`;
}

type Quarterly = typeof DRILL_CRON | typeof PROOF_CRON | typeof TIDY_CRON;

const awsQuarterly = ({ minute, hour, day, months }: Quarterly) =>
  `cron(${minute} ${hour} ${day} ${months} ? *)`;
/** Seconds come first there. */
const oosQuarterly = ({ minute, hour, day, months }: Quarterly) => `0 ${minute} ${hour} ${day} ${months} ?`;

export const AWS_DRILL = awsQuarterly(DRILL_CRON);
export const AWS_PROOF = awsQuarterly(PROOF_CRON);
export const OOS_DRILL = oosQuarterly(DRILL_CRON);
export const OOS_PROOF = oosQuarterly(PROOF_CRON);
export const OOS_TIDY = oosQuarterly(TIDY_CRON);
