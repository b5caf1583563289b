import { newAlerts } from "../../../finops/alert-memory.ts";
import type { BudgetRules } from "../../../finops/budget-plan.ts";
import { type AskBill, billingMonth, isFinal, readMonth } from "./bill.ts";
import type { Charges } from "./charges.ts";
import { fingerprint, type Memory, memoryOf } from "./memory.ts";
import { messageOf } from "./message.ts";
import type { StopSettings } from "./settings.ts";
import { monthsNeeded, statesOf, tagKeysOf } from "./states.ts";

/** What a round reaches of the world; tests bring their own. */
export interface World {
  readonly now: () => number;
  /** No new month is begun after it. */
  readonly deadline: number;
  readonly region: string;
  readonly bill: AskBill;
  readonly recall: () => Promise<string | undefined>;
  readonly remember: (text: string) => Promise<void>;
  readonly tell: (message: string) => Promise<void>;
  readonly stop: (settings: StopSettings) => Promise<readonly string[]>;
  readonly record: (line: object) => void;
}

export interface Outcome {
  readonly month: string;
  readonly budgets: number;
  readonly told: number;
  readonly stopped: number;
  /** Months that there was no time for; the next round reads them. */
  readonly unread: readonly string[];
}

/**
 * Reads what is new of the bill, and tells of each mark that is reached for the first time. What was told is
 * remembered only after it was told and what had to be stopped was stopped: a round that broke off is done again.
 * @clause 8.2.2-b
 */
export async function round(
  rules: BudgetRules,
  stops: Readonly<Record<string, StopSettings>>,
  world: World,
): Promise<Outcome> {
  const now = world.now();
  const month = billingMonth(now);
  const wanted = tagKeysOf(rules);
  const memory = memoryOf(await world.recall(), fingerprint(wanted));
  const needed = monthsNeeded(rules, month);
  const bill: Record<string, readonly Charges[]> = {};
  const unread: string[] = [];
  for (const each of needed) {
    const known = memory.months[each];
    if (known !== undefined) bill[each] = known;
    else if (world.now() >= world.deadline) unread.push(each);
    else bill[each] = await readMonth(world.bill, each, wanted);
  }
  const months = Object.fromEntries(Object.entries(bill).filter(([each]) => isFinal(each, now)));
  const read: Memory = { ...memory, months };
  // A long bill is not read twice because a robot was away.
  await world.remember(JSON.stringify(read));
  const states = statesOf(rules, bill, month);
  const { alerts, memory: afterwards } = newAlerts(states, memory.alerts);
  for (const alert of alerts) await world.tell(messageOf(alert, world.region, now));
  let stopped = 0;
  for (const { kind, mark, state } of alerts) {
    const settings = stops[state.budget];
    if (settings === undefined || kind !== "actual" || mark !== settings.at) continue;
    const ids = await world.stop(settings);
    stopped += ids.length;
    world.record({ record: "budget-stop", budget: state.budget, mark, instances: ids });
  }
  await world.remember(JSON.stringify({ ...read, alerts: afterwards } satisfies Memory));
  return { month, budgets: states.length, told: alerts.length, stopped, unread };
}
