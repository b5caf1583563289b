import { control, UNKNOWN } from "../../control.ts";
import { type BudgetAlert, budgets } from "../../facts/budgets.ts";
import { fail, pass, undecided } from "../../judgement.ts";

/** At so many per cent of the limit somebody is told. @clause 8.2.2-b */
const THRESHOLDS: readonly number[] = [80, 100, 120];

export const costRequireBudgetAlerts = control({
  id: "cost-require-budget-alerts",
  title: "Budgets tell somebody at 80, 100 and 120 per cent",
  clauses: ["8.2.2-b"],
  severity: "medium",
  packs: { baseline: "mandatory", cost: "mandatory" },
  why: "A budget that tells nobody is a number. At 80 per cent there is time to act, at 100 the money is gone, at 120 nobody has acted.",
  sameAs: [],
  absent: {
    alicloud:
      "the provider has no budget: budgets of Alibaba Cloud are kept in its expense centre, and the nearest code has is the group's own budgets over the bills",
  },
  fact: budgets,
  settings: {
    defaults: { thresholds: THRESHOLDS },
    schema: {
      thresholds: {
        type: "array",
        items: { type: "number" },
        description: "per cent of the limit at which somebody is told",
      },
    },
  },
  judge({ alerts }, { settings }) {
    if (alerts === UNKNOWN) return undecided("its notifications are known only after deployment");
    const missing = settings.thresholds.filter((wanted) => !alerts.some(({ percent }) => percent === wanted));
    const deaf = alerts.filter(({ heard }) => heard === false);
    const open = alerts.filter(isOpen).length;
    if (missing.length > open) {
      return fail(
        `tells nobody at ${missing.join(", ")} per cent`,
        "add a notification in per cent with a receiver for each",
      );
    }
    if (deaf.length > 0) {
      const at = deaf.map(({ percent }) => (percent === UNKNOWN ? "some threshold" : String(percent)));
      return fail(`nobody receives what it tells at ${at.join(", ")} per cent`, "add an address or a topic");
    }
    return open > 0 ? undecided("its thresholds are known only after deployment") : pass;
  },
});

function isOpen({ percent, heard }: BudgetAlert): boolean {
  return percent === UNKNOWN || heard === UNKNOWN;
}
