import { parseRules } from "../../finops/rules.ts";
import type { BudgetRules } from "./contract.ts";

/**
 * What the budgets of a `costs.yaml` need of it.
 * @throws BadInput with every fault of the file, each with its place
 */
export function readBudgetRules(content: string | Uint8Array, file: string): BudgetRules {
  const { keys, costCentres, budgets, rates, fiscalYear, splits, drivers } = parseRules(content, file);
  return { keys, costCentres, budgets, rates, fiscalYear, splits, drivers };
}
