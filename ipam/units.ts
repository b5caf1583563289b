/** Most units of one entry: more VLANs than a switch has cannot be told apart. */
const MOST = 4094;

/** A number or a range of them. */
export const UNITS = /^([1-9][0-9]{0,3})(?:-([1-9][0-9]{0,3}))?$/;

/** `1-240`, 7: the numbers in ascending order, each once; undefined for anything else. */
export function parseUnits(parts: readonly (string | number)[]): readonly number[] | undefined {
  const units = new Set<number>();
  for (const part of parts) {
    const match = UNITS.exec(String(part));
    if (match === null) return undefined;
    const first = Number(match[1]);
    const last = Number(match[2] ?? first);
    if (first > last || last > MOST) return undefined;
    for (let unit = first; unit <= last; unit++) {
      if (units.has(unit)) return undefined;
      units.add(unit);
    }
  }
  return [...units].sort((a, b) => a - b);
}

/** `tenant`, 7 → `tenant-007`: three digits at least, so that names sort as numbers do. */
export function unitName(entry: string, unit: number): string {
  return `${entry}-${String(unit).padStart(3, "0")}`;
}

/** The entry whose unit a name is by its form; undefined for other names. */
export function entryOfUnit(name: string): { readonly entry: string; readonly unit: number } | undefined {
  const match = /^(.+)-0*([1-9][0-9]{0,3})$/.exec(name);
  return match === null ? undefined : { entry: match[1] ?? "", unit: Number(match[2]) };
}
