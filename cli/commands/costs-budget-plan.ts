import { Command } from "commander";
import {
  amountText,
  type CloudBudget,
  centsText,
  type FilterTerm,
  plainOf,
  planBudgets,
} from "../../finops/index.ts";
import type { Io } from "../io.ts";
import { rulesAt } from "./costs-bills.ts";
import { badOption } from "./named-file.ts";

interface Options {
  readonly rules: string;
  readonly aws: string;
  readonly alicloud: string;
  readonly on?: string;
  readonly json?: true;
}

const CURRENCY = /^[A-Z]{3}$/;

/** `atrium costs budget plan`: what the budget component makes of a rule file, before anything is built. */
export function budgetPlan(io: Io): Command {
  return new Command("plan")
    .description(
      "what the budget component builds of the budgets on each cloud, and what neither cloud watches",
    )
    .requiredOption("--rules <file>", "keys, spellings, splits and budgets of the group (costs.yaml)")
    .option("--aws <currency>", "what AWS bills the group in", "USD")
    .option("--alicloud <currency>", "what Alibaba Cloud bills the group in", "CNY")
    .option(
      "--on <YYYY-MM-DD>",
      "day of the plan; budgets that are over by then are left out (default: today)",
    )
    .option("--json", "print the answer as JSON and nothing else")
    .addHelpText("after", HELP)
    .action((options: Options) => {
      const rules = rulesAt({ store: "", rules: options.rules }, io);
      const on = options.on ?? new Date().toISOString().slice(0, 10);
      if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) throw badOption("--on", on, "is no day", "write it as 2026-11-24");
      for (const option of ["aws", "alicloud"] as const)
        if (!CURRENCY.test(options[option]))
          throw badOption(`--${option}`, options[option], "is no code of a currency", "write USD or CNY");
      const clouds = {
        aws: planBudgets(rules, "aws", options.aws, on),
        alicloud: planBudgets(rules, "alicloud", options.alicloud, on),
      };
      const { budgets, fiscalYear } = rules;
      const machine = Object.fromEntries(
        Object.entries(clouds).map(([cloud, plan]) => [
          cloud,
          { ...plan, budgets: plan.budgets.map(jsonOf) },
        ]),
      );
      io.out(
        options.json === true
          ? `${JSON.stringify({ budgets, fiscalYear, clouds: machine }, undefined, 2)}\n`
          : `AWS: budgets of AWS Budgets\n${textOf(clouds.aws)}\nAlibaba Cloud: the budget function\n${textOf(clouds.alicloud)}`,
      );
      const stuck = [...clouds.aws.obstacles, ...clouds.alicloud.obstacles];
      if (stuck.length > 0) io.exit(1);
    });
}

const HELP = `
A budget that names a provider is watched on that cloud alone; the others on both, each its own part of the bill. The
sum of both is: atrium costs budget check.

Examples:
  atrium costs budget plan --rules costs.yaml
  atrium costs budget plan --rules costs.yaml --aws USD --alicloud CNY --json > budgets.json

Exit code: 0 both clouds watch all that is theirs, 1 one of them cannot, 2 the file is at fault, 3 a fault of atrium.`;

function jsonOf({ name, limit, currency, filter, from, until, notes, rule }: CloudBudget) {
  return {
    name,
    period: rule.period,
    limit: amountText(limit),
    currency,
    filter,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    alerts: rule.alerts,
    forecasts: rule.forecasts,
    notes,
  };
}

function textOf({ budgets, obstacles, elsewhere }: ReturnType<typeof planBudgets>): string {
  const stuck = new Set(obstacles.map(({ budget }) => budget));
  const watched = budgets.filter(({ name }) => !stuck.has(name));
  const table =
    watched.length === 0
      ? "No budget is watched there.\n"
      : plainOf({
          columns: [
            { title: "budget" },
            { title: "period" },
            { title: "limit", figure: true },
            { title: "currency" },
            { title: "what counts" },
            { title: "spent marks" },
            { title: "expected marks" },
          ],
          rows: watched.map(({ name, rule, limit, currency, filter }) => [
            name,
            rule.period,
            centsText(limit),
            currency,
            filter.length === 0 ? "the whole bill" : filter.map(termText).join(" and "),
            rule.alerts.join(", "),
            rule.forecasts.join(", "),
          ]),
        });
  const notes = watched.flatMap(({ name, notes: of }) => of.map((note) => `  ${name}: ${note}\n`));
  const left = obstacles.map(
    ({ budget, path, message, hint }) => `  ${budget}: ${path} ${message}; ${hint}\n`,
  );
  return [
    table,
    ...(notes.length === 0 ? [] : ["Note:\n", ...notes]),
    ...(elsewhere.length === 0 ? [] : [`Of the other cloud: ${elsewhere.join(", ")}\n`]),
    ...(left.length === 0 ? [] : ["Not watched there:\n", ...left]),
  ].join("");
}

function termText(term: FilterTerm): string {
  const values = term.values.join(" or ");
  return term.kind === "tag" ? `${term.keys.join(" or ")} = ${values}` : `${term.kind} = ${values}`;
}
