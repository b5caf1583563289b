import { BILLED_TAGS } from "../../components/tagging/contract.ts";
import {
  allocate,
  type Bills,
  type CostAllocation,
  type CostGroup,
  type Proof,
} from "../allocation/allocate.ts";
import type { CostClass } from "../allocation/classes.ts";
import type { View } from "../allocation/plan.ts";
import { type BudgetState, budgetStates } from "../budgets.ts";
import { type Commitment, commitments } from "../commitments.ts";
import type { Units } from "../decimal.ts";
import type { Engine } from "../engine.ts";
import { monthsOf } from "../fiscal.ts";
import type { CostRules } from "../rules.ts";
import { type KeyCoverage, tagCoverage } from "../tags.ts";
import { type Series, seriesOf } from "./series.ts";
import { unownedOf } from "./unowned.ts";
import { type YearOutlook, yearOutlook } from "./year.ts";

export interface ShowbackRequest {
  readonly rules: CostRules;
  readonly view: View;
  readonly currency: string;
  /** Key whose values get a page each. */
  readonly by: string;
}

/** Everything that the reports of one run say; each figure of it is in one of its tables. */
export interface Showback {
  readonly by: string;
  readonly view: View;
  readonly currency: string;
  readonly months: readonly string[];
  /** The month that the reports are about: the last one. */
  readonly month: string;
  readonly total: Series;
  /** By cost of the last month, the dearest first; what is nobody's comes last. */
  readonly owners: readonly OwnerFigures[];
  /** Class → by month. */
  readonly classes: Readonly<Partial<Record<CostClass, Series>>>;
  /** Provider → owner, of the last month, above zero. */
  readonly flows: readonly {
    readonly provider: string;
    readonly owner: string | null;
    readonly kind: CostClass;
    readonly amount: Units;
  }[];
  readonly coverage: readonly KeyCoverage[];
  readonly budgets: readonly BudgetState[];
  readonly commitments: readonly Commitment[];
  /** Who could tag what is not tagged: account and service of the last month. */
  readonly unowned: readonly Unowned[];
  /** Owners, and services of the whole group, whose cost changed most since the month before; no name is nobody's. */
  readonly changes: readonly Mover[];
  readonly movers: readonly Mover[];
  readonly outlook: YearOutlook;
  readonly proof: Proof;
  readonly remarks: readonly string[];
}

export interface Line {
  readonly name: string;
  readonly amount: Units;
}

/** What nobody has been found for, and who is most likely to know. */
export interface Unowned extends Line {
  readonly whose?: string;
}

/** Something whose cost is another than in the month before. */
export interface Mover {
  readonly name: string;
  readonly before: Units;
  readonly now: Units;
}

export interface OwnerFigures {
  /** Null for what nobody has been found for. */
  readonly name: string | null;
  readonly total: Series;
  /** Of it, what splits brought. */
  readonly shared: Series;
  readonly projects: Readonly<Record<string, Series>>;
  readonly services: Readonly<Record<string, Series>>;
  /** Services whose cost changed most since the month before. */
  readonly movers: readonly Mover[];
  readonly budgets: readonly BudgetState[];
  readonly outlook: YearOutlook;
}

/** Bills → the figures of every page, from one grouping of the bill. */
export async function showback(
  engine: Engine,
  bills: Bills & { readonly from: string },
  { rules, view, currency, by }: ShowbackRequest,
): Promise<Showback> {
  const names = [
    by,
    "month",
    "provider",
    "project",
    "service",
    "SubAccountName",
    "account",
    "ChargeCategory",
  ];
  const allocation = await allocate(engine, bills, { by: names, view, rules, currency });
  const months = loadedMonths(allocation);
  const month = months.at(-1) ?? "";
  const budgets = await budgetStates(engine, bills, rules, month);
  const groups = allocation.groups.map((group) => classedBy(group, by));
  const owners = [...Map.groupBy(groups, ({ keys }) => keys[by] ?? null)].map(([name, own]) =>
    ownerFigures(name, own, months, rules, by, budgets),
  );
  const at = ({ total }: OwnerFigures) => total[month] ?? 0n;
  return {
    by,
    view,
    currency,
    months,
    month,
    total: seriesOf(groups, months),
    owners: owners.sort(
      (one, other) =>
        Number(one.name === null) - Number(other.name === null) ||
        compare(at(other), at(one)) ||
        ((one.name ?? "") < (other.name ?? "") ? -1 : 1),
    ),
    classes: Object.fromEntries(
      [...Map.groupBy(groups, ({ class: kind }) => kind)].map(([kind, own]) => [kind, seriesOf(own, months)]),
    ),
    flows: flowsOf(groups, by, month),
    coverage: (await tagCoverage(engine, bills, rules, BILLED_TAGS)).filter(
      ({ rows }) => rows.tagged + rows.forgotten + rows.untaggable > 0,
    ),
    budgets,
    commitments: await commitments(engine, bills),
    unowned: await unownedOf(
      engine,
      bills,
      { rules, by, month },
      groups.filter(
        ({ keys, class: kind }) => keys[by] === null && keys.month === month && kind !== "credit",
      ),
    ),
    changes: moversOf(Object.fromEntries(owners.map(({ name, total }) => [name ?? "", total])), months),
    movers: moversOf(
      Object.fromEntries(
        [...Map.groupBy(groups, ({ keys }) => keys.service ?? "")].map(([name, own]) => [
          name,
          seriesOf(own, months),
        ]),
      ),
      months,
    ),
    outlook: yearOutlook(groups, months, rules),
    proof: allocation.proof,
    remarks: allocation.remarks,
  };
}

/** A charge without a project is somebody's all the same: what the report is by decides what is untagged. */
function classedBy(group: CostGroup, by: string): CostGroup {
  const bare = group.class === "untagged" || group.class === "untaggable";
  return bare && group.keys[by] !== null ? { ...group, class: "direct" } : group;
}

function loadedMonths({ groups }: CostAllocation): readonly string[] {
  const found = [...new Set(groups.map(({ keys }) => keys.month ?? ""))].sort();
  const [first, last] = [found[0], found.at(-1)];
  return first === undefined || last === undefined ? [] : monthsOf({ first, last });
}

function ownerFigures(
  name: string | null,
  groups: readonly CostGroup[],
  months: readonly string[],
  rules: CostRules,
  by: string,
  budgets: readonly BudgetState[],
): OwnerFigures {
  const byName = (key: string) =>
    Object.fromEntries(
      [...Map.groupBy(groups, ({ keys }) => keys[key] ?? "")]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([value, own]) => [value, seriesOf(own, months)]),
    );
  const services = byName("service");
  const total = seriesOf(groups, months);
  return {
    name,
    total,
    shared: seriesOf(
      groups.filter(({ via }) => via.length > 0),
      months,
    ),
    projects: byName("project"),
    services,
    movers: moversOf(services, months),
    budgets: budgets.filter(({ of }) => name !== null && of[by] === name),
    outlook: yearOutlook(groups, months, rules),
  };
}

function moversOf(services: Readonly<Record<string, Series>>, months: readonly string[]): readonly Mover[] {
  const [now, before] = [months.at(-1) ?? "", months.at(-2) ?? ""];
  if (before === "") return [];
  return Object.entries(services)
    .map(([name, series]) => ({ name, before: series[before] ?? 0n, now: series[now] ?? 0n }))
    .filter((each) => each.now !== each.before)
    .sort((one, other) => compare(size(other.now - other.before), size(one.now - one.before)))
    .slice(0, 10);
}

function flowsOf(groups: readonly CostGroup[], by: string, month: string): Showback["flows"] {
  const flows = new Map<string, Showback["flows"][number]>();
  for (const { keys, class: kind, amount } of groups) {
    if (keys.month !== month) continue;
    const flow = {
      provider: keys.provider ?? "?",
      owner: keys[by] ?? null,
      kind: keys[by] === null ? kind : "direct",
      amount: 0n,
    } as const;
    const id = JSON.stringify([flow.provider, flow.owner, flow.kind]);
    flows.set(id, { ...flow, amount: (flows.get(id)?.amount ?? 0n) + amount });
  }
  return [...flows.entries()]
    .filter(([, { amount }]) => amount > 0n)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, flow]) => flow);
}

function size(units: Units): Units {
  return units < 0n ? -units : units;
}

function compare(one: Units, other: Units): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
