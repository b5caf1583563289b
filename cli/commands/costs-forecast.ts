import { Command, InvalidArgumentError, Option } from "commander";
import { estimateText, type Outlook, outlook, plainOf, VIEWS, type View } from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, rulesAt, withBills } from "./costs-bills.ts";

interface Options extends BillOptions {
  readonly by?: string;
  readonly view: View;
  readonly ahead: number;
}

/** `atrium costs forecast`: the coming months, and how far off such a forecast was. */
export function forecastCosts(io: Io): Command {
  return withBills(new Command("forecast"))
    .description("what the coming months will cost, with an interval and the error it had looking back")
    .option("--by <keys>", "a forecast for each group; the whole bill without it")
    .addOption(new Option("--view <view>", "billed or effective").choices(VIEWS).default("effective"))
    .option("--ahead <months>", "how many months", ahead, 3)
    .addHelpText("after", HELP)
    .action(async (files: readonly string[], options: Options) => {
      const rules = rulesAt(options, io);
      const by = (options.by ?? "")
        .split(",")
        .map((name) => name.trim())
        .filter((name) => name !== "");
      const found = await ask(files, options, io, (engine, bills) =>
        outlook(engine, bills, { by, view: options.view, rules, ahead: options.ahead }),
      );
      io.out(
        options.json
          ? `${JSON.stringify({ forecasts: found.map(jsonOf) }, undefined, 2)}\n`
          : textOf(found, by),
      );
    });
}

const HELP = `
Of four ways (last month, mean of three, damped trend, same month of last year) the one is taken that would have told
the loaded months best; "off by" is how far it was off then. The interval holds four of five past errors. Purchases and
credits come once, so they are left out and listed. With fewer than three months there is no number.

Example:
  atrium costs forecast --by department --ahead 6`;

function ahead(text: string): number {
  const months = Number(text);
  if (!Number.isInteger(months) || months < 1 || months > 24)
    throw new InvalidArgumentError("give 1 to 24 months.");
  return months;
}

function jsonOf({ keys, currency, history, once, forecast, none }: Outlook) {
  return {
    keys,
    currency,
    history,
    once,
    ...(none !== undefined && { none }),
    ...(forecast !== undefined && {
      method: forecast.method,
      points: forecast.points.map(({ month, amount, low, high }) => ({
        month,
        amount: estimateText(amount),
        low: estimateText(low),
        high: estimateText(high),
      })),
      backTest: { percent: forecast.backTest.percent.toFixed(1), months: forecast.backTest.months },
    }),
  };
}

function textOf(found: readonly Outlook[], by: readonly string[]): string {
  if (found.length === 0) return "No charges.\n";
  const table = plainOf({
    columns: [
      ...by.map((title) => ({ title })),
      { title: "currency" },
      { title: "month" },
      { title: "estimate", figure: true },
      { title: "from", figure: true },
      { title: "to", figure: true },
      { title: "off by", figure: true },
      { title: "how" },
    ],
    rows: found.flatMap(({ keys, currency, forecast, none }) => {
      const names = by.map((name) => keys[name] ?? "");
      if (forecast === undefined) return [[...names, currency, "", "", "", "", "", none ?? ""]];
      return forecast.points.map(({ month, amount, low, high }) => [
        ...names,
        currency,
        month,
        estimateText(amount),
        estimateText(low),
        estimateText(high),
        `${forecast.backTest.percent.toFixed(1)} %`,
        forecast.method,
      ]);
    }),
  });
  const once = found.flatMap(({ keys, currency, once: items }) =>
    items.map(({ month, class: kind, amount }) => {
      const whose = by.map((name) => keys[name] ?? "(not known)").join(", ");
      return `left out: ${kind.toLowerCase()} of ${amount} ${currency} in ${month}${whose === "" ? "" : `, ${whose}`}\n`;
    }),
  );
  return [table, ...once].join("");
}
