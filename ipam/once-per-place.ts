import type { Diagnostic } from "./diagnostic.ts";

/** A line of a template is the line of every site that uses it: the fault is told once, with its count. */
export function oncePerPlace(faults: readonly Diagnostic[]): readonly Diagnostic[] {
  const groups = new Map<string, Diagnostic[]>();
  for (const fault of faults) {
    const place = `${fault.code} ${fault.file} ${fault.path}`;
    groups.set(place, [...(groups.get(place) ?? []), fault]);
  }
  return [...groups.values()].flatMap(([first, ...more]) => {
    if (first === undefined) return [];
    if (more.length === 0) return [first];
    return [{ ...first, message: `${first.message} (and ${more.length} more like it)` }];
  });
}
