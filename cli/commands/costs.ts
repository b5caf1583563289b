import { Command } from "commander";
import type { Io } from "../io.ts";
import { allocateCosts } from "./costs-allocate.ts";
import { budgetOfCosts } from "./costs-budget.ts";
import { checkCosts } from "./costs-check.ts";
import { commitmentsOfCosts } from "./costs-commitments.ts";
import { explainCosts } from "./costs-explain.ts";
import { forecastCosts } from "./costs-forecast.ts";
import { idleCosts } from "./costs-idle.ts";
import { loadCosts } from "./costs-load.ts";
import { closeCosts, monthsOfCosts, reopenCosts } from "./costs-months.ts";
import { reconcileCosts } from "./costs-reconcile.ts";
import { showbackCosts } from "./costs-showback.ts";
import { sqlOfCosts } from "./costs-sql.ts";
import { tagsOfCosts } from "./costs-tags.ts";

/** `atrium costs`: the bill, by whose it is. */
export function costsCommand(io: Io): Command {
  return new Command("costs")
    .description("bills of both clouds: load them, see what is untagged, split them by department or any key")
    .addCommand(loadCosts(io))
    .addCommand(checkCosts(io))
    .addCommand(tagsOfCosts(io))
    .addCommand(allocateCosts(io))
    .addCommand(showbackCosts(io))
    .addCommand(explainCosts(io))
    .addCommand(budgetOfCosts(io))
    .addCommand(forecastCosts(io))
    .addCommand(idleCosts(io))
    .addCommand(commitmentsOfCosts(io))
    .addCommand(reconcileCosts(io))
    .addCommand(monthsOfCosts(io))
    .addCommand(closeCosts(io))
    .addCommand(reopenCosts(io))
    .addCommand(sqlOfCosts(io));
}
