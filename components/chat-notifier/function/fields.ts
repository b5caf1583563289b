/** Reading of foreign JSON, field by field: nothing in it is taken for granted. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The first of the keys that holds text or a number. */
export function text(fields: Fields, ...keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = fields[key];
    if (typeof value === "string" && value !== "") return value;
    if (typeof value === "number") return String(value);
  }
  return undefined;
}

/** A record inside, empty where there is none. */
export function inside(fields: Fields, key: string): Fields {
  const value = fields[key];
  return isFields(value) ? value : {};
}

/** Optional fields of an alert, left out where nothing is known. */
export function known<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(value).filter(([, part]) => part !== undefined && part !== ""),
  ) as never;
}

/** ISO 8601 from what services write: text, seconds or milliseconds. */
export function isoTime(value: unknown, now: number): string {
  const number =
    typeof value === "number" ? value : /^\d{10,13}$/.test(String(value)) ? Number(value) : undefined;
  const ms = number === undefined ? Date.parse(String(value ?? "")) : number < 1e12 ? number * 1000 : number;
  return new Date(Number.isFinite(ms) && Math.abs(ms) < 8.64e15 ? ms : now).toISOString();
}
