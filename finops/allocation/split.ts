import { shares, type Units, unitsOf } from "../decimal.ts";
import { grouped } from "../grouped.ts";
import type { CostRules, SplitRule } from "../rules.ts";
import type { CostClass } from "./classes.ts";

/** Some money of one month and currency, with the keys it is known by. */
export interface Portion {
  readonly month: string;
  readonly currency: string;
  /** Key → value; null where it is not known. */
  readonly keys: Readonly<Record<string, string | null>>;
  readonly class: CostClass;
  readonly amount: Units;
  /** Charges that it is made of; 0 for what a split moved here, since they are counted where they were. */
  readonly charges: number;
  /** Splits that it came by, the last one last. */
  readonly via: readonly string[];
}

export interface SplitResult {
  readonly portions: readonly Portion[];
  /** What a reader of the figures has to know, in sentences. */
  readonly remarks: readonly string[];
}

/**
 * Runs the splits in the order in which they are written. Money is moved, never made: each month's pool in each
 * currency is zero afterwards, and its targets are up by just that, unless it has no target at all: then it stays.
 */
export function runSplits(portions: readonly Portion[], rules: CostRules): SplitResult {
  const remarks: string[] = [];
  let current = portions;
  const emptied: SplitRule[] = [];
  for (const [name, rule] of Object.entries(rules.splits)) {
    current = merged(runSplit(name, rule, current, emptied, rules, remarks));
    emptied.push(rule);
  }
  return { portions: current, remarks };
}

/**
 * Portions that have become the same are one, in the order of their keys, class and splits; nothing comes last. It is
 * the order of every engine that the allocation is written for, so that the last digit falls to the same portion.
 */
export function merged(portions: readonly Portion[]): readonly Portion[] {
  const found = new Map<string, Portion>();
  for (const portion of portions) {
    const { month, currency, keys, class: kind, via } = portion;
    const id = JSON.stringify([month, Object.values(keys), kind, currency, via]);
    const before = found.get(id);
    found.set(
      id,
      before === undefined
        ? portion
        : { ...before, amount: before.amount + portion.amount, charges: before.charges + portion.charges },
    );
  }
  return [...found.values()].sort(inOrder);
}

function inOrder(one: Portion, other: Portion): number {
  const [mine, others] = [order(one), order(other)];
  for (const [index, value] of mine.entries()) {
    const against = others[index] ?? null;
    if (value === against) continue;
    if (value === null) return 1;
    if (against === null) return -1;
    return byBytes(value, against);
  }
  return 0;
}

function order({ keys, class: kind, currency, via }: Portion): readonly (string | null)[] {
  return [...Object.values(keys), kind, currency, via.join(VIA)];
}

/** Between the names of splits that moved a portion one after the other. */
export const VIA = " > ";

/** As databases order text: by its bytes, which JavaScript's `<` does not beyond the first 65,536 characters. */
function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

function runSplit(
  name: string,
  rule: SplitRule,
  portions: readonly Portion[],
  emptied: readonly SplitRule[],
  { drivers }: CostRules,
  remarks: string[],
): readonly Portion[] {
  const [pool, rest] = partition(portions, (portion) => isFrom(portion, rule));
  const groups = grouped(pool, ({ month, currency }) => `${month} ${currency}`);
  const moved: Portion[] = [];
  for (const [where, members] of [...groups].sort(([one], [other]) => (one < other ? -1 : 1))) {
    const [first] = members;
    if (first === undefined) continue;
    const neighbours = rest.filter(
      ({ month, currency }) => month === first.month && currency === first.currency,
    );
    const direct = directCosts(neighbours, rule, emptied);
    const found = weightsOf(
      rule,
      direct,
      drivers[rule.driver ?? ""]?.[first.month] ?? drivers[rule.driver ?? ""]?.always,
    );
    if (found === undefined) {
      remarks.push(`${name}: ${where} has nobody to spread over, so it stays where it is`);
      moved.push(...members);
      continue;
    }
    if (found.even === true)
      remarks.push(`${name}: no weight of ${where} is above zero, so it is spread evenly`);
    moved.push(...members.flatMap((member) => spread(member, name, rule.to, found.weights)));
  }
  return [...rest, ...moved];
}

function isFrom({ keys, class: kind }: Portion, { from }: SplitRule): boolean {
  return Object.entries(from).every(([key, value]) =>
    key === "class" ? kind === value : keys[key] === value,
  );
}

/** Value of the target key → its own cost so far; what an earlier split has emptied is no target. */
function directCosts(
  portions: readonly Portion[],
  { to, among }: SplitRule,
  emptied: readonly SplitRule[],
): ReadonlyMap<string, Units> {
  const costs = new Map<string, Units>((among ?? []).map((value) => [value, 0n]));
  const gone = new Set(
    emptied.flatMap(({ from }) =>
      Object.keys(from).length === 1 && from[to] !== undefined ? [from[to]] : [],
    ),
  );
  for (const { keys, amount } of portions) {
    const value = keys[to];
    if (value === null || value === undefined) continue;
    if (among === undefined ? gone.has(value) : !among.includes(value)) continue;
    costs.set(value, (costs.get(value) ?? 0n) + amount);
  }
  return new Map([...costs].sort(([one], [other]) => byBytes(one, other)));
}

interface Weights {
  readonly weights: ReadonlyMap<string, Units>;
  /** There was nothing to weigh by. */
  readonly even?: true;
}

/** Only cost above zero weighs: a department with more credits than usage bears nothing. */
function weightsOf(
  { by, shares: fixed, among }: SplitRule,
  direct: ReadonlyMap<string, Units>,
  driver: Readonly<Record<string, string>> | undefined,
): Weights | undefined {
  const values = [...direct.keys()];
  const evenly = (names: readonly string[]): Weights | undefined =>
    names.length === 0 ? undefined : { weights: new Map(names.map((value) => [value, 1n])) };
  if (by === "even") return evenly(values);
  if (by === "fixed")
    return { weights: new Map(Object.entries(fixed ?? {}).map(([value, share]) => [value, unitsOf(share)])) };
  const weighed: readonly (readonly [string, Units])[] =
    by === "driver"
      ? Object.entries(driver ?? {})
          .filter(([value]) => among === undefined || among.includes(value))
          .map(([value, weight]) => [value, unitsOf(weight)])
      : [...direct];
  const above = weighed.filter(([, weight]) => weight > 0n);
  if (above.length > 0) return { weights: new Map(above) };
  const even = evenly(by === "driver" ? weighed.map(([value]) => value) : values);
  return even === undefined ? undefined : { ...even, even: true };
}

function spread(
  portion: Portion,
  name: string,
  to: string,
  weights: ReadonlyMap<string, Units>,
): readonly Portion[] {
  const parts = shares(portion.amount, [...weights.values()]);
  const moved = [...weights.keys()].map((value, index) => ({
    ...portion,
    keys: { ...portion.keys, [to]: value },
    class: "shared" as const,
    amount: parts[index] ?? 0n,
    // The charges are counted once, with the first share.
    charges: index === 0 ? portion.charges : 0,
    via: [...portion.via, name],
  }));
  return moved.filter(({ amount, charges }) => amount !== 0n || charges > 0);
}

function partition<T>(all: readonly T[], test: (each: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [all.filter(test), all.filter((each) => !test(each))];
}
