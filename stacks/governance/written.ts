import type { Path } from "../../ipam/index.ts";

/** Optional settings of the file are left out, not passed as undefined. */
export function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as never;
}

/** `rows.one[2].name`, as components name a fault, in steps. */
export function stepsOf(path: string): Path {
  return path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
