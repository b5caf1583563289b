import { Command, InvalidArgumentError, Option } from "commander";
import { allocate, type Explanation, explain, plainOf, VIEWS, type View } from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, rulesAt, withBills } from "./costs-bills.ts";

interface Options extends BillOptions {
  readonly where: Readonly<Record<string, string | null>>;
  readonly view: View;
  readonly rows: string;
}

/** `atrium costs explain`: which rules and which rows of the bill made a figure. */
export function explainCosts(io: Io): Command {
  return withBills(new Command("explain"))
    .description("one figure: the rules that made it, and the rows of the bill behind it")
    .requiredOption(
      "--where <key=value...>",
      "the group, such as department=it; department= for what is not known",
      condition,
    )
    .addOption(new Option("--view <view>", "billed or effective").choices(VIEWS).default("billed"))
    .option("--rows <number>", "how many rows to show, the largest first", "20")
    .addHelpText(
      "after",
      '\n"row" is the record in the bill\'s file, the header being the first, as a spreadsheet numbers them; "because" says which\ntag, account or cost unit made the charge whose it is. What splits brought is followed to the rows they took it from.\n\nExamples:\n  atrium costs explain --where department=it --rules costs.yaml --month 2026-10\n  atrium costs explain bill.csv --where department= --json',
    )
    .action(async (files: readonly string[], options: Options) => {
      const rules = rulesAt(options, io);
      const found = await ask(files, options, io, async (engine, bills) => {
        const by = Object.keys(options.where);
        const allocation = await allocate(engine, bills, { by, view: options.view, rules });
        return explain(
          engine,
          bills,
          allocation,
          options.where,
          rules,
          Math.max(1, Number(options.rows) || 20),
        );
      });
      io.out(options.json ? `${JSON.stringify(found, undefined, 2)}\n` : textOf(found));
    });
}

function condition(
  text: string,
  before: Readonly<Record<string, string | null>> = {},
): Readonly<Record<string, string | null>> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("write it as key=value.");
  const value = text.slice(at + 1);
  return { ...before, [text.slice(0, at)]: value === "" ? null : value };
}

function textOf({ parts, charges, count, direct, sources }: Explanation): string {
  if (parts.length === 0 && count === 0)
    return "No charge is of this group. atrium costs allocate lists the groups.\n";
  const made = plainOf({
    columns: [
      { title: "class" },
      { title: "amount", figure: true },
      { title: "currency" },
      { title: "rows", figure: true },
      { title: "how" },
    ],
    rows: parts.map(({ class: kind, amount, currency, rows, rules }) => [
      kind,
      amount,
      currency,
      String(rows),
      rules.join("; then ") || "its own",
    ]),
  });
  return [
    made,
    ...(count === 0
      ? []
      : [
          `\nRows of the bill behind it, before any split: ${count} in all, ${sumText(direct)} together; the largest ${charges.length}:\n`,
          chargesText(charges),
        ]),
    ...sources.map(
      (source) =>
        `\nRows that "${source.split}" took from: ${source.count} in all, ${sumText(source.direct)} together; the largest ${source.charges.length}:\n${chargesText(source.charges)}`,
    ),
  ].join("");
}

function sumText(sums: Explanation["direct"]): string {
  return sums.map(({ currency, amount }) => `${amount} ${currency}`).join(" and ");
}

function chargesText(charges: Explanation["charges"]): string {
  return plainOf({
    columns: [
      { title: "amount", figure: true },
      { title: "currency" },
      { title: "file" },
      { title: "row", figure: true },
      { title: "class" },
      { title: "because" },
      { title: "from" },
      { title: "account" },
      { title: "service" },
      { title: "resource" },
      { title: "invoice" },
      { title: "what" },
    ],
    rows: charges.map((row) => [
      row.amount ?? "",
      row.currency ?? "",
      row.file ?? "",
      row.row ?? "",
      row.class ?? "",
      row.because,
      row.ChargePeriodStart ?? "",
      row.SubAccountId ?? "",
      row.ServiceName ?? "",
      row.ResourceId ?? "",
      row.InvoiceId ?? "",
      row.ChargeDescription ?? "",
    ]),
  });
}
