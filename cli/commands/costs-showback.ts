import { Command, Option } from "commander";
import {
  amountText,
  LANGUAGES,
  type Language,
  type Showback,
  showback,
  showbackFiles,
  VIEWS,
  type View,
} from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, rulesAt, withBills } from "./costs-bills.ts";
import { writeFiles } from "./export-folder.ts";
import { badOption } from "./named-file.ts";

interface Options extends BillOptions {
  readonly by: string;
  readonly view: View;
  readonly currency?: string;
  readonly language: Language;
  readonly out: string;
}

/** `atrium costs showback`: a page for the group and one for each department. */
export function showbackCosts(io: Io): Command {
  return withBills(new Command("showback"))
    .description(
      "reports that finance sends on: one page a department and one for the group, with CSV and XLSX",
    )
    .option(
      "--by <key>",
      "whose pages: department, business-line, project, environment, system, site, …",
      "department",
    )
    .addOption(new Option("--view <view>", "billed or effective").choices(VIEWS).default("billed"))
    .option(
      "--currency <code>",
      "everything in this currency, at the dated rates of the rules (default: the bills' only one)",
    )
    .addOption(new Option("--language <language>", "of the reports").choices(LANGUAGES).default("en"))
    .option("--out <folder>", "where the reports are written", "cost-reports")
    .addHelpText("after", HELP)
    .action((files: readonly string[], options: Options) => run(files, options, io));
}

const HELP = `
Each page is one file that needs no network and can be printed: months, who bears what, budgets at 80, 100 and 120 %,
coverage of tags, what changed and why, the year's forecast. Beside every chart stands its table.

Examples:
  atrium costs showback --rules costs.yaml --language zh-CN
  atrium costs showback october.csv --by project --out october

Exit code: 0 written, 2 a bill, rule or option is at fault, 3 a fault of atrium.`;

async function run(files: readonly string[], options: Options, io: Io): Promise<void> {
  const rules = rulesAt(options, io);
  const report = await ask(files, options, io, (engine, bills) => {
    const currency = options.currency ?? onlyCurrency(Object.keys(bills.billed));
    return showback(engine, bills, { rules, view: options.view, by: options.by, currency });
  });
  const written = showbackFiles(report, options.language);
  writeFiles(options.out, written, io.cwd);
  if (options.json) io.out(`${JSON.stringify(jsonOf(report, written, options.out), undefined, 2)}\n`);
  else
    io.out(
      `${written.length} files in ${options.out}: open ${options.out}/index.html. ${report.owners.length} pages by ${options.by}; months: ${report.months.length}, to ${report.month}.\n`,
    );
}

function onlyCurrency(found: readonly string[]): string {
  const [only, ...others] = found;
  if (only !== undefined && others.length === 0) return only;
  throw badOption(
    "--currency",
    undefined,
    `is needed, since the bills are in ${found.join(", ")}`,
    "name one of them, and write the others' rates in a costs.yaml",
  );
}

function jsonOf(report: Showback, written: readonly { readonly name: string }[], folder: string) {
  return {
    folder,
    files: written.map(({ name }) => name),
    month: report.month,
    currency: report.currency,
    owners: report.owners.map(({ name, total }) => ({
      name,
      amount: amountText(total[report.month] ?? 0n),
    })),
    proof: report.proof,
  };
}
