import { resolve } from "node:path";
import { Command, Option } from "commander";
import {
  allocate,
  allocationTable,
  amountText,
  type CostAllocation,
  csvOf,
  markdownOf,
  plainOf,
  roundedTable,
  VIEWS,
  type View,
} from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, rulesAt, withBills } from "./costs-bills.ts";
import { writeNamed } from "./named-file.ts";

interface Options extends BillOptions {
  readonly by: string;
  readonly view: View;
  readonly format: "table" | "csv" | "markdown";
  readonly round?: string;
  readonly currency?: string;
  readonly out?: string;
}

/** `atrium costs allocate`: the bill by any keys, adding up to the last digit. */
export function allocateCosts(io: Io): Command {
  return withBills(new Command("allocate"))
    .description("split bills by any keys, with shared costs spread by rule")
    .requiredOption(
      "--by <keys>",
      "tag keys, or month, provider, service, account, region or a FOCUS column, with commas between them",
    )
    .addOption(
      new Option("--view <view>", "billed (as invoiced) or effective (as used up)")
        .choices(VIEWS)
        .default("billed"),
    )
    .addOption(
      new Option("--format <format>", "how to print it")
        .choices(["table", "csv", "markdown"])
        .default("table"),
    )
    .addOption(
      new Option("--round <digits>", "round to so many decimals; groups still add up").choices([
        "0",
        "2",
        "4",
      ]),
    )
    .option("--currency <code>", "everything in this currency, at the dated rates of the rules")
    .option("--out <file>", "write it to a file, whole or not at all")
    .addHelpText("after", HELP)
    .action((files: readonly string[], options: Options) => run(files, options, io));
}

const HELP = `
Every charge is in one class: direct, shared (split by a rule), untagged (a key was forgotten), untaggable (it has no
resource that could carry one), credit, tax, unused-commitment, marketplace. An empty key is one that is not known.
A key that two spellings of a charge give two values is "(conflict)". A tag that is named like a column: tag:<key>.

Examples:
  atrium costs allocate --by department,project --month 2026-10
  atrium costs allocate bill.csv --by environment --view effective --json
  atrium costs allocate --by department --rules costs.yaml --format csv --round 2 --out departments.csv

Exit code: 0 answered, 2 a bill, rule or option is at fault, 3 a fault of atrium.`;

async function run(files: readonly string[], options: Options, io: Io): Promise<void> {
  const rules = rulesAt(options, io);
  const by = options.by
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const allocation = await ask(files, options, io, (engine, bills) =>
    allocate(engine, bills, {
      by,
      view: options.view,
      rules,
      ...(options.currency !== undefined && { currency: options.currency }),
    }),
  );
  const text = options.json
    ? `${JSON.stringify(jsonOf(allocation), undefined, 2)}\n`
    : textOf(allocation, options);
  if (options.out === undefined) io.out(text);
  else {
    await writeNamed("--out", options.out, resolve(io.cwd, options.out), text);
    io.err(`written: ${options.out}\n`);
  }
  if (options.json) return;
  for (const remark of allocation.remarks) io.err(`note: ${remark}\n`);
  io.err(proofText(allocation));
}

/** Stable: more keys may be added, none renamed. */
function jsonOf({ by, view, groups, total, proof, remarks }: CostAllocation) {
  return {
    by,
    view,
    groups: groups.map(({ keys, class: kind, amount, currency, rows, via }) => ({
      keys,
      class: kind,
      amount: amountText(amount),
      currency,
      rows,
      ...(via.length > 0 && { splits: via }),
    })),
    total: total.map(({ currency, amount }) => ({ currency, amount: amountText(amount) })),
    proof,
    remarks,
  };
}

function textOf(allocation: CostAllocation, { format, round }: Options): string {
  const table = round === undefined ? allocationTable(allocation) : roundedTable(allocation, Number(round));
  if (format === "csv") return csvOf(table);
  if (format === "markdown") return markdownOf(table);
  return allocation.groups.length === 0 ? "No charges.\n" : plainOf(table);
}

/** On every run: what went in is what came out. */
function proofText({ proof }: CostAllocation): string {
  const sums = proof.sums.map(
    ({ currency, bill, groups }) => `bill ${bill} ${currency} = groups ${groups} ${currency}`,
  );
  return `proof: ${proof.rowsIn} rows in = ${proof.rowsClassified} rows classified; ${sums.join("; ")}\n`;
}
