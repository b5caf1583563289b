import { control, UNKNOWN } from "../../control.ts";
import { budgetPeriods } from "../../facts/budgets.ts";
import { fail, pass, undecided } from "../../judgement.ts";

/** @clause 8.2.2-a */
const PERIODS: readonly string[] = ["MONTHLY", "QUARTERLY", "ANNUALLY"];

export const costRequireBudgetPeriods = control({
  id: "cost-require-budget-periods",
  title: "There are budgets for month, quarter and year",
  clauses: ["8.2.2-a"],
  severity: "low",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "A monthly budget forgets every month: what grows by a little each time never reaches it, and the year ends in a surprise.",
  sameAs: [],
  absent: {
    alicloud:
      "the provider has no budget: budgets of Alibaba Cloud are kept in its expense centre, and the nearest code has is the group's own budgets over the bills",
  },
  fact: budgetPeriods,
  settings: {
    defaults: { periods: PERIODS },
    schema: {
      periods: {
        type: "array",
        items: { type: "string" },
        description: "periods that a stack with budgets has one for",
      },
    },
  },
  judge(periods, { settings }) {
    if (periods === UNKNOWN) return undecided("the periods of the budgets are known only after deployment");
    const missing = settings.periods.filter((period) => !periods.has(period));
    return missing.length === 0
      ? pass
      : fail(`the stack has no budget ${missing.join(", ")}`, "add a budget of cost for each of the periods");
  },
});
