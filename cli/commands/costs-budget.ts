import { Command } from "commander";
import { amountText, type BudgetState, budgetStates, centsText, plainOf } from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { ask, type BillOptions, rulesAt, withBills } from "./costs-bills.ts";
import { badOption } from "./named-file.ts";

interface Options extends BillOptions {
  readonly on?: string;
}

/** `atrium costs budget`: one rule for both clouds. */
export function budgetOfCosts(io: Io): Command {
  return new Command("budget")
    .description("budgets of costs.yaml: what is spent of them, at 80, 100 and 120 percent")
    .addCommand(check(io))
    .addCommand(plan(io));
}

function check(io: Io): Command {
  return withBills(new Command("check"))
    .description("how far each budget is spent in the period that a month lies in")
    .option("--on <YYYY-MM>", "the month to look from (default: the last one that is loaded)")
    .addHelpText("after", HELP)
    .action(async (files: readonly string[], options: Options) => {
      const rules = rulesAt(options, io);
      if (Object.keys(rules.budgets).length === 0)
        throw badOption(
          "--rules",
          options.rules,
          "has no budgets",
          "write some under budgets: in a costs.yaml",
        );
      const states = await ask(files, options, io, (engine, bills) => {
        const last =
          bills.sets
            .map(({ month }) => month)
            .sort()
            .at(-1) ?? "";
        return budgetStates(engine, bills, rules, monthOf(options.on) ?? last);
      });
      io.out(
        options.json ? `${JSON.stringify({ budgets: states.map(jsonOf) }, undefined, 2)}\n` : textOf(states),
      );
      if (states.some(({ band }) => band === "over" || band === "critical")) io.exit(1);
    });
}

const HELP = `
Below 80 % a budget is ok, from 80 % warn, from 100 % over, from 120 % critical. Quarters and years are the group's
(fiscalYear.startsIn). Costs in another currency count at the rate of their month (rates), and never without one.

Examples:
  atrium costs budget check --rules costs.yaml
  atrium costs budget check --rules costs.yaml --on 2026-10 --json

Exit code: 0 every budget is below its limit, 1 one has reached it, 2 a file is at fault, 3 a fault of atrium.`;

function plan(io: Io): Command {
  return new Command("plan")
    .description(
      "print the budgets as the budget component takes them, so that both clouds watch the same rule",
    )
    .requiredOption("--rules <file>", "keys, spellings, splits and budgets of the group (costs.yaml)")
    .addHelpText("after", "\nExample:\n  atrium costs budget plan --rules costs.yaml > budgets.json")
    .action((options: { readonly rules: string }) => {
      const { budgets, fiscalYear } = rulesAt({ store: "", ...options }, io);
      io.out(`${JSON.stringify({ budgets, fiscalYear }, undefined, 2)}\n`);
    });
}

function monthOf(on: string | undefined): string | undefined {
  if (on === undefined || /^\d{4}-(?:0[1-9]|1[0-2])$/.test(on)) return on;
  throw badOption("--on", on, "is no month", "write it as 2026-11");
}

function jsonOf({
  budget,
  owner,
  of,
  period,
  currency,
  limit,
  actual,
  percent,
  band,
  reached,
  months,
}: BudgetState) {
  return {
    budget,
    owner,
    of,
    period,
    currency,
    limit: amountText(limit),
    actual: amountText(actual),
    percent,
    band,
    reached,
    months,
  };
}

function textOf(states: readonly BudgetState[]): string {
  if (states.length === 0) return "No budget covers this month.\n";
  return plainOf({
    columns: [
      { title: "budget" },
      { title: "state" },
      { title: "spent", figure: true },
      { title: "limit", figure: true },
      { title: "currency" },
      { title: "%", figure: true },
      { title: "marks reached" },
      { title: "period" },
      { title: "months loaded", figure: true },
      { title: "owner" },
    ],
    rows: states.map(({ budget, band, actual, limit, currency, percent, reached, period, months, owner }) => [
      budget,
      band,
      centsText(actual),
      centsText(limit),
      currency,
      percent ?? "",
      reached.map((mark) => `${mark} %`).join(", "),
      period.first === period.last ? period.first : `${period.first} to ${period.last}`,
      String(months.length),
      owner,
    ]),
  });
}
