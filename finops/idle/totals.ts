import type { Units } from "../decimal.ts";
import type { BilledResource } from "./billed.ts";
import type { Idle, IdleReport } from "./report.ts";

interface Sum {
  readonly amount: Units;
  readonly resources: number;
}

/** A disk may stand for itself and under its machine: it is paid for once. */
function onceEach(idle: readonly Idle[], resources: readonly BilledResource[]): readonly BilledResource[] {
  const counted = new Set(idle.flatMap(({ billed, currency }) => billed.map((id) => `${id} ${currency}`)));
  return resources.filter(({ id, currency }) => counted.has(`${id} ${currency}`));
}

export function totals(idle: readonly Idle[], resources: readonly BilledResource[]): IdleReport["total"] {
  return [...Map.groupBy(onceEach(idle, resources), ({ currency }) => currency)]
    .map(([currency, own]) => ({ currency, ...sumOf(own) }))
    .sort((one, other) => (one.currency < other.currency ? -1 : 1));
}

export function byDepartment(
  idle: readonly Idle[],
  resources: readonly BilledResource[],
): IdleReport["byDepartment"] {
  const groups = Map.groupBy(onceEach(idle, resources), ({ department, currency }) =>
    JSON.stringify([department, currency]),
  );
  return [...groups.values()]
    .flatMap((own) => {
      const [first] = own;
      return first === undefined
        ? []
        : [{ department: first.department, currency: first.currency, ...sumOf(own) }];
    })
    .sort((one, other) => (one.amount === other.amount ? 0 : one.amount < other.amount ? 1 : -1));
}

function sumOf(resources: readonly BilledResource[]): Sum {
  return { amount: resources.reduce((sum, { amount }) => sum + amount, 0n), resources: resources.length };
}
