const RFC_3339 = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:Z|[+-]\d{2}:\d{2})$/;

/** A point in time with its offset written out; undefined for anything that has to be guessed. */
export function instant(text: string): Date | undefined {
  const fields = RFC_3339.exec(text);
  if (fields === null) return undefined;
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) return undefined;
  // February 30th is read as March by some engines: the day has to come back as it was written.
  const [, year, month, day] = fields.map(Number);
  const written = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0));
  return written.getUTCDate() === day ? date : undefined;
}

/** As both clouds compare it. */
export function utc(text: string): string {
  return (instant(text) ?? new Date(Number.NaN)).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/** The day on which it ends, as the tag `expiry` has it. */
export const utcDay = (text: string): string => utc(text).slice(0, 10);
