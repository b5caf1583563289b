import { BadInput } from "../../ipam/diagnostic.ts";
import { CHARGE_NAMES } from "../charge.ts";
import { amountText, type Units, unitsOf } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import type { CostRules } from "../rules.ts";
import { CLASSES, type CostClass } from "./classes.ts";
import { DUCKDB } from "./dialect.ts";
import { type Dimension, dimensionOf, MONTH } from "./keys.ts";
import { dimensionColumn, type GroupingPlan, groupingSql, type Prepared, type View } from "./plan.ts";
import { dimensionNames, meanings, sharedOut, synonymsOf } from "./share-out.ts";
import type { Portion } from "./split.ts";

export { synonymsOf } from "./share-out.ts";

/** Bills that are there to be asked, whichever store they lie in. */
export interface Bills {
  /** FROM clause over every charge of the months asked for. */
  readonly from: string;
  readonly rows: number;
  readonly tagKeys: readonly string[];
  readonly allocatedTags: boolean;
  /** What stands in columns of its own already. */
  readonly prepared?: Prepared;
  /** Currency → what was billed, added up when the bills were loaded. */
  readonly billed: Readonly<Record<string, string>>;
}

export interface AllocationRequest {
  readonly by: readonly string[];
  readonly view: View;
  readonly rules: CostRules;
  /** Everything in this one, at the rates of the rules. Default: each in its own. */
  readonly currency?: string;
}

export interface CostGroup {
  readonly keys: Readonly<Record<string, string | null>>;
  readonly class: CostClass;
  readonly currency: string;
  readonly amount: Units;
  /** Charges that it is made of. */
  readonly rows: number;
  /** Splits that moved it here. */
  readonly via: readonly string[];
}

export interface CostAllocation {
  readonly by: readonly string[];
  readonly view: View;
  readonly groups: readonly CostGroup[];
  readonly total: readonly { readonly currency: string; readonly amount: Units }[];
  readonly rows: number;
  readonly remarks: readonly string[];
  /** Said on every run: nothing was lost and nothing made. */
  readonly proof: Proof;
}

export interface Proof {
  readonly rowsIn: number;
  readonly rowsClassified: number;
  /** Currency → bill and sum of groups; `difference` is zero, or the command fails. */
  /** In the bill's own currencies, before anything is converted. */
  readonly sums: readonly {
    readonly currency: string;
    readonly bill: string;
    readonly groups: string;
    readonly difference: string;
  }[];
}

/**
 * Bills → groups by any keys, shared costs spread. Sums are exact.
 * @throws BadInput where an effective cost is asked for that the bills do not have
 */
export async function allocate(
  engine: Engine,
  bills: Bills,
  { by, view, rules, currency }: AllocationRequest,
): Promise<CostAllocation> {
  const names = dimensionNames({ by, rules, currency });
  const dimensions = names.map((name) => dimensionOf(name, bills.tagKeys, CHARGE_NAMES, synonymsOf(rules)));
  const grouped = await portionsOf(engine, bills, dimensions, view, rules, by);
  const { groups, converted, remarks } = sharedOut(grouped, { by, rules, currency });
  const total = sumByCurrency(groups);
  return {
    by,
    view,
    groups,
    total,
    rows: bills.rows,
    remarks: [...remarks, ...nothingFound(dimensions)],
    proof: proofOf(bills, grouped, converted, groups, view),
  };
}

/** What `atrium costs sql` prints, too. */
export function groupingPlan(
  bills: Pick<Bills, "from" | "allocatedTags" | "prepared">,
  dimensions: readonly Dimension[],
  view: View,
  rules: CostRules,
): GroupingPlan {
  const entries = Object.entries(rules.keys);
  return {
    from: bills.from,
    view,
    dimensions,
    allocatedTags: bills.allocatedTags,
    ...(bills.prepared !== undefined && { prepared: bills.prepared }),
    values: Object.fromEntries(entries.map(([name, { values }]) => [name, meanings(values)])),
    accounts: Object.fromEntries(entries.map(([name, { accounts }]) => [name, accounts])),
    ...costUnitOf(entries),
  };
}

function costUnitOf(entries: readonly (readonly [string, { readonly costUnit: boolean }])[]) {
  const found = entries.find(([, { costUnit }]) => costUnit)?.[0];
  return found === undefined ? {} : { costUnitKey: found };
}

async function portionsOf(
  engine: Engine,
  bills: Bills,
  dimensions: readonly Dimension[],
  view: View,
  rules: CostRules,
  by: readonly string[],
): Promise<readonly Portion[]> {
  const plan = groupingPlan(bills, dimensions, view, rules);
  // A row is untagged for what was asked, not for a key that only a split looks at.
  const rows = bills.rows === 0 ? [] : await engine.rows(groupingSql({ ...plan, asked: by }, DUCKDB));
  const unpriced = rows.reduce((sum, row) => sum + Number(row.unpriced), 0);
  if (unpriced > 0) throw noEffectiveCost(unpriced);
  const monthAt = dimensions.findIndex(({ name }) => name === MONTH);
  return rows.map((row) => ({
    month: monthAt < 0 ? "" : (row[dimensionColumn(monthAt)] ?? ""),
    currency: row.currency ?? "",
    keys: Object.fromEntries(
      dimensions.map(({ name }, index) => [name, row[dimensionColumn(index)] ?? null]),
    ),
    class: classNamed(row.class),
    amount: unitsOf(row.amount ?? "0"),
    charges: Number(row.charges),
    via: [],
  }));
}

function classNamed(name: string | null | undefined): CostClass {
  const found = CLASSES.find((each) => each === name);
  if (found === undefined) throw new Error(`no class of charges: ${name}`);
  return found;
}

function noEffectiveCost(rows: number): BadInput {
  return new BadInput([
    {
      code: "costs.no-effective-cost",
      severity: "error",
      file: "bills",
      path: "",
      message: `${rows} rows say what was billed, not what was used up`,
      hint: "load the amortised bill of these months (Alibaba Cloud), or ask for --view billed",
    },
  ]);
}

function sumByCurrency(groups: readonly CostGroup[]) {
  return [...sums(groups)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([currency, amount]) => ({ currency, amount }));
}

/**
 * The bill's own sums were taken when it was loaded. They have to be those of what was grouped; what was grouped, once
 * converted, has to be what is reported.
 */
function proofOf(
  bills: Bills,
  grouped: readonly Portion[],
  converted: readonly Portion[],
  groups: readonly CostGroup[],
  view: View,
): Proof {
  const read = sums(grouped);
  const [before, after] = [sums(converted), sums(groups)];
  const bill = (currency: string) =>
    view === "billed" ? unitsOf(bills.billed[currency] ?? "0") : (read.get(currency) ?? 0n);
  const currencies = new Set([...(view === "billed" ? Object.keys(bills.billed) : []), ...read.keys()]);
  const moved = [...new Set([...before.keys(), ...after.keys()])].some(
    (currency) => (before.get(currency) ?? 0n) !== (after.get(currency) ?? 0n),
  );
  const proof: Proof = {
    rowsIn: bills.rows,
    rowsClassified: groups.reduce((sum, { rows }) => sum + rows, 0),
    sums: [...currencies].sort().map((currency) => ({
      currency,
      bill: amountText(bill(currency)),
      groups: amountText(read.get(currency) ?? 0n),
      difference: amountText((read.get(currency) ?? 0n) - bill(currency)),
    })),
  };
  const broken =
    moved || proof.rowsIn !== proof.rowsClassified || proof.sums.some(({ difference }) => difference !== "0");
  if (broken) throw new Error(`the allocation does not add up to the bill: ${JSON.stringify(proof)}`);
  return proof;
}

function sums(
  parts: readonly { readonly currency: string; readonly amount: Units }[],
): ReadonlyMap<string, Units> {
  const found = new Map<string, Units>();
  for (const { currency, amount } of parts) found.set(currency, (found.get(currency) ?? 0n) + amount);
  return found;
}

function nothingFound(dimensions: readonly Dimension[]): readonly string[] {
  return dimensions
    .filter((dimension) => dimension.kind === "tag" && dimension.spellings.length === 0)
    .map(({ name }) => `no charge has a tag "${name}", under any spelling that is known`);
}
