import { CHARGE_NAMES } from "../charge.ts";
import { convert } from "../currency.ts";
import type { CostRules } from "../rules.ts";
import type { AllocationRequest, CostGroup } from "./allocate.ts";
import { dimensionOf, MONTH } from "./keys.ts";
import { merged, type Portion, runSplits } from "./split.ts";

/** What decides what charges are grouped by, and what becomes of the groups; no bill, no engine. */
export type Sharing = Pick<AllocationRequest, "by" | "rules"> & { readonly currency: string | undefined };

/** Everything that charges have to be grouped by: what was asked, and what splits, cost centres and rates look at. */
export function dimensionNames({ by, rules, currency }: Sharing): readonly string[] {
  const splitKeys = splitKeysOf(rules);
  const centres = hasCentres(by, rules);
  const dated = splitKeys.length > 0 || centres || currency !== undefined;
  return [...new Set([...by, ...splitKeys, ...(centres ? [COST_CENTRE] : []), ...(dated ? [MONTH] : [])])];
}

/** What every reader of bills does once charges are grouped: cost centres, rates, splits, and the groups asked for. */
export function sharedOut(grouped: readonly Portion[], { by, rules, currency }: Sharing) {
  const owned = hasCentres(by, rules)
    ? merged(grouped.map((portion) => ownedBy(portion, by, rules)))
    : grouped;
  const converted = currency === undefined ? owned : merged(convert(merged(owned), currency, rules));
  const { portions, remarks } = runSplits(converted, rules);
  return { groups: gather(portions, by), converted, remarks };
}

function splitKeysOf({ splits }: CostRules): readonly string[] {
  return Object.values(splits).flatMap(({ from, to }) => [
    to,
    ...Object.keys(from).filter((key) => key !== "class"),
  ]);
}

export function hasCentres(by: readonly string[], rules: CostRules): boolean {
  return by.concat(splitKeysOf(rules)).includes(DEPARTMENT) && Object.keys(rules.costCentres).length > 0;
}

export const DEPARTMENT = "department";
export const COST_CENTRE = "cost-center";

/** A charge that names its cost centre alone is its department's of that month. */
function ownedBy(portion: Portion, by: readonly string[], { costCentres }: CostRules): Portion {
  const { keys, month } = portion;
  const rows = costCentres[keys[COST_CENTRE] ?? ""]?.departments;
  if (rows === undefined || keys[DEPARTMENT] !== null) return portion;
  const row = rows.find(({ from, to }) => from <= month && (to === undefined || month <= to));
  if (row === undefined) return portion;
  const known: Portion["keys"] = { ...keys, [DEPARTMENT]: row.department };
  const bare = portion.class === "untagged" || portion.class === "untaggable";
  const whole = by.every((name) => known[name] !== null || !isTag(name));
  return { ...portion, keys: known, class: bare && whole ? "direct" : portion.class };
}

function isTag(name: string): boolean {
  return dimensionOf(name, [], CHARGE_NAMES).kind === "tag";
}

/** Groups of the same keys, class and splits, in the order of their keys; nothing comes first. */
function gather(portions: readonly Portion[], by: readonly string[]): readonly CostGroup[] {
  const groups = new Map<string, CostGroup>();
  for (const { keys, class: kind, currency, amount, charges, via } of portions) {
    const own = Object.fromEntries(by.map((name) => [name, keys[name] ?? null]));
    const id = JSON.stringify([by.map((name) => own[name]), kind, currency, via]);
    const before = groups.get(id);
    groups.set(id, {
      keys: own,
      class: kind,
      currency,
      amount: (before?.amount ?? 0n) + amount,
      rows: (before?.rows ?? 0) + charges,
      via,
    });
  }
  return [...groups.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

/** Value as it is spelled, in lower case → value as it is meant. */
export function meanings(
  values: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([value, spellings]) =>
      [value, ...spellings].map((spelling) => [spelling.toLowerCase(), value]),
    ),
  );
}

/** Key → how else the rules say that bills spell it. */
export function synonymsOf({ keys }: CostRules): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(keys).map(([name, { synonyms }]) => [name, synonyms]));
}
