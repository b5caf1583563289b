import { ALICLOUD_ROUTE, AWS_ROUTE, TAGS } from "../workload/testing.ts";
import type { BudgetArgs, BudgetRules } from "./contract.ts";
import { readBudgetRules } from "./rules-file.ts";

/** Rules of a file with this text under its heading. */
export function rulesOf(text: string): BudgetRules {
  return readBudgetRules(`apiVersion: atrium/v1\nkind: CostRules\n${text}`, "costs.yaml");
}

const RATES = `rates:
  month-end: { source: made up, to: CNY, from: { USD: { 2026-09: "7.11", 2026-10: "7.09" } } }
`;

/** A month, a quarter and a year of the group, a department, and an environment that may be stopped. */
export const RULES = `budgets:
  group-month: { amount: "40000", currency: CNY, owner: cfo@mall.example }
  group-quarter: { amount: "120000", currency: CNY, period: quarterly, owner: cfo@mall.example }
  group-year: { amount: "480000", currency: CNY, period: yearly, owner: cfo@mall.example }
  retail: { of: { department: retail }, amount: "5500", currency: CNY, owner: coo@mall.example }
  dev: { of: { environment: development }, amount: "900", currency: CNY, owner: cto@mall.example }
${RATES}`;

export function budgetArgs(region: string, more: Partial<BudgetArgs> = {}): BudgetArgs {
  return {
    account: "111122223333",
    region,
    tags: TAGS,
    plannedOn: "2026-11-24",
    rules: rulesOf(RULES),
    route: AWS_ROUTE,
    ...(region.startsWith("cn-") && { mails: ["finance@mall.example"] }),
    ...more,
  };
}

export function alicloudBudgetArgs(region: string, more: Partial<BudgetArgs> = {}): BudgetArgs {
  return {
    account: "1000000000000001",
    region,
    tags: TAGS,
    plannedOn: "2026-11-24",
    rules: rulesOf(RULES),
    route: ALICLOUD_ROUTE,
    ...more,
  };
}
