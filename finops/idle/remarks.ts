import type { BilledById, BilledResource } from "./billed.ts";
import type { BuiltResource } from "./record.ts";
import type { Use } from "./use.ts";

/** What could not be told. */
export function remarksOf(
  resources: readonly BilledResource[],
  {
    use,
    built,
    low,
    billed,
  }: {
    readonly use: readonly Use[] | undefined;
    readonly built: readonly BuiltResource[];
    readonly low: readonly { readonly resource: string }[];
    readonly billed: BilledById;
  },
): readonly string[] {
  const many = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;
  const unreadable = resources.filter(({ unreadableExpiry }) => unreadableExpiry !== undefined);
  const across = resources.filter(({ across: rows, after }) => rows > 0 && after === 0);
  const unclassed = resources.filter(
    ({ meters, backupClass }) => meters.snapshot !== undefined && backupClass === null,
  );
  const elsewhere = low.filter(({ resource }) => billed.find(resource).length === 0);
  return [
    ...(use === undefined
      ? ["nothing was measured, so nothing is said of use under 20 %: give averages with --use metrics.csv"]
      : []),
    ...(built.length === 0
      ? ["bills do not say whether an AWS volume is attached: give --state, or --record of a preview"]
      : []),
    ...(unreadable.length > 0
      ? [
          `${many(unreadable.length, "resource has an end that is", "resources have an end that is")} no day, such as ${JSON.stringify(unreadable[0]?.unreadableExpiry)}: write YYYY-MM-DD`,
        ]
      : []),
    ...(across.length > 0
      ? [
          `${many(across.length, "resource ends", "resources end")} within a charge of the whole month, which does not say whether it ran on: ask the next month's bill`,
        ]
      : []),
    ...(unclassed.length > 0
      ? [
          `${many(unclassed.length, "snapshot carries", "snapshots carry")} no backup-class, so nobody can say how long to keep them`,
        ]
      : []),
    ...(elsewhere.length > 0
      ? [
          `${many(elsewhere.length, "measured resource is", "measured resources are")} under 20 %, and not on this bill`,
        ]
      : []),
  ];
}
