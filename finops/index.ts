export { type BudgetAlert, marksOf, NOTHING_TOLD, newAlerts, readMemory } from "./alert-memory.ts";
export {
  allocate,
  type Bills,
  type CostAllocation,
  type CostGroup,
} from "./allocation/allocate.ts";
export { CLASSES } from "./allocation/classes.ts";
export { ATHENA, type Dialect, DUCKDB, MAXCOMPUTE } from "./allocation/dialect.ts";
export { VIEWS, type View } from "./allocation/plan.ts";
export { allocationStatement } from "./allocation/statement.ts";
export { type CloudBudget, type FilterTerm, planBudgets } from "./budget-plan.ts";
export { type BudgetState, budgetStates } from "./budgets.ts";
export { type BillFinding, checkBills } from "./check.ts";
export { type Commitment, commitments } from "./commitments.ts";
export { amountText, centsText, unitsOf } from "./decimal.ts";
export { Engine } from "./engine.ts";
export { type Explanation, explain } from "./explain.ts";
export { monthAfter } from "./fiscal.ts";
export { idleResources } from "./idle/idle.ts";
export type { BuiltResource } from "./idle/record.ts";
export type { Idle, IdleReport } from "./idle/report.ts";
export { idleTables } from "./idle/tables.ts";
export { readUse, type Use } from "./idle/use.ts";
export { estimateText, type Outlook, outlook } from "./outlook.ts";
export { parseInvoices, reconcile, reconciliationText } from "./reconcile.ts";
export { allocationTable, csvOf, markdownOf, plainOf, roundedTable, type Table } from "./reports/table.ts";
export { type CostRules, NO_RULES, parseRules } from "./rules.ts";
export { showbackFiles } from "./showback/files.ts";
export { type Showback, showback } from "./showback/model.ts";
export { LANGUAGES, type Language } from "./showback/words.ts";
export { billsIn } from "./store/bills.ts";
export { closeMonth, type MonthState, monthStates, reopenMonth } from "./store/closing.ts";
export { type Loaded, loadBills } from "./store/load.ts";
export { type KeyCoverage, percentOf, tagCoverage } from "./tags.ts";
