import { readFileSync } from "node:fs";
import { readBudgetRules } from "../components/budget/rules-file.ts";
import { parseFinanceList } from "../components/tagging/finance-list.ts";
import type { Finance } from "./finance.ts";

const COSTS = readFileSync(new URL("./costs.yaml", import.meta.url), "utf8");

/** What `costs:` of everything.yaml names. */
export const everythingsFinance: Finance = {
  list: parseFinanceList(COSTS, "costs.yaml"),
  month: "2026-11",
  rules: readBudgetRules(COSTS, "costs.yaml"),
};
