import { Command } from "commander";
import { amountText, type KeyCoverage, percentOf, plainOf, tagCoverage } from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, rulesAt, withBills } from "./costs-bills.ts";

interface Options extends BillOptions {
  readonly keys?: string;
}

/** `atrium costs tags`: how much of the bill says whose it is. */
export function tagsOfCosts(io: Io): Command {
  return withBills(new Command("tags"))
    .description("how much of the bill carries each key, by rows and by money, and what was forgotten")
    .option(
      "--keys <keys>",
      "tag keys with commas between them (default: those of the tag plan that bills are split by)",
    )
    .addHelpText("after", HELP)
    .action(async (files: readonly string[], options: Options) => {
      const rules = rulesAt(options, io);
      const keys = options.keys?.split(",").map((key) => key.trim());
      const found = await ask(files, options, io, (engine, bills) => tagCoverage(engine, bills, rules, keys));
      io.out(options.json ? `${JSON.stringify({ keys: found.map(jsonOf) }, undefined, 2)}\n` : textOf(found));
    });
}

const HELP = `
Money is counted gross: credits and refunds are left out of shares, and stand in "untagged, net". A charge without a
resource cannot carry a tag; it counts as untaggable, not as forgotten.

Examples:
  atrium costs tags --month 2026-10
  atrium costs tags bill.csv --keys department,project --json

Exit code: 0 answered, 2 a bill, rule or option is at fault, 3 a fault of atrium.`;

function shares({ rows, money }: KeyCoverage) {
  const allRows = rows.tagged + rows.forgotten + rows.untaggable;
  const allMoney = money.tagged + money.forgotten + money.untaggable;
  return {
    rows: percentOf(rows.tagged, allRows),
    money: percentOf(money.tagged, allMoney),
    forgottenRows: percentOf(rows.forgotten, allRows),
    forgottenMoney: allMoney === 0n ? "0.0" : percentOf(money.forgotten, allMoney),
  };
}

function jsonOf(coverage: KeyCoverage) {
  const { key, spellings, currency, rows, money, netUntagged, unknown, conflicts } = coverage;
  return {
    key,
    spellings,
    currency,
    rows,
    money: {
      tagged: amountText(money.tagged),
      forgotten: amountText(money.forgotten),
      untaggable: amountText(money.untaggable),
    },
    untagged: { rows: rows.forgotten + rows.untaggable, amount: amountText(netUntagged) },
    percent: shares(coverage),
    unknown: unknown.map(({ value, amount, rows: own }) => ({
      value,
      amount: amountText(amount),
      rows: own,
    })),
    conflicts,
  };
}

function textOf(found: readonly KeyCoverage[]): string {
  const table = plainOf({
    columns: [
      { title: "key" },
      { title: "spelled" },
      { title: "currency" },
      { title: "rows %", figure: true },
      { title: "money %", figure: true },
      { title: "forgotten rows", figure: true },
      { title: "forgotten money", figure: true },
      { title: "untaggable money", figure: true },
      { title: "untagged, net", figure: true },
    ],
    rows: found.map((coverage) => [
      coverage.key,
      coverage.spellings.map((key) => JSON.stringify(key)).join(", ") || "on no charge",
      coverage.currency,
      shares(coverage).rows,
      shares(coverage).money,
      String(coverage.rows.forgotten),
      amountText(coverage.money.forgotten),
      amountText(coverage.money.untaggable),
      amountText(coverage.netUntagged),
    ]),
  });
  const odd = found.flatMap(({ key, unknown, conflicts }) => [
    ...(conflicts > 0 ? [`${key}: ${conflicts} rows have two values under two spellings\n`] : []),
    ...unknown.map(
      ({ value, rows, amount }) =>
        `${key}: finance does not know ${JSON.stringify(value)} (${rows} rows, ${amountText(amount)})\n`,
    ),
  ]);
  return [table, ...odd].join("");
}
