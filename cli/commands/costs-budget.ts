import { Command } from "commander";
import {
  amountText,
  type BudgetAlert,
  type BudgetState,
  budgetStates,
  centsText,
  monthAfter,
  plainOf,
} from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { alertsOf } from "./costs-alerts.ts";
import { ask, type BillOptions, rulesAt, withBills } from "./costs-bills.ts";
import { budgetPlan } from "./costs-budget-plan.ts";
import { badOption } from "./named-file.ts";

interface Options extends BillOptions {
  readonly on?: string;
  readonly today?: string;
  readonly again?: true;
  readonly memory?: string;
}

/** `atrium costs budget`: one rule for both clouds. */
export function budgetOfCosts(io: Io): Command {
  return new Command("budget")
    .description("budgets of costs.yaml: what is spent of them, at 80, 100 and 120 percent")
    .addCommand(check(io))
    .addCommand(budgetPlan(io));
}

function check(io: Io): Command {
  return withBills(new Command("check"))
    .description("how far each budget is spent in the period that a month lies in")
    .option("--on <YYYY-MM>", "the month to look from (default: the last one that is loaded)")
    .option("--today <YYYY-MM-DD>", "the day that decides which month is still running (default: today, UTC)")
    .option("--again", "tell also what was told already")
    .option("--memory <file>", "where it is kept what was told (default: <store>.alerts.json)")
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
        const month = monthOf(options.on) ?? last;
        const running = [dayOf(options.today).slice(0, 7), monthAfter(month)].sort()[0];
        return budgetStates(engine, bills, rules, month, running);
      });
      const alerts = await alertsOf(states, options, files.length === 0, io);
      const answer = { budgets: states.map(jsonOf), alerts: alerts.map(alertJson) };
      io.out(options.json ? `${JSON.stringify(answer, undefined, 2)}\n` : textOf(states, alerts));
      if (states.some(({ band }) => band === "over" || band === "critical")) io.exit(1);
    });
}

const HELP = `
Below 80 % a budget is ok, from 80 % warn, from 100 % over, from 120 % critical. Quarters and years are the group's
(fiscalYear.startsIn). Costs in another currency count at the rate of their month (rates), and never without one.

What a period will cost is told from three whole months or more (forecasts). Each mark, spent or expected, is told
once a period, and once more if a correction took it back and it is reached again; <store>.alerts.json holds what was
told. Bills named on the command line are remembered with --memory alone.

Examples:
  atrium costs budget check --rules costs.yaml
  atrium costs budget check --rules costs.yaml --on 2026-10 --json
  atrium costs budget check --rules costs.yaml --again

Exit code: 0 every budget is below its limit, 1 one has reached it, 2 a file is at fault, 3 a fault of atrium.`;

function monthOf(on: string | undefined): string | undefined {
  if (on === undefined || /^\d{4}-(?:0[1-9]|1[0-2])$/.test(on)) return on;
  throw badOption("--on", on, "is no month", "write it as 2026-11");
}

function dayOf(today: string | undefined): string {
  if (today === undefined) return new Date().toISOString().slice(0, 10);
  const parsed = new Date(`${today}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(today) && !Number.isNaN(parsed.getTime())) return today;
  throw badOption("--today", today, "is no day", "write it as 2026-11-24");
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
  expected,
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
    expected:
      "none" in expected
        ? expected
        : {
            amount: amountText(expected.amount),
            percent: expected.percent,
            reached: expected.reached,
          },
  };
}

function alertJson({ kind, mark, state }: BudgetAlert) {
  const { budget, owner, period } = state;
  return { budget, owner, period, kind, mark };
}

function textOf(states: readonly BudgetState[], alerts: readonly BudgetAlert[]): string {
  if (states.length === 0) return "No budget covers this month.\n";
  const told = alerts.map(
    ({ kind, mark, state: { budget, owner } }) =>
      `  ${budget}: ${mark} % ${kind === "actual" ? "is spent" : "is expected by the end of the period"} (tell ${owner})\n`,
  );
  const news = told.length === 0 ? "\nNothing new to tell.\n" : `\nTo tell:\n${told.join("")}`;
  return `${tableOf(states)}${news}`;
}

function tableOf(states: readonly BudgetState[]): string {
  return plainOf({
    columns: [
      { title: "budget" },
      { title: "state" },
      { title: "spent", figure: true },
      { title: "limit", figure: true },
      { title: "currency" },
      { title: "%", figure: true },
      { title: "marks reached" },
      { title: "expected", figure: true },
      { title: "period" },
      { title: "months loaded", figure: true },
      { title: "owner" },
    ],
    rows: states.map((state) => [
      state.budget,
      state.band,
      centsText(state.actual),
      centsText(state.limit),
      state.currency,
      state.percent ?? "",
      state.reached.map((mark) => `${mark} %`).join(", "),
      "none" in state.expected ? "" : centsText(state.expected.amount),
      state.period.first === state.period.last
        ? state.period.first
        : `${state.period.first} to ${state.period.last}`,
      String(state.months.length),
      state.owner,
    ]),
  });
}
