/** What the layout names it has planned; its absence is our fault, not the user's. */
export function plannedBucket<T>(buckets: ReadonlyMap<string, T>, key: string): T {
  const found = buckets.get(key);
  if (found === undefined) throw new Error(`the archive's layout names "${key}", which it did not plan`);
  return found;
}
