export { AlicloudBudget } from "./alicloud.ts";
export { AwsBudget } from "./aws.ts";
export type {
  AnomalyArgs,
  BillingSite,
  BudgetArgs,
  BudgetOutputs,
  BudgetRules,
  StopArgs,
  WaiverArgs,
} from "./contract.ts";
export { BILLING_SITES } from "./contract.ts";
export { layoutAlicloudBudget, layoutAwsBudget } from "./layout.ts";
export { readBudgetRules } from "./rules-file.ts";
