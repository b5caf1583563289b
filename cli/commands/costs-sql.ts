import { resolve } from "node:path";
import { Command, Option } from "commander";
import {
  ATHENA,
  allocationStatement,
  type Dialect,
  DUCKDB,
  MAXCOMPUTE,
  VIEWS,
  type View,
} from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, rulesAt, withBills } from "./costs-bills.ts";
import { writeNamed } from "./named-file.ts";

const ENGINES: Readonly<Record<string, Dialect>> = { duckdb: DUCKDB, athena: ATHENA, maxcompute: MAXCOMPUTE };

interface Options extends BillOptions {
  readonly by: string;
  readonly view: View;
  readonly engine: string;
  readonly table?: string;
  readonly currency?: string;
  readonly out?: string;
}

/** `atrium costs sql`: the whole allocation for a warehouse. */
export function sqlOfCosts(io: Io): Command {
  return withBills(new Command("sql"))
    .description("print the whole allocation as SQL, to run it where the bills are too many for one machine")
    .requiredOption("--by <keys>", "as in atrium costs allocate")
    .addOption(new Option("--view <view>", "billed or effective").choices(VIEWS).default("billed"))
    .addOption(new Option("--engine <engine>", "whose SQL").choices(Object.keys(ENGINES)).default("athena"))
    .option(
      "--table <name>",
      "table of charges in FOCUS columns, tags as a map (default: charges; for duckdb the loaded months)",
    )
    .option("--currency <code>", "everything in this currency, at the dated rates of the rules")
    .option("--out <file>", "write it to a file, whole or not at all")
    .addHelpText("after", HELP)
    .action((files: readonly string[], options: Options) => run(files, options, io));
}

const HELP = `
The statement holds the rules: classes, spellings of keys and values, cost centres over their dates, rates and splits. On
each of the engines it gives what atrium costs allocate gives, to the last digit. The spellings of a key are those of the
bills that are loaded or given, so load a month of every account first. Its columns are the keys (business-line is
business_line), class, currency, amount, charges (rows of the bill), via (splits, in their order) and unpriced: rows that
do not say what was asked for, which costs allocate refuses. An amount that has no rate stays in its own currency.

Examples:
  atrium costs sql --by department,month --rules costs.yaml --table finops.charges
  atrium costs sql --by department --engine maxcompute --out department.sql`;

async function run(files: readonly string[], options: Options, io: Io): Promise<void> {
  const { view, engine, table, currency, out } = options;
  const rules = rulesAt(options, io);
  const by = options.by
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const dialect = ENGINES[engine] ?? DUCKDB;
  const sql = await ask(files, options, io, async (_, bills) => {
    // What was read for this answer is gone after it, and a warehouse has none of what loading worked out.
    const source =
      table === undefined && dialect === DUCKDB && files.length === 0
        ? bills
        : { from: table ?? "charges", tagKeys: bills.tagKeys, allocatedTags: bills.allocatedTags };
    return allocationStatement(
      source,
      { by, view, rules, ...(currency !== undefined && { currency }) },
      dialect,
    );
  });
  const text = options.json ? `${JSON.stringify({ engine, sql }, undefined, 2)}\n` : `${sql}\n`;
  if (out === undefined) io.out(text);
  else {
    await writeNamed("--out", out, resolve(io.cwd, out), text);
    io.err(`written: ${out}\n`);
  }
}
