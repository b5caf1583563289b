import { ALICLOUD_ROUTE, AWS_ROUTE, type FaultCase } from "../workload/testing.ts";
import type { BudgetArgs, StopArgs } from "./contract.ts";
import { RULES, rulesOf } from "./testing.ts";

type Args = Partial<BudgetArgs>;

const aws = (title: string, code: string, args: Args, twin: Args = {}): FaultCase<BudgetArgs> => ({
  title,
  cloud: "aws",
  code,
  args,
  twin,
});
const alibaba = (title: string, code: string, args: Args, twin: Args = {}): FaultCase<BudgetArgs> => ({
  title,
  cloud: "alicloud",
  code,
  args,
  twin,
});
const rules = (text: string): Args => ({ rules: rulesOf(text) });
const budget = (text: string): Args => rules(`${RULES.replace(/^budgets:\n/, `budgets:\n  x: ${text}\n`)}`);
const WHY = { reason: "development may wait", owner: "cto@mall.example" };
const stop = (more: Partial<StopArgs>, of = "dev"): Args => ({
  stops: { [of]: { ...WHY, instances: { build: "i-1" }, ...more } },
});
const hundred = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`m${index}`, `i-${index}`]));
const off = (reason: string, owner = "cfo"): Args => ({ anomalies: { off: { reason, owner } } });

/** Planted mistakes, each with its correct twin. */
export const faultCases: readonly FaultCase<BudgetArgs>[] = [
  aws(
    "a rule file without budgets",
    "budget.none",
    rules("budgets: {}"),
    rules("budgets: { all: { amount: 9, currency: USD, owner: cfo } }"),
  ),
  aws("a day that is none", "budget.planned-on", { plannedOn: "today" }, { plannedOn: "2026-11-30" }),
  aws(
    "euros without a rate",
    "budget.currency",
    budget("{ amount: 9, currency: EUR, owner: cfo }"),
    budget("{ amount: 9, currency: USD, owner: cfo }"),
  ),
  alibaba(
    "dollars of an account that is billed in yuan, without a rate",
    "budget.currency",
    budget("{ amount: 9, currency: USD, owner: cfo }"),
    budget("{ amount: 9, currency: CNY, owner: cfo }"),
  ),
  aws("a currency in words", "budget.currency", { currency: "dollars" }, { currency: "USD" }),
  aws(
    "a quarter that begins in February",
    "budget.period",
    rules(`${RULES}fiscalYear: { startsIn: 2 }\n`),
    rules(RULES),
  ),
  aws(
    "a year that begins in April",
    "budget.period",
    rules(`${RULES}fiscalYear: { startsIn: 4 }\n`),
    rules(`${RULES.replace(/ {2}group-year.*\n/, "")}fiscalYear: { startsIn: 4 }\n`),
  ),
  aws(
    "a budget of a service, which the two name differently",
    "budget.of",
    budget("{ of: { service: Compute }, amount: 9, currency: USD, owner: cfo }"),
    budget("{ of: { account: '111122223333' }, amount: 9, currency: USD, owner: cfo }"),
  ),
  aws(
    "a provider that nobody bills for",
    "budget.of",
    budget("{ of: { provider: Amazon }, amount: 9, currency: USD, owner: cfo }"),
    budget("{ of: { provider: AWS }, amount: 9, currency: USD, owner: cfo }"),
  ),
  aws(
    "eleven notices",
    "budget.forecasts",
    budget("{ amount: 9, currency: USD, owner: cfo, alerts: [50, 60, 70, 80, 90, 100, 110, 120] }"),
    budget("{ amount: 9, currency: USD, owner: cfo, alerts: [50, 60, 70, 80, 90, 100, 120] }"),
  ),
  aws(
    "a limit of nothing",
    "budget.amount",
    budget("{ amount: 0, currency: USD, owner: cfo }"),
    budget("{ amount: '0.01', currency: USD, owner: cfo }"),
  ),
  alibaba(
    "amortised cost, which the bill by instance has not",
    "budget.view",
    budget("{ amount: 9, currency: CNY, owner: cfo, view: effective }"),
    budget("{ amount: 9, currency: CNY, owner: cfo, view: billed }"),
  ),
  aws(
    "a name with a colon",
    "budget.name",
    rules("budgets: { 'a:b': { amount: 9, currency: USD, owner: cfo } }"),
    rules("budgets: { a-b: { amount: 9, currency: USD, owner: cfo } }"),
  ),
  aws(
    "a waiver of a budget that is watched",
    "budget.without",
    { without: { retail: WHY } },
    { without: {} },
  ),
  alibaba(
    "a waiver of a budget that is misspelt",
    "budget.without",
    { without: { retial: WHY } },
    { without: {} },
  ),
  aws("anomalies off without a reason", "budget.reason", off(" "), off("watched elsewhere")),
  aws("anomalies off by nobody", "budget.owner", off("watched elsewhere", ""), off("watched elsewhere")),
  aws(
    "anomalies from an impact of nothing",
    "budget.anomaly",
    { anomalies: { amount: 0 } },
    { anomalies: { amount: 50, percent: 20 } },
  ),
  aws("the other cloud's route", "budget.route", { route: ALICLOUD_ROUTE }, { route: AWS_ROUTE }),
  alibaba("the other cloud's route", "budget.route", { route: AWS_ROUTE }, { route: ALICLOUD_ROUTE }),
  aws("mail to a name", "budget.mails", { mails: ["finance"] }, { mails: ["finance@mall.example"] }),
  aws(
    "eleven mails",
    "budget.mails",
    { mails: Array.from({ length: 11 }, (_, index) => `m${index}@mall.example`) },
    { mails: Array.from({ length: 10 }, (_, index) => `m${index}@mall.example`) },
  ),
  alibaba(
    "mails where a group of contacts is told",
    "budget.mails",
    { mails: ["a@b.example"] },
    { mails: [] },
  ),
  aws("stopping all of retail", "budget.stop-environment", stop({}, "retail"), stop({})),
  aws("stopping at a mark that nobody is told of", "budget.stop-at", stop({ at: 110 }), stop({ at: 100 })),
  aws("stopping nothing", "budget.stop-targets", stop({ instances: {} }), stop({})),
  aws(
    "stopping more than an action takes",
    "budget.stop-targets",
    stop({ instances: { ...hundred, more: "i-more" } }),
    stop({ instances: hundred }),
  ),
  alibaba("naming machines that are found by tags", "budget.stop-targets", stop({}), {
    stops: { dev: WHY },
  }),
  alibaba(
    "stopping for a budget that is misspelt",
    "budget.stop",
    { stops: { deev: WHY } },
    { stops: { dev: WHY } },
  ),
  alibaba("a site that is none", "budget.site", { site: "china" as "mainland" }, { site: "mainland" }),
  alibaba("a log of a month", "budget.log-days", { logRetentionDays: 30 }, { logRetentionDays: 184 }),
];
