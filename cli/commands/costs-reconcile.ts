import { Command } from "commander";
import { parseInvoices, plainOf, reconcile, reconciliationText } from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, withBills } from "./costs-bills.ts";
import { readNamed } from "./named-file.ts";

interface Options extends BillOptions {
  readonly invoices: string;
}

/** `atrium costs reconcile`: invoice against bill, the difference listed. */
export function reconcileCosts(io: Io): Command {
  return withBills(new Command("reconcile"))
    .description("compare what was invoiced with what its charges add up to")
    .requiredOption("--invoices <file>", "YAML: invoices: [{ id, amount, currency }]")
    .addHelpText(
      "after",
      "\nExample:\n  atrium costs reconcile --invoices invoices.yaml --month 2026-10\n\nExit code: 0 every invoice is met, rounded as it is, 1 something differs, 2 a file is at fault, 3 a fault of atrium.",
    )
    .action(async (files: readonly string[], options: Options) => {
      const hint = "give the path of a list of invoices";
      const invoices = parseInvoices(
        readNamed("--invoices", options.invoices, io.cwd, hint),
        options.invoices,
      );
      const found = await ask(files, options, io, (engine, bills) => reconcile(engine, bills, invoices));
      const rows = found.map(reconciliationText);
      if (options.json) io.out(`${JSON.stringify({ invoices: rows }, undefined, 2)}\n`);
      else
        io.out(
          plainOf({
            columns: [
              { title: "invoice" },
              { title: "currency" },
              { title: "invoiced", figure: true },
              { title: "billed", figure: true },
              { title: "difference", figure: true },
              { title: "rows", figure: true },
              { title: "" },
            ],
            rows: rows.map((row) => [
              row.invoice ?? "(charges without an invoice)",
              row.currency,
              row.invoiced ?? "not given",
              row.billed,
              row.difference ?? "",
              String(row.rows),
              row.met ? "" : "differs",
            ]),
          }),
        );
      if (found.some(({ met }) => !met)) io.exit(1);
    });
}
