import type { ComponentCase } from "../testing.ts";
import { AlicloudBudget } from "./alicloud.ts";
import { AwsBudget } from "./aws.ts";
import type { BudgetArgs } from "./contract.ts";
import { alicloudBudgetArgs, budgetArgs, RULES, rulesOf } from "./testing.ts";

const aws = (title: string, region: string, more: Partial<BudgetArgs> = {}): ComponentCase => ({
  title: `AWS, ${region}, ${title}`,
  cloud: "aws",
  region,
  build: (name, opts) => new AwsBudget(name, budgetArgs(region, more), opts),
});

const alibaba = (title: string, region: string, more: Partial<BudgetArgs> = {}): ComponentCase => ({
  title: `Alibaba Cloud, ${region}, ${title}`,
  cloud: "alicloud",
  region,
  build: (name, opts) => new AlicloudBudget(name, alicloudBudgetArgs(region, more), opts),
});

const drill = { deletion: { allowed: { reason: "a drill" } } } as const;
const why = { reason: "development may wait for the next month", owner: "cto@mall.example" };
const late = `${RULES}fiscalYear: { startsIn: 2 }\n`;
const waiver = { reason: "the fiscal year is watched by the command", owner: "cfo@mall.example" };

// GovCloud is billed with the commercial account that it belongs to, and has no AWS Budgets of its own.
export const cases: readonly ComponentCase[] = [
  aws("the group's budgets", "us-east-1"),
  aws("machines that stop", "ap-southeast-1", {
    stops: { dev: { ...why, instances: { build: "i-0123456789abcdef0" }, databases: { test: "test-db" } } },
    mails: ["finance@mall.example"],
    anomalies: { monitor: "monitor-arn", amount: 500 },
  }),
  aws("in China, by mail", "cn-north-1"),
  aws("a fiscal year of its own", "eu-west-1", {
    rules: rulesOf(late),
    without: { "group-quarter": waiver, "group-year": waiver },
    anomalies: { off: { reason: "watched by the group's own tool", owner: "cfo@mall.example" } },
  }),
  alibaba("the group's budgets", "cn-shanghai"),
  alibaba("machines that stop, a drill", "cn-beijing", { stops: { dev: { ...why, at: 100 } }, ...drill }),
  alibaba("an account of the international site", "ap-southeast-1", { rules: rulesOf(late) }),
];
