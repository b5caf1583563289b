import { UNKNOWN } from "../../control.ts";
import { type ControlCases, type Example, example, ref } from "../../testing.ts";
import { costRequireBudgetAlerts } from "./cost-require-budget-alerts.ts";

const BUDGET = "aws:budgets/budget:Budget";
const at = (threshold: unknown, more: object = {}) => ({
  comparisonOperator: "GREATER_THAN",
  notificationType: "ACTUAL",
  thresholdType: "PERCENTAGE",
  threshold,
  subscriberEmailAddresses: ["finance@mall.example"],
  ...more,
});
const budget = (notifications: unknown, more: object = {}): Example =>
  example(BUDGET, { budgetType: "COST", timeUnit: "MONTHLY", limitAmount: "1000", notifications, ...more });

export const cases: ControlCases = {
  control: costRequireBudgetAlerts,
  aws: {
    pass: [
      budget([at(80), at(100), at(120)]),
      budget([at(50), at("80"), at(100), at(120, { notificationType: "FORECASTED" })]),
      budget([at(800, { thresholdType: "ABSOLUTE_VALUE" }), at(100), at(120)]),
      example(
        BUDGET,
        {
          budgetType: "COST",
          notifications: [80, 100, 120].map((threshold) =>
            at(threshold, { subscriberEmailAddresses: [], subscriberSnsTopicArns: [ref("topic")] }),
          ),
        },
        { name: "topic", type: "aws:sns/topic:Topic" },
      ),
    ],
    fail: [
      budget(undefined),
      budget([]),
      budget([at(80), at(100)]),
      budget([at(80), at(100), at(119)]),
      budget([at(80), at(100), at(120, { subscriberEmailAddresses: [] })]),
      budget([at(80), at(100), at(120, { comparisonOperator: "LESS_THAN" })]),
      budget([at(80, { thresholdType: "ABSOLUTE_VALUE" }), at(100), at(120)]),
    ],
    unknown: [
      budget(UNKNOWN),
      budget([at(80), at(100), at(UNKNOWN)]),
      budget([at(80), at(100), at(1200, { thresholdType: "ABSOLUTE_VALUE" })], { limitAmount: UNKNOWN }),
    ],
    silent: [budget([], { budgetType: "USAGE" })],
  },
};
