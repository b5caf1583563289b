import { UNKNOWN } from "../../control.ts";
import type { ControlCases, Example } from "../../testing.ts";
import { costRequireBudgetPeriods } from "./cost-require-budget-periods.ts";

const stack = (periods: readonly unknown[], budgetType: unknown = "COST"): Example => ({
  subject: "subject",
  resources: periods.map((timeUnit, index) => ({
    name: index === 0 ? "subject" : `budget-${index}`,
    type: "aws:budgets/budget:Budget",
    props: { budgetType: index === 0 ? "COST" : budgetType, timeUnit },
  })),
});

export const cases: ControlCases = {
  control: costRequireBudgetPeriods,
  aws: {
    pass: [
      stack(["MONTHLY", "QUARTERLY", "ANNUALLY"]),
      stack(["DAILY", "MONTHLY", "QUARTERLY", "ANNUALLY", "MONTHLY"]),
    ],
    fail: [
      stack(["MONTHLY"]),
      stack(["MONTHLY", "QUARTERLY"]),
      // A budget of hours watches no money.
      stack(["MONTHLY", "QUARTERLY", "ANNUALLY"], "USAGE"),
    ],
    unknown: [stack(["MONTHLY", UNKNOWN])],
  },
};
