import { z } from "zod";
import {
  AlicloudBudget,
  AwsBudget,
  BILLING_SITES,
  type BudgetArgs,
  type BudgetRules,
  layoutAlicloudBudget,
  layoutAwsBudget,
} from "../../components/budget/index.ts";
import type { GovernedAccount } from "../governance/account.ts";
import { stepsOf, withoutUndefined } from "../governance/written.ts";
import { key, optOut, text } from "../texts.ts";
import { lostPlaces } from "./account-region.ts";
import type { Asked, GroupKind, WorkloadLinks } from "./asked.ts";

const machines = z.record(key, z.string().min(1));

const budgetSection = z.strictObject({
  account: key.describe("name in accounts:, the one that pays"),
  region: z.string().min(1),
  plannedOn: z.string().describe("day of this plan, YYYY-MM-DD; budgets that are over by then are not made"),
  without: z
    .record(z.string(), optOut)
    .optional()
    .describe("budget of costs.yaml → why this cloud need not watch it"),
  currency: z.string().optional().describe("what the account is billed in; USD, or CNY in China"),
  site: z
    .enum(BILLING_SITES)
    .optional()
    .describe("Alibaba Cloud: where the account was opened; the side of the region if left out"),
  mails: z.array(z.string()).optional().describe("AWS: who hears by mail as well; in China the only ones"),
  anomalies: z
    .union([
      z.strictObject({
        amount: z.number().optional(),
        percent: z.number().optional(),
        monitor: z.string().optional(),
      }),
      z.strictObject({ off: optOut }),
    ])
    .optional()
    .describe("AWS: least impact of unusual cost; 100 and 40 % if left out"),
  stops: z
    .record(
      z.string(),
      z.strictObject({
        reason: text,
        owner: text,
        at: z.int().optional(),
        instances: machines.optional(),
        databases: machines.optional(),
      }),
    )
    .optional()
    .describe("budget of development or test → what is stopped when a mark of it is spent"),
  logRetentionDays: z.int().optional().describe("Alibaba Cloud: of the function; 184 or more"),
  deletion: z
    .strictObject({ allowed: z.strictObject({ reason: text }) })
    .optional()
    .describe("why its memory and its log may be deleted"),
});

export const budgetsSection = z.record(key, budgetSection);

type Section = z.infer<typeof budgetsSection>;
type Budget = z.infer<typeof budgetSection>;

export const budgets: GroupKind<Section> = {
  references: (section, scope) => [
    ...Object.entries(section).flatMap(([name, each]) => lostPlaces("budgets", name, each, scope)),
    ...(scope.rules !== undefined
      ? []
      : Object.keys(section).map((name) =>
          scope.source.fault(
            { path: ["workloads", "budgets", name] },
            {
              code: "estate.reference",
              message: "needs the group's rules, and the estate names no costs:",
              hint: "write costs: costs.yaml at the top, with its budgets:",
            },
          ),
        )),
  ],
  plan: (section, { accounts, rules }) =>
    Object.entries(section).flatMap(([name, each]) => {
      const account = accounts[each.account];
      return account === undefined || rules === undefined ? [] : [asked(name, each, account, rules)];
    }),
};

function asked(name: string, section: Budget, account: GovernedAccount, rules: BudgetRules): Asked {
  const at = ["workloads", "budgets", name];
  const aws = account.provider === "aws";
  const args = (links: WorkloadLinks) => argsOf(section, account, rules, links);
  return {
    name,
    at,
    place: (path) => {
      const steps = stepsOf(path);
      // A fault of the rules is one of the file that costs: names.
      if (steps[0] === "rules") return ["costs"];
      return steps[0] === "route" ? ["governance", "chat-notifier"] : [...at, ...steps];
    },
    layout: (links) => (aws ? layoutAwsBudget(name, args(links)) : layoutAlicloudBudget(name, args(links))),
    build: (links, opts) => {
      const here = opts(account.name, section.region);
      if (aws) new AwsBudget(name, args(links), here);
      else new AlicloudBudget(name, args(links), here);
    },
  };
}

function argsOf(
  section: Budget,
  account: GovernedAccount,
  rules: BudgetRules,
  links: WorkloadLinks,
): BudgetArgs {
  const { account: _, stops, anomalies, ...rest } = section;
  const route = links.route(account.name, section.region);
  return {
    ...withoutUndefined(rest),
    account: account.id,
    tags: account.tags,
    rules,
    ...(route !== undefined && { route }),
    ...(anomalies !== undefined && { anomalies: withoutUndefined(anomalies) }),
    ...(stops !== undefined && {
      stops: Object.fromEntries(
        Object.entries(stops).map(([budget, stop]) => [budget, withoutUndefined(stop)]),
      ),
    }),
  };
}
