import { expect, it } from "vitest";
import { askAws } from "../least-privilege/testing.ts";
import { arn, servicePrincipal } from "../partition/aws.ts";
import { layoutAwsBudget } from "./layout.ts";
import { budgetArgs } from "./testing.ts";

const ACCOUNT = "111122223333";
const stops = { dev: { reason: "may wait", owner: "cto", instances: { a: "i-1" } } };
const { policies, stops: planned } = layoutAwsBudget("group", budgetArgs("us-east-1", { stops }));
const role = arn({
  partition: "aws",
  service: "iam",
  account: ACCOUNT,
  resource: `role/${planned[0]?.role}`,
});
const server = arn({
  partition: "aws",
  service: "ec2",
  region: "us-east-1",
  account: ACCOUNT,
  resource: "instance/i-1",
});
const database = arn({
  partition: "aws",
  service: "rds",
  region: "us-east-1",
  account: ACCOUNT,
  resource: "db:test",
});

it.each<[string, string, string, string, string]>([
  ["allowed", "ec2:StopInstances", "development", "ssm", "stops development through the document"],
  ["denied", "ec2:StopInstances", "production", "ssm", "never stops production"],
  ["denied", "ec2:StopInstances", "development", "cloudformation", "never stops by another way"],
  ["denied", "ec2:TerminateInstances", "development", "ssm", "removes nothing"],
  ["denied", "rds:StopDBInstance", "development", "ssm", "was given no databases"],
])("is %s %s of %s by %s: it %s", async (verdict, action, environment, by) => {
  const found = await askAws(
    { policies, guardrails: [] },
    {
      principal: role,
      holder: role,
      attached: [],
      action,
      resource: action.startsWith("rds:") ? database : server,
      account: ACCOUNT,
      context: {
        "aws:ResourceTag/environment": environment,
        "aws:CalledVia": servicePrincipal(by, "us-east-1"),
        "aws:RequestedRegion": "us-east-1",
      },
      bound: false,
    },
  );
  expect(found).toBe(verdict);
});
