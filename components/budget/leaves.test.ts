import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { AlicloudBudget } from "./alicloud.ts";
import { AwsBudget } from "./aws.ts";
import { alicloudBudgetArgs, budgetArgs } from "./testing.ts";

const WHY = { reason: "development may wait", owner: "cto@mall.example" };
const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const record = (build: Parameters<typeof recordComponent>[0]) => recordComponent(build);

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    const args = budgetArgs("us-east-1", { stops: { dev: { ...WHY, instances: { build: "i-1" } } } });
    run = await record((transform) => new AwsBudget("group", args, { transformations: [transform] }));
  });

  it("tells the topic at six marks of each budget, credits, refunds and tax counted", () => {
    const budgets = all(run, "Budget").map(({ inputs }) => inputs);
    expect(budgets).toHaveLength(5);
    for (const { notifications, costTypes } of budgets) {
      const heard = (notifications as { subscriberSnsTopicArns: unknown }[]).map(
        ({ subscriberSnsTopicArns }) => subscriberSnsTopicArns,
      );
      expect(heard).toEqual(Array(6).fill(["topic-arn"]));
      expect(costTypes).toMatchObject({ includeCredit: true, includeRefund: true, includeTax: true });
    }
  });

  it("stops by a role that has its rights first, and shows why", () => {
    const [action] = all(run, "BudgetAction");
    expect(action?.inputs).toMatchObject({
      budgetName: "group-dev",
      approvalModel: "AUTOMATIC",
      actionThreshold: { actionThresholdValue: 120 },
      definition: { ssmActionDefinition: { actionSubType: "STOP_EC2_INSTANCES", instanceIds: ["i-1"] } },
    });
    expect(action?.inputs.tags).toMatchObject({ "budget-stop": "development may wait - cto@mall.example" });
    expect(action?.dependsOn).toContain("aws:iam/rolePolicy:RolePolicy group-stop-dev");
  });

  it("hears of unusual cost at once", () => {
    expect(all(run, "AnomalySubscription")[0]?.inputs).toMatchObject({
      frequency: "IMMEDIATE",
      subscribers: [{ type: "SNS", address: "topic-arn" }],
    });
  });

  it("tells by mail alone in China, and asks for no unusual cost there", async () => {
    const args = budgetArgs("cn-north-1");
    const china = await record((transform) => new AwsBudget("g", args, { transformations: [transform] }));
    expect(JSON.stringify(all(china, "Budget").map(({ inputs }) => inputs))).not.toContain("topic-arn");
    expect(all(china, "AnomalySubscription")).toEqual([]);
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    const args = alicloudBudgetArgs("cn-shanghai");
    run = await record((transform) => new AlicloudBudget("group", args, { transformations: [transform] }));
  });

  it("gives the function its rules before its first round, and its failures to the people's queue", () => {
    const [trigger] = all(run, "V3Trigger");
    expect(trigger?.dependsOn).toContain("alicloud:oss/bucketObject:BucketObject group-rules");
    expect(all(run, "V3AsyncInvokeConfig")[0]?.inputs.destinationConfig).toEqual({
      onFailure: { destination: "acs:mns:cn-shanghai:1000000000000001:/queues/alerts/messages" },
    });
  });

  it("tells the function every address that it calls, and new code is a new environment", () => {
    const environmentVariables = (all(run, "V3Function")[0]?.inputs.environmentVariables ?? {}) as Readonly<
      Record<string, string>
    >;
    expect(Object.keys(JSON.parse(environmentVariables.ENDPOINTS ?? "{}"))).toEqual(["bss", "ecs", "oss"]);
    expect(environmentVariables.CODE_SHA256).toMatch(/^[0-9a-f]{64}$/);
  });
});
