import { Command } from "commander";
import type { Io } from "../io.ts";
import { allocateCosts } from "./costs-allocate.ts";
import { loadCosts } from "./costs-load.ts";
import { sqlOfCosts } from "./costs-sql.ts";
import { tagsOfCosts } from "./costs-tags.ts";

/** `atrium costs`: the bill, by whose it is. */
export function costsCommand(io: Io): Command {
  return new Command("costs")
    .description("bills of both clouds: load them, see what is untagged, split them by department or any key")
    .addCommand(loadCosts(io))
    .addCommand(tagsOfCosts(io))
    .addCommand(allocateCosts(io))
    .addCommand(sqlOfCosts(io));
}
