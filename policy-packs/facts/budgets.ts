import { type Known, type ResourceView, type StackFact, type Subject, UNKNOWN } from "../control.ts";
import { anyOf, given, list, text } from "../reading.ts";
import { namedWithin } from "../views/references.ts";

const BUDGET = "aws:budgets/budget:Budget";
const MONITOR = "aws:costexplorer/anomalyMonitor:AnomalyMonitor";
const SUBSCRIPTION = "aws:costexplorer/anomalySubscription:AnomalySubscription";

/** A threshold of a budget at which somebody is told. */
export interface BudgetAlert {
  /** Per cent of the limit. */
  readonly percent: Known<number>;
  readonly heard: Known<boolean>;
}

export interface Budget {
  readonly period: Known<string>;
  readonly alerts: Known<readonly BudgetAlert[]>;
}

/** Budgets of cost; those of usage and of commitments watch something else. */
export const budgets: StackFact<Budget> = {
  name: "budgets",
  scope: "stack",
  types: { aws: [BUDGET], alicloud: [] },
  read: (stack) =>
    stack
      .ofType(BUDGET)
      .filter(({ props }) => text(props, "budgetType") === "COST" || text(props, "budgetType") === UNKNOWN)
      .map((resource): Subject<Budget> => ({ resource, fact: read(resource.props) })),
};

function read(props: Readonly<Record<string, unknown>>): Budget {
  const notifications = list(props, "notifications");
  const limit = number(props, "limitAmount");
  const period: Known<string> = text(props, "timeUnit") ?? "";
  if (text(props, "budgetType") === UNKNOWN) return { period: UNKNOWN, alerts: UNKNOWN };
  if (notifications === UNKNOWN) return { period, alerts: UNKNOWN };
  const alerts = notifications
    // Below a limit is what a saving is told by, not an overrun.
    .filter((each) => text(each, "comparisonOperator") !== "LESS_THAN")
    .map(
      (each): BudgetAlert => ({
        percent: percentOf(each, limit),
        heard: given(each, "subscriberEmailAddresses") || given(each, "subscriberSnsTopicArns"),
      }),
    );
  return { period, alerts };
}

/** A threshold in per cent, or an amount seen against the limit. */
function percentOf(notification: unknown, limit: Known<number>): Known<number> {
  const type = text(notification, "thresholdType");
  const threshold = number(notification, "threshold");
  if (type === UNKNOWN || threshold === UNKNOWN) return UNKNOWN;
  if (type !== "ABSOLUTE_VALUE") return threshold;
  return limit === UNKNOWN || limit === 0 ? UNKNOWN : (threshold / limit) * 100;
}

function number(value: unknown, input: string): Known<number> {
  const found = text(value, input);
  if (found === undefined || found === UNKNOWN) return UNKNOWN;
  const parsed = Number(found);
  return Number.isFinite(parsed) ? parsed : UNKNOWN;
}

/** A limit that only the deployment knows is taken for none. */
function limitOf({ resource }: Subject<Budget>): number {
  const limit = number(resource.props, "limitAmount");
  return limit === UNKNOWN ? 0 : limit;
}

/** The budgets of a stack together, seen from the largest of them: which periods they cover. */
export const budgetPeriods: StackFact<Known<ReadonlySet<string>>> = {
  name: "budget-periods",
  scope: "stack",
  types: budgets.types,
  read(stack) {
    const all = budgets.read(stack);
    const [largest] = all.toSorted((a, b) => limitOf(b) - limitOf(a));
    if (!largest) return [];
    const periods = all.map(({ fact }) => fact.period);
    const fact: Known<ReadonlySet<string>> = periods.includes(UNKNOWN)
      ? UNKNOWN
      : new Set(periods.filter((period) => period !== UNKNOWN));
    return [{ resource: largest.resource, fact }];
  },
};

/** A subscription: to which monitors, whether to further ones, and whether anybody reads it. */
interface Listening {
  readonly monitors: readonly ResourceView[];
  readonly open: boolean;
  readonly heard: Known<boolean>;
}

/** Does somebody hear what a monitor of unusual cost finds? */
export const anomalyListeners: StackFact<Known<boolean>> = {
  name: "anomaly-listeners",
  scope: "stack",
  types: { aws: [MONITOR], alicloud: [] },
  read(stack) {
    const subscriptions = stack.ofType(SUBSCRIPTION).map(
      (subscription): Listening => ({
        monitors: namedWithin(stack, subscription, "monitorArnLists", MONITOR),
        open: hasOpen(subscription.props.monitorArnLists),
        heard: heard(subscription.props),
      }),
    );
    return stack.ofType(MONITOR).map(
      (resource): Subject<Known<boolean>> => ({
        resource,
        fact: anyOf(
          subscriptions.map(({ monitors, open, heard }): Known<boolean> => {
            if (monitors.includes(resource)) return heard;
            return open && monitors.length === 0 && heard !== false ? UNKNOWN : false;
          }),
        ),
      }),
    );
  },
};

function hasOpen(value: unknown): boolean {
  const found = list(value);
  return found === UNKNOWN || found.includes(UNKNOWN);
}

function heard(props: unknown): Known<boolean> {
  const subscribers = list(props, "subscribers");
  return subscribers === UNKNOWN ? UNKNOWN : subscribers.some((each) => given(each, "address"));
}
