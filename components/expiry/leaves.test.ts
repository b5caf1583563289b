import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, recordComponent } from "../testing.ts";
import { AlicloudExpiry } from "./alicloud.ts";
import { AwsExpiry } from "./aws.ts";
import { cases } from "./expiry.cases.ts";
import { alicloudExpiryArgs, expiryArgs } from "./testing.ts";

const all = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`));
const inputs = (run: Recording, type: string, name: string) => {
  const found = all(run, type).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases) {
    const { resources } = await recordComponent((transform) =>
      each.build("sut", { transformations: [transform] }, {}),
    );
    for (const { type } of resources.filter((one) => one.type.startsWith("atrium:"))) tokens.add(type);
  }
  expect([...tokens].sort()).toEqual(["atrium:expiry:AlicloudExpiry", "atrium:expiry:AwsExpiry"]);
});

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent(
      (transform) => new AwsExpiry("shop", expiryArgs("ap-northeast-1"), { transformations: [transform] }),
    );
  });

  it("starts one program at four times, each with its own task, in the group's time zone", () => {
    const schedules = all(run, "Schedule").map(({ inputs: given }) => given);
    expect(schedules.map(({ scheduleExpressionTimezone }) => scheduleExpressionTimezone)).toEqual(
      Array(4).fill("Asia/Shanghai"),
    );
    const tasks = schedules.map(({ target }) => JSON.parse((target as { input: string }).input).task);
    expect(tasks).toEqual(["expiry", "report", "open", "close"]);
  });

  it("loses no failed run: neither the schedule's nor the function's", () => {
    const { destinationConfig } = inputs(run, "FunctionEventInvokeConfig", "shop-function");
    expect(destinationConfig).toHaveProperty("onFailure");
    for (const { inputs: given } of all(run, "Schedule")) {
      expect(given.target).toHaveProperty("deadLetterConfig");
    }
    const alarms = all(run, "MetricAlarm").map(({ inputs: given }) => given);
    expect(alarms.map(({ alarmActions }) => alarmActions)).toEqual(Array(3).fill(["topic-arn"]));
    expect(inputs(run, "MetricAlarm", "shop-silent")).toMatchObject({
      metricName: "Invocations",
      comparisonOperator: "LessThanThreshold",
      treatMissingData: "breaching",
    });
  });

  it("encrypts record and dead letters with the key it was given, and protects the record", () => {
    expect(inputs(run, "LogGroup", "shop-record")).toMatchObject({
      kmsKeyId: "key-arn",
      retentionInDays: 1827,
      deletionProtectionEnabled: true,
    });
    expect(inputs(run, "Queue", "shop-dead-letters").kmsMasterKeyId).toBe("key-arn");
  });

  it("gives the program its rights before its schedules and its destination", () => {
    const policy = "aws:iam/rolePolicy:RolePolicy shop-function";
    expect(all(run, "Function")[0]?.dependsOn).toContain(policy);
    expect(all(run, "FunctionEventInvokeConfig")[0]?.dependsOn).toContain(policy);
    for (const { dependsOn } of all(run, "Schedule")) {
      expect(dependsOn).toContain("aws:iam/rolePolicy:RolePolicy shop-schedule");
    }
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent(
      (transform) =>
        new AlicloudExpiry("shop", alicloudExpiryArgs("cn-shanghai"), { transformations: [transform] }),
    );
  });

  it("starts one program by four timers, each with its own task", () => {
    const configs = all(run, "V3Trigger").map(({ inputs: given }) => JSON.parse(String(given.triggerConfig)));
    expect(configs.map(({ payload }) => JSON.parse(payload).task)).toEqual([
      "expiry",
      "report",
      "open",
      "close",
    ]);
    expect(configs.every(({ enable }) => enable)).toBe(true);
  });

  it("hands a failed run to the queue that people are told from, and may write it", () => {
    const queue = "acs:mns:cn-shanghai:1000000000000001:/queues/alerts/messages";
    const { destinationConfig } = inputs(run, "V3AsyncInvokeConfig", "shop-function");
    expect(destinationConfig).toEqual({ onFailure: { destination: queue } });
    expect(String(inputs(run, "Policy", "shop-function").policyDocument)).toContain(queue);
  });

  it("gives new code a new environment, and knows every address that it calls", () => {
    const { environmentVariables } = inputs(run, "V3Function", "shop-function");
    const { CODE_SHA256, ENDPOINTS } = environmentVariables as Record<string, string>;
    expect(CODE_SHA256).toMatch(/^[0-9a-f]{64}$/);
    expect(Object.keys(JSON.parse(ENDPOINTS ?? "{}")).sort()).toEqual([
      "cms",
      "ecs",
      "oos",
      "rds",
      "slb",
      "tag",
      "vpc",
    ]);
  });
});
