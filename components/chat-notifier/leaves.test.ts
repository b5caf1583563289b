import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, type Registered, recordComponent } from "../testing.ts";
import { AlicloudChatNotifier } from "./alicloud.ts";
import { AwsChatNotifier } from "./aws.ts";
import { cases } from "./chat-notifier.cases.ts";
import { alicloudChatArgs, chatArgs } from "./testing.ts";

const inputs = ({ resources }: Recording, type: string, name: string): Registered["inputs"] => {
  const found = resources.find((each) => each.type.endsWith(`:${type}`) && each.name === name);
  if (found === undefined) throw new Error(`no ${type} ${name}`);
  return found.inputs;
};
/** How the SDK marks a secret on its way to the engine. */
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases) {
    const { resources } = await recordComponent((transform) => {
      const heyuan = new alicloud.Provider("centre", { region: "cn-heyuan" });
      return each.build("sut", { transformations: [transform] }, { "cn-heyuan": heyuan });
    });
    for (const { type } of resources.filter((resource) => resource.type.startsWith("atrium:")))
      tokens.add(type);
  }
  expect([...tokens].sort()).toEqual([
    "atrium:chat-notifier:AlicloudAlertCentre",
    "atrium:chat-notifier:AlicloudChatNotifier",
    "atrium:chat-notifier:AwsChatNotifier",
  ]);
});

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent(
      (transform) =>
        new AwsChatNotifier("alerts", chatArgs("ap-northeast-1"), { transformations: [transform] }),
    );
  });

  it("writes addresses into the secret alone", () => {
    for (const { type, name, inputs: given } of run.resources) {
      const holds = /very-secret|SEC-of|alerts\.mall\.example\/in/.test(JSON.stringify(given));
      expect([type, name, holds]).toEqual([type, name, type.endsWith(":SecretVersion")]);
    }
    expect(JSON.stringify(inputs(run, "SecretVersion", "alerts-addresses"))).toContain(SECRET);
  });

  it("speaks to the robots with two workers at most and brings back only what failed", () => {
    expect(inputs(run, "EventSourceMapping", "alerts-function")).toMatchObject({
      batchSize: 500,
      functionResponseTypes: ["ReportBatchItemFailures"],
      scalingConfig: { maximumConcurrency: 2 },
    });
    expect(inputs(run, "Function", "alerts-function").reservedConcurrentExecutions).toBeUndefined();
  });

  it("keeps a message hidden for six rounds", () => {
    const { timeout } = inputs(run, "Function", "alerts-function");
    expect(inputs(run, "Queue", "alerts-queue").visibilityTimeoutSeconds).toBe(6 * Number(timeout));
  });

  it("encrypts topics, queues, secret and log with the key it was given", () => {
    const keys = run.resources.flatMap(({ type, inputs: given }) =>
      /:(Topic|Queue|Secret|LogGroup)$/.test(type)
        ? [[type, given.kmsMasterKeyId ?? given.kmsKeyId ?? given.kmsKeyId]]
        : [],
    );
    expect(keys).toHaveLength(6);
    expect(keys.filter(([, key]) => key !== "key-arn")).toEqual([]);
  });

  it("tells people of its own failures by mail, never by chat", () => {
    const alarms = run.resources.filter(({ type }) => type.endsWith(":MetricAlarm"));
    expect(alarms.map(({ name }) => name).sort()).toEqual([
      "alerts-dead-letters",
      "alerts-errors",
      "alerts-late",
      "alerts-waiting",
    ]);
    const subscriptions = run.resources.filter(({ type }) => type.endsWith(":TopicSubscription"));
    expect(subscriptions.map(({ inputs: given }) => given.protocol)).toEqual(["sqs", "email", "email"]);
  });

  it("subscribes the queue once its policy lets the topic in", () => {
    const subscription = run.resources.find(
      ({ name, type }) => name === "alerts-queue" && type.endsWith(":TopicSubscription"),
    );
    expect(subscription?.dependsOn).toEqual([
      "aws:sqs/queuePolicy:QueuePolicy alerts-queue",
      "aws:sqs/queuePolicy:QueuePolicy alerts-dead-letters",
    ]);
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("regional", { region: "cn-shanghai" });
      const alertCentre = new alicloud.Provider("centre", { region: "cn-heyuan" });
      return new AlicloudChatNotifier(
        "alerts",
        alicloudChatArgs("cn-shanghai"),
        { transformations: [transform], provider },
        { alertCentre },
      );
    });
  });

  it("writes addresses into the secret alone, and each content under a name of its own", () => {
    for (const { type, name, inputs: given } of run.resources) {
      const holds = /very-secret|SEC-of|alerts\.mall\.example\/in/.test(JSON.stringify(given));
      expect([type, name, holds]).toEqual([type, name, type.endsWith(":Secret")]);
    }
    const { secretData, versionId } = inputs(run, "Secret", "alerts-addresses");
    expect(JSON.stringify([secretData, versionId])).toContain(SECRET);
  });

  it("speaks to the robots with one worker", () => {
    const { runOptions, sink } = inputs(run, "EventStreaming", "alerts-stream");
    expect(JSON.parse(String(runOptions))).toMatchObject({
      MaximumTasks: 1,
      DeadLetterQueue: { Arn: "acs:mns:cn-shanghai:1000000000000001:/queues/alerts-dead-letters" },
    });
    expect(JSON.parse(String(sink)).SinkFcParameters.FunctionName).toEqual({
      Form: "CONSTANT",
      Value: "alerts",
    });
  });

  it("gives new code a new environment, without which the provider would not look at it", () => {
    const { environmentVariables, code } = inputs(run, "V3Function", "alerts-function");
    expect((environmentVariables as { CODE_SHA256: string }).CODE_SHA256).toMatch(/^[0-9a-f]{64}$/);
    const zip = Buffer.from((code as { zipFile: string }).zipFile, "base64");
    expect(zip.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
    expect(zip.includes("index.js")).toBe(true);
  });

  it("lets the door write the queue and nothing else", () => {
    const { policyDocument } = inputs(run, "Policy", "alerts-intake");
    const actions = JSON.parse(String(policyDocument)).Statement.flatMap(
      (each: { Action: string[] }) => each.Action,
    );
    expect(actions.sort()).toEqual([
      "kms:Decrypt",
      "kms:GetSecretValue",
      "log:PostLogStoreLogs",
      "mns:SendMessage",
    ]);
    expect(String(policyDocument)).not.toContain("dead-letters");
  });

  it("tells people of its own failures by mail, never by chat", () => {
    const alarm = inputs(run, "Alarm", "alerts-dead-letters");
    expect([alarm.contactGroups, alarm.targets]).toEqual([["alerts-cn-shanghai"], undefined]);
    expect(alarm.metricDimensions).toBe(
      '[{"userId":"1000000000000001","region":"cn-shanghai","queue":"alerts-dead-letters"}]',
    );
    expect(inputs(run, "Alarm", "alerts-late").escalationsCritical).toMatchObject({
      statistics: "Minimum",
      times: 3,
    });
  });

  it("keeps the token of the door out of everything that is not secret", () => {
    expect(JSON.stringify(inputs(run, "ResourceRecord", "alerts-alert-centre-webhook"))).toContain(SECRET);
  });
});
