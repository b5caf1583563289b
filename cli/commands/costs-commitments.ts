import { Command } from "commander";
import { amountText, commitments, plainOf } from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, withBills } from "./costs-bills.ts";

/** `atrium costs commitments`: what was bought ahead, and what went to waste. */
export function commitmentsOfCosts(io: Io): Command {
  return withBills(new Command("commitments"))
    .description("reserved instances and savings plans: bought, used, unused, the most wasteful first")
    .addHelpText(
      "after",
      '\nBought is of the billed view, used and unused of the effective one. "Ahead" is bought and not used up in these\nmonths yet, or used in months that are not loaded.\n\nExample:\n  atrium costs commitments --month 2026-10',
    )
    .action(async (files: readonly string[], options: BillOptions) => {
      const found = (await ask(files, options, io, commitments)).map((each) => ({
        ...each,
        purchased: amountText(each.purchased),
        used: amountText(each.used),
        unused: amountText(each.unused),
        ahead: amountText(each.ahead),
      }));
      if (options.json) io.out(`${JSON.stringify({ commitments: found }, undefined, 2)}\n`);
      else if (found.length === 0) io.out("No charge is under a commitment.\n");
      else
        io.out(
          plainOf({
            columns: [
              { title: "commitment" },
              { title: "type" },
              { title: "currency" },
              { title: "bought", figure: true },
              { title: "used", figure: true },
              { title: "unused", figure: true },
              { title: "ahead", figure: true },
            ],
            rows: found.map(({ id, name, type, currency, purchased, used, unused, ahead }) => [
              name ?? id,
              type ?? "",
              currency,
              purchased,
              used,
              unused,
              ahead,
            ]),
          }),
        );
    });
}
