/** What a service answered, before anybody looked at it. */
export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Items of a list that stands one or two names deep: `{ Disks: { Disk: [] } }` or `{ TagResources: [] }`. */
export function itemsIn(fields: Fields, ...path: readonly string[]): readonly Fields[] {
  let value: unknown = fields;
  for (const step of path) value = isFields(value) ? value[step] : undefined;
  return Array.isArray(value) ? value.filter(isFields) : [];
}

export function textOf(fields: Fields, key: string): string {
  const value = fields[key];
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
}
