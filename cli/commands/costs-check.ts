import { Command } from "commander";
import { checkBills, plainOf } from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, rulesAt, withBills } from "./costs-bills.ts";

/** `atrium costs check`: what is odd about bills, before anybody trusts a figure. */
export function checkCosts(io: Io): Command {
  return withBills(new Command("check"))
    .description("what is odd about bills: missing months, repeated rows, spellings, currencies")
    .addHelpText(
      "after",
      "\nBills that cannot be read whole are refused when they are loaded; what is listed here was read, and counts.\n\nExamples:\n  atrium costs check\n  atrium costs check bill.csv --json\n\nExit code: 0 nothing is odd, 1 something is, 2 a bill is at fault, 3 a fault of atrium.",
    )
    .action(async (files: readonly string[], options: BillOptions) => {
      const rules = rulesAt(options, io);
      const { findings, rows } = await ask(files, options, io, async (engine, bills) => ({
        findings: await checkBills(engine, bills, rules),
        rows: bills.rows,
      }));
      if (options.json) io.out(`${JSON.stringify({ rows, findings }, undefined, 2)}\n`);
      else if (findings.length === 0)
        io.out(`Nothing is odd about ${rows.toLocaleString("en-US")} charges.\n`);
      else
        io.out(
          plainOf({
            columns: [{ title: "month" }, { title: "account" }, { title: "what" }, { title: "what to do" }],
            rows: findings.map(({ month, set, message, hint }) => [
              month ?? "all",
              set ?? "all",
              message,
              hint,
            ]),
          }),
        );
      if (findings.length > 0) io.exit(1);
    });
}
