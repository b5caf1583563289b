import { readFileSync } from "node:fs";
import * as alicloud from "@pulumi/alicloud";
import { AlicloudBudget, AwsBudget, readBudgetRules, type Tags } from "../../components/index.ts";

const tags: Tags = {
  department: "finance",
  "business-line": "group",
  project: "finops",
  environment: "production",
  owner: "finance@mall.example",
  "data-class": "internal",
};

/** One rule file for both clouds, and for `atrium costs budget check`. */
const rules = readBudgetRules(readFileSync(new URL("costs.yaml", import.meta.url)), "costs.yaml");
const plannedOn = "2026-11-24";
const why = { reason: "development may wait for the next month", owner: "cto@mall.example" };

const aws = new AwsBudget("group", {
  account: "111122223333",
  region: "us-east-1",
  tags,
  plannedOn,
  rules,
  // What a landing zone's chat notifier gives.
  route: { provider: "aws", topicArn: "arn-of-the-topic-of-alerts" },
  stops: { development: { ...why, at: 120, instances: { build: "i-0123456789abcdef0" } } },
});

const paying = new alicloud.Provider("shanghai", { region: "cn-shanghai" });
const ali = new AlicloudBudget(
  "mainland",
  {
    account: "1234567890123456",
    region: "cn-shanghai",
    tags,
    plannedOn,
    rules,
    route: {
      provider: "alicloud",
      contactGroup: "duty",
      queue: "alerts",
      queueArn: "name-of-the-queue-in-cloudmonitor",
      actionPolicy: "alerts",
    },
    stops: { development: why },
  },
  { provider: paying },
);

/** Budget → what watches it. */
export const watchedBy = { aws: aws.watchedBy, alicloud: ali.watchedBy };
