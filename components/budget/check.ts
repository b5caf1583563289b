import { type CloudPlan, planBudgets } from "../../finops/budget-plan.ts";
import { didYouMean, type Provider } from "../../ipam/index.ts";
import { hasBills } from "../chat-notifier/check.ts";
import type { Faults } from "../faults.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { checkAccount } from "../workload/check.ts";
import {
  type AnomalyArgs,
  BILLING_SITES,
  type BudgetArgs,
  type StopArgs,
  type WaiverArgs,
} from "./contract.ts";
import { LOG_DAYS, MOST_BUDGETS, MOST_LOG_DAYS, MOST_MAILS, MOST_STOPPED } from "./limits.ts";

const DAY = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const MAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const CURRENCY = /^[A-Z]{3}$/;
/** Names go into resource names of both clouds. */
const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9])?$/;
/** Environments whose machines may be stopped because they cost too much. */
const STOPPABLE: readonly string[] = ["development", "test"];

/** What the account is billed in if nothing is said. */
function currencyOf(cloud: Provider, { region, currency, site }: BudgetArgs): string {
  if (currency !== undefined) return currency;
  if (cloud === "aws") return partitionOf(region) === "aws-cn" ? "CNY" : "USD";
  return siteOf({ region, site }) === "mainland" ? "CNY" : "USD";
}

export function siteOf({ region, site }: { readonly region: string; readonly site: BudgetArgs["site"] }) {
  return site ?? (sideOf(region) === "overseas" ? "international" : "mainland");
}

/** @returns what the cloud watches, its obstacles told as faults unless they are waived */
export function checkBudget(faults: Faults, cloud: Provider, args: BudgetArgs): CloudPlan {
  checkAccount(faults, cloud, args);
  if (!DAY.test(args.plannedOn)) {
    const hint = "write the day of this plan as 2026-11-24";
    faults.add("budget.planned-on", "plannedOn", args.plannedOn, "is no day", hint);
  }
  if (args.currency !== undefined && !CURRENCY.test(args.currency)) {
    const hint = "write USD or CNY";
    faults.add("budget.currency", "currency", args.currency, "is no code of a currency", hint);
  }
  if (args.site !== undefined && !BILLING_SITES.includes(args.site)) {
    faults.add("budget.site", "site", args.site, "is no site", `one of ${BILLING_SITES.join(", ")}`);
  }
  const plan = planBudgets(args.rules, cloud, currencyOf(cloud, args), args.plannedOn);
  checkWatched(faults, args, plan);
  checkHearers(faults, cloud, args);
  checkAnomalies(faults, args.anomalies);
  checkStops(faults, cloud, args, plan);
  const days = args.logRetentionDays;
  if (days !== undefined && !(Number.isInteger(days) && days >= LOG_DAYS && days <= MOST_LOG_DAYS)) {
    const hint = `${LOG_DAYS} to ${MOST_LOG_DAYS} days [§1.10.2-c]`;
    faults.add("budget.log-days", "logRetentionDays", days, "is out of range", hint);
  }
  return plan;
}

function checkWatched(faults: Faults, { rules, without = {} }: BudgetArgs, plan: CloudPlan): void {
  const names = Object.keys(rules.budgets);
  if (names.length === 0) {
    const hint = "write budgets: in costs.yaml, at least the group's by month, quarter and year [§8.2.2-a]";
    faults.add("budget.none", "rules.budgets", undefined, "are none", hint);
  }
  if (names.length > MOST_BUDGETS) {
    const hint = `${MOST_BUDGETS} is the quota of an account, raised by AWS support`;
    faults.add("budget.quota", "rules.budgets", names.length, "are more budgets than an account has", hint);
  }
  for (const name of names) {
    if (NAME.test(name)) continue;
    const hint =
      "60 letters, digits, dots, hyphens and underlines at most, beginning and ending with a letter or digit";
    faults.add("budget.name", `rules.budgets.${name}`, name, "is no name that clouds take", hint);
  }
  for (const { budget, path, code, value, message, hint } of plan.obstacles) {
    if (without[budget] !== undefined) continue;
    const way = `${hint}; or name it in without, with a reason`;
    faults.add(`budget.${code}`, `rules.budgets.${budget}.${path}`, value, message, way);
  }
  for (const [name, waiver] of Object.entries(without)) {
    checkWaiver(faults, `without.${name}`, waiver);
    if (!names.includes(name)) {
      faults.add(
        "budget.without",
        `without.${name}`,
        name,
        "is no budget",
        didYouMean(name, names, "budget"),
      );
    } else if (!plan.obstacles.some(({ budget }) => budget === name)) {
      const hint = "take it out: the budget is watched";
      faults.add("budget.without", `without.${name}`, name, "can be watched here", hint);
    }
  }
}

function checkWaiver(faults: Faults, path: string, { reason, owner }: WaiverArgs): void {
  if (reason.trim() === "")
    faults.add("budget.reason", `${path}.reason`, reason, "is empty", "say why, for the auditor");
  if (owner.trim() === "")
    faults.add("budget.owner", `${path}.owner`, owner, "is empty", "name who answers for it");
}

function checkHearers(faults: Faults, cloud: Provider, { region, route, mails = [] }: BudgetArgs): void {
  if (route === undefined) {
    const hint = "give the route of the account's chat notifier there [§8.2.2-b]";
    faults.add("budget.route", "route", undefined, "is missing, so nobody would hear", hint);
  } else if (route.provider !== cloud) {
    faults.add("budget.route", "route", route.provider, "is of the other cloud", "give this account's route");
  }
  if (cloud === "aws" && partitionOf(region) === "aws-us-gov") {
    const hint = "set the budgets of GovCloud in the commercial account that it is billed with";
    faults.add("budget.partition", "region", region, "has no AWS Budgets", hint);
  }
  if (cloud === "aws" && partitionOf(region) === "aws-cn" && mails.length === 0) {
    const hint = "name who is told by mail: in China the topic takes no notices of AWS Budgets";
    faults.add("budget.mails", "mails", undefined, "is empty, so nobody would hear", hint);
  }
  if (cloud === "alicloud" && mails.length > 0) {
    const hint = "leave them out: the route's contact group reaches people";
    faults.add("budget.mails", "mails", mails, "are for AWS", hint);
  }
  if (mails.length > MOST_MAILS) {
    const hint = `${MOST_MAILS} at most, which no request raises: write a mailing list`;
    faults.add("budget.mails", "mails", mails.length, "are too many", hint);
  }
  for (const [index, mail] of mails.entries()) {
    if (MAIL.test(mail)) continue;
    faults.add("budget.mails", `mails[${index}]`, mail, "is no mail address", "write name@domain");
  }
}

function checkAnomalies(faults: Faults, anomalies: BudgetArgs["anomalies"]): void {
  if (anomalies === undefined) return;
  if ("off" in anomalies) {
    checkWaiver(faults, "anomalies.off", anomalies.off);
    return;
  }
  for (const key of ["amount", "percent"] as const satisfies readonly (keyof AnomalyArgs)[]) {
    const value = anomalies[key];
    if (value === undefined || (Number.isFinite(value) && value > 0)) continue;
    faults.add("budget.anomaly", `anomalies.${key}`, value, "is no impact", "write a number above zero");
  }
}

function checkStops(
  faults: Faults,
  cloud: Provider,
  { rules, stops = {}, region }: BudgetArgs,
  plan: CloudPlan,
): void {
  const watched = plan.budgets.map(({ name }) => name);
  for (const [name, stop] of Object.entries(stops)) {
    const path = `stops.${name}`;
    checkWaiver(faults, path, stop);
    const rule = rules.budgets[name];
    if (rule === undefined || !watched.includes(name)) {
      const hint = didYouMean(name, watched, "budget that is watched here");
      faults.add("budget.stop", path, name, "is no budget that is watched here", hint);
      continue;
    }
    if (!STOPPABLE.includes(rule.of.environment ?? "")) {
      const hint = `only budgets of: { environment: ${STOPPABLE.join(" or ")} } stop anything`;
      faults.add("budget.stop-environment", path, rule.of.environment, "may not be stopped for money", hint);
    }
    if (stop.at !== undefined && !rule.alerts.includes(stop.at)) {
      const hint = `one of its alerts: ${rule.alerts.join(", ")}`;
      faults.add("budget.stop-at", `${path}.at`, stop.at, "is no mark of the budget", hint);
    }
    checkTargets(faults, cloud, path, stop);
    if (cloud === "aws" && !hasBills(region)) {
      const hint = "leave it out: the expiry component stops what is past its end there";
      faults.add("budget.stop-partition", path, region, "has no actions of AWS Budgets", hint);
    }
  }
}

function checkTargets(
  faults: Faults,
  cloud: Provider,
  path: string,
  { instances = {}, databases = {} }: StopArgs,
): void {
  const [servers, bases] = [Object.keys(instances).length, Object.keys(databases).length];
  if (cloud === "aws" && servers + bases === 0) {
    const hint = "name instances or databases: an action of AWS Budgets finds nothing by tags";
    faults.add("budget.stop-targets", path, undefined, "stops nothing", hint);
  }
  if (cloud === "alicloud" && servers + bases > 0) {
    const hint = "leave them out: the function finds servers by the budget's tags";
    faults.add("budget.stop-targets", path, undefined, "names machines, which is for AWS", hint);
  }
  for (const [kind, count] of [
    ["instances", servers],
    ["databases", bases],
  ] as const) {
    if (count <= MOST_STOPPED) continue;
    const hint = `${MOST_STOPPED} at most, which no request raises: split the budget`;
    faults.add("budget.stop-targets", `${path}.${kind}`, count, "are too many for one action", hint);
  }
}
