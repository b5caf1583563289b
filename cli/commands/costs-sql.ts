import { Command, Option } from "commander";
import {
  ATHENA,
  CHARGE_NAMES,
  type Dialect,
  DUCKDB,
  dimensionOf,
  groupingPlan,
  groupingSql,
  MAXCOMPUTE,
  synonymsOf,
  VIEWS,
  type View,
} from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, rulesAt, withBills } from "./costs-bills.ts";

const ENGINES: Readonly<Record<string, Dialect>> = { duckdb: DUCKDB, athena: ATHENA, maxcompute: MAXCOMPUTE };

interface Options extends BillOptions {
  readonly by: string;
  readonly view: View;
  readonly engine: string;
  readonly table: string;
}

/** `atrium costs sql`: the same grouping for a warehouse, before splits. */
export function sqlOfCosts(io: Io): Command {
  return withBills(new Command("sql"))
    .description("print the grouping as SQL, to run it where the bills are too many for one machine")
    .requiredOption("--by <keys>", "as in atrium costs allocate")
    .addOption(new Option("--view <view>", "billed or effective").choices(VIEWS).default("billed"))
    .addOption(new Option("--engine <engine>", "whose SQL").choices(Object.keys(ENGINES)).default("athena"))
    .option("--table <name>", "table of charges in FOCUS columns, tags as a map", "charges")
    .addHelpText(
      "after",
      "\nThe spellings of a key are those of the bills that are loaded or given. Splits run on the groups, not in SQL.\n\nExample:\n  atrium costs sql --by department,month --engine athena --table finops.charges",
    )
    .action(async (files: readonly string[], options: Options) => {
      const rules = rulesAt(options, io);
      const sql = await ask(files, options, io, async (_, { tagKeys, allocatedTags }) => {
        const dimensions = options.by
          .split(",")
          .map((name) => dimensionOf(name.trim(), tagKeys, CHARGE_NAMES, synonymsOf(rules)));
        const plan = groupingPlan({ from: options.table, allocatedTags }, dimensions, options.view, rules);
        return groupingSql(plan, ENGINES[options.engine] ?? DUCKDB);
      });
      io.out(
        options.json ? `${JSON.stringify({ engine: options.engine, sql }, undefined, 2)}\n` : `${sql};\n`,
      );
    });
}
