import { resolve } from "node:path";
import { Command } from "commander";
import { type Loaded, plainOf } from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { load, remarksOf, STORE } from "./costs-bills.ts";

interface Options {
  readonly store: string;
  readonly json?: boolean;
}

/** `atrium costs load`: bills → months that can be asked again and again. */
export function loadCosts(io: Io): Command {
  return new Command("load")
    .description("read bills once and keep them by month, so that later questions take seconds")
    .argument("<bills...>", "CSV, CSV.gz or Parquet: FOCUS 1.0 to 1.4, AWS CUR, Alibaba Cloud, Azure")
    .option("--store <folder>", "where the months are kept", STORE)
    .option("--json", "print what was loaded as JSON and nothing else")
    .addHelpText("after", HELP)
    .action(async (files: readonly string[], { store, json }: Options) => {
      const loaded = await load(files, resolve(io.cwd, store), io);
      io.out(json ? `${JSON.stringify(jsonOf(loaded), undefined, 2)}\n` : textOf(loaded, store));
    });
}

const HELP = `
Give all files of a month and billing account together: what one call holds of them replaces what was there. The same
rows twice, a file that was cut off, and amounts that cannot be read are refused, and nothing is changed.
Nothing leaves this machine.

Examples:
  atrium costs load exports/2026-10/*.csv.gz
  atrium costs load alibaba-2026-10.csv aws-2026-10.parquet --store bills

Exit code: 0 loaded, 2 a bill is at fault, 3 a fault of atrium.`;

function jsonOf({ sets, rows, remarks }: Loaded) {
  return {
    rows,
    sets: sets.map(({ month, set, format, rows: own, sums, replaced }) => ({
      month,
      set,
      format,
      rows: own,
      sums,
      ...(replaced !== undefined && { replaced }),
    })),
    remarks,
  };
}

function textOf(loaded: Loaded, store: string): string {
  if (loaded.sets.length === 0)
    return "No charges: the bills have a header and nothing else. Nothing was changed.\n";
  const table = plainOf({
    columns: [
      { title: "month" },
      { title: "account" },
      { title: "format" },
      { title: "rows", figure: true },
      { title: "billed", figure: true },
      { title: "effective", figure: true },
      { title: "currency" },
      { title: "before", figure: true },
    ],
    rows: loaded.sets.flatMap(({ month, set, format, rows, sums, replaced }) =>
      sums.map(({ currency, billed, effective }, index) => [
        month,
        set,
        format,
        index === 0 ? String(rows) : "",
        billed,
        effective ?? "not in this bill",
        currency,
        replaced === undefined || index > 0 ? "" : `${replaced} rows`,
      ]),
    ),
  });
  const said = remarksOf(loaded).map((remark) => `note: ${remark}\n`);
  return [
    table,
    ...said,
    `${loaded.rows.toLocaleString("en-US")} rows are in ${store}. Next: atrium costs tags\n`,
  ].join("");
}
