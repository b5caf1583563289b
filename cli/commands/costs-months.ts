import { resolve } from "node:path";
import { Argument, Command } from "commander";
import { closeMonth, type MonthState, monthStates, plainOf, reopenMonth } from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { STORE } from "./costs-bills.ts";
import { badOption } from "./named-file.ts";

interface Options {
  readonly store: string;
  readonly by: string;
  readonly json?: boolean;
}

const MONTH = new Argument("<month>", "YYYY-MM");

/** `atrium costs close`: no bill of the month is taken any more. */
export function closeCosts(io: Io): Command {
  return new Command("close")
    .description("freeze a month: its bills are refused from now on, and its hash is kept")
    .addArgument(MONTH)
    .requiredOption("--by <name>", "who closes it")
    .option("--store <folder>", "folder of the loaded months", STORE)
    .option("--json", "print the closing as JSON and nothing else")
    .addHelpText("after", "\nExample:\n  atrium costs close 2026-10 --by finance@mall.example")
    .action(async (month: string, { store, by, json }: Options) => {
      const closing = await closeMonth({
        store: resolve(io.cwd, store),
        month: checked(month),
        by,
        on: today(),
      });
      io.out(
        json
          ? `${JSON.stringify({ month, ...closing }, undefined, 2)}\n`
          : `${month} is closed by ${by}; hash ${closing.hash}\n`,
      );
    });
}

/** `atrium costs reopen`: for corrections, with a reason that stays. */
export function reopenCosts(io: Io): Command {
  return new Command("reopen")
    .description("open a closed month for a correction; that and why stays in its history")
    .addArgument(MONTH)
    .requiredOption("--by <name>", "who opens it")
    .requiredOption("--reason <text>", "why")
    .option("--store <folder>", "folder of the loaded months", STORE)
    .option("--json", "print the history as JSON and nothing else")
    .addHelpText(
      "after",
      '\nExample:\n  atrium costs reopen 2026-10 --by finance@mall.example --reason "credit note 4711 came late"',
    )
    .action(async (month: string, { store, by, json, reason }: Options & { readonly reason: string }) => {
      const request = { store: resolve(io.cwd, store), month: checked(month), by, on: today(), reason };
      const closing = await reopenMonth(request);
      io.out(
        json
          ? `${JSON.stringify({ month, ...closing }, undefined, 2)}\n`
          : `${month} is open again: ${reason}\n`,
      );
    });
}

/** `atrium costs months`: what is loaded, and what is closed. */
export function monthsOfCosts(io: Io): Command {
  return new Command("months")
    .description("the loaded months, whether they are closed, and whether they changed since")
    .option("--store <folder>", "folder of the loaded months", STORE)
    .option("--json", "print them as JSON and nothing else")
    .action(({ store, json }: Options) => {
      const months = monthStates(resolve(io.cwd, store));
      io.out(json ? `${JSON.stringify({ months }, undefined, 2)}\n` : textOf(months, store));
    });
}

function textOf(months: readonly MonthState[], store: string): string {
  if (months.length === 0) return `${store} holds no bills yet. Next: atrium costs load <bill>…\n`;
  return plainOf({
    columns: [
      { title: "month" },
      { title: "state" },
      { title: "by" },
      { title: "on" },
      { title: "since then" },
      { title: "hash" },
    ],
    rows: months.map(({ month, state, hash, closings, changedSince }) => {
      const last = closings.at(-1);
      const act = last?.reopened ?? last;
      const why = last?.reopened === undefined ? "" : `: ${last.reopened.reason}`;
      return [
        month,
        `${state}${why}`,
        act?.by ?? "",
        act?.on ?? "",
        last === undefined ? "" : changedSince ? "changed" : "the same",
        hash.slice(0, 16),
      ];
    }),
  });
}

function checked(month: string): string {
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) return month;
  throw badOption("<month>", month, "is no month", "write it as 2026-11");
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
