import { describe, expect, it } from "vitest";
import { layoutKeys } from "../keys/layout.ts";
import { awsKeys, domain } from "../keys/testing.ts";
import { type Asked, askAlicloud, askAws, type World } from "../least-privilege/testing.ts";
import { acsArn, ramPrincipal } from "../partition/alicloud.ts";
import { arn, servicePrincipal, viaService } from "../partition/aws.ts";
import { layoutAlicloudChatNotifier, layoutAwsChatNotifier } from "./layout.ts";
import { alicloudChatArgs, chatArgs } from "./testing.ts";

/** What the notifier's own policies let services, its functions and strangers do, by simulation. */
const OWN = "111122223333";
const STRANGER = "999900001111";

describe.each([
  ["ap-northeast-1", "aws"],
  ["cn-north-1", "aws-cn"],
] as const)("on AWS in %s", (region, partition) => {
  const { policies, arns } = layoutAwsChatNotifier("alerts", chatArgs(region));
  // The key as the estate gives it: whoever the account lets, through the services that it serves.
  const keys = layoutKeys(
    "keys",
    "aws",
    awsKeys(region, {
      account: OWN,
      domains: { alerts: domain({ serves: ["sns", "sqs", "secretsmanager"], users: "services-only" }) },
    }),
  ).policies;
  const world: World = { policies: [...policies, ...keys], guardrails: [] };
  const alarm = (account: string) =>
    arn({ partition, service: "cloudwatch", region, account, resource: "alarm:x" });
  const from = (account: string, source?: string) => ({
    "aws:SourceAccount": account,
    "aws:SecureTransport": "true",
    ...(source !== undefined && { "aws:SourceArn": source }),
  });
  const service = (name: string) => servicePrincipal(name, region);
  const key = keys[0]?.resource ?? "";
  const otherQueue = arn({ partition, service: "sqs", region, account: OWN, resource: "orders" });
  const otherSecret = arn({
    partition,
    service: "secretsmanager",
    region,
    account: OWN,
    resource: "secret:db-ab12cd",
  });
  const secret = arns.secret.replace("??????", "Ab12Cd");
  const via = (name: string, context: Readonly<Record<string, string>> = {}) => ({
    "kms:ViaService": viaService(name, region),
    "kms:CallerAccount": OWN,
    ...context,
  });
  const queueContext = (queue: string) => ({ "kms:EncryptionContext:aws:sqs:arn": queue });

  const ROWS: readonly (readonly [
    "allowed" | "denied",
    string,
    string,
    string,
    Readonly<Record<string, string>>,
    string,
  ])[] = [
    ["allowed", service("cloudwatch"), "sns:Publish", arns.topic, from(OWN, alarm(OWN)), "our alarms"],
    [
      "denied",
      service("cloudwatch"),
      "sns:Publish",
      arns.topic,
      from(STRANGER, alarm(STRANGER)),
      "a stranger's alarms",
    ],
    [
      "denied",
      service("cloudwatch"),
      "sns:Publish",
      arns.topic,
      { ...from(OWN, alarm(OWN)), "aws:SecureTransport": "false" },
      "in the clear",
    ],
    [
      "allowed",
      service("events"),
      "sns:Publish",
      arns.topic,
      { "aws:SecureTransport": "true" },
      "EventBridge, which names no source",
    ],
    ["allowed", service("backup"), "sns:Publish", arns.topic, from(OWN), "backups"],
    ["denied", service("backup"), "sns:Publish", arns.topic, from(STRANGER), "a stranger's backups"],
    ["denied", service("s3"), "sns:Publish", arns.topic, from(OWN), "a service that has nothing to tell"],
    [
      "allowed",
      service("cloudwatch"),
      "sns:Publish",
      arns.fallback,
      from(OWN, alarm(OWN)),
      "the notifier's own alarms",
    ],
    [
      "denied",
      service("events"),
      "sns:Publish",
      arns.fallback,
      { "aws:SecureTransport": "true" },
      "nothing but alarms by mail",
    ],
    [
      "allowed",
      service("sns"),
      "sqs:SendMessage",
      arns.queue,
      from(OWN, arns.topic),
      "the topic fills the queue",
    ],
    [
      "denied",
      service("sns"),
      "sqs:SendMessage",
      arns.queue,
      from(OWN, arns.fallback),
      "another topic does not",
    ],
    [
      "allowed",
      service("sns"),
      "sqs:SendMessage",
      arns.deadLetters,
      from(OWN, arns.topic),
      "what it cannot deliver",
    ],
    ["allowed", arns.role, "sqs:ReceiveMessage", arns.queue, {}, "the function reads its queue"],
    ["allowed", arns.role, "sqs:DeleteMessage", arns.queue, {}, "and empties it"],
    ["allowed", arns.role, "sqs:SendMessage", arns.queue, {}, "puts back"],
    ["allowed", arns.role, "sqs:SendMessage", arns.deadLetters, {}, "buries"],
    ["denied", arns.role, "sqs:ReceiveMessage", arns.deadLetters, {}, "and never digs up"],
    ["denied", arns.role, "sqs:DeleteMessage", arns.deadLetters, {}, "nor removes"],
    ["denied", arns.role, "sqs:SendMessage", otherQueue, {}, "another queue"],
    ["denied", arns.role, "sqs:DeleteQueue", arns.queue, {}, "the queue itself"],
    ["denied", arns.role, "sns:Publish", arns.topic, {}, "it raises no alerts"],
    ["allowed", arns.role, "secretsmanager:GetSecretValue", secret, {}, "its addresses"],
    ["denied", arns.role, "secretsmanager:GetSecretValue", otherSecret, {}, "no other secret"],
    ["denied", arns.role, "secretsmanager:PutSecretValue", secret, {}, "it changes none"],
    ["allowed", arns.role, "logs:PutLogEvents", `${arns.logGroup}:log-stream:x`, {}, "its log"],
    ["denied", arns.role, "logs:DeleteLogGroup", arns.logGroup, {}, "which it cannot remove"],
    ["allowed", arns.role, "kms:Decrypt", key, via("sqs", queueContext(arns.queue)), "the key for its queue"],
    [
      "allowed",
      arns.role,
      "kms:GenerateDataKey",
      key,
      via("sqs", queueContext(arns.deadLetters)),
      "and its dead letters",
    ],
    ["denied", arns.role, "kms:Decrypt", key, via("sqs", queueContext(otherQueue)), "not for another queue"],
    ["denied", arns.role, "kms:Decrypt", key, via("s3"), "not for data"],
    ["denied", arns.role, "kms:Decrypt", key, {}, "not by itself"],
    [
      "allowed",
      arns.role,
      "kms:Decrypt",
      key,
      via("secretsmanager", { "kms:EncryptionContext:SecretARN": secret }),
      "the key for its addresses",
    ],
    [
      "denied",
      arns.role,
      "kms:Decrypt",
      key,
      via("secretsmanager", { "kms:EncryptionContext:SecretARN": otherSecret }),
      "not for another secret",
    ],
    ["denied", arns.role, "kms:ScheduleKeyDeletion", key, {}, "it does not administer"],
    ["allowed", service("lambda"), "sts:AssumeRole", arns.role, {}, "Lambda takes the role"],
    ["denied", service("ec2"), "sts:AssumeRole", arns.role, {}, "nobody else"],
  ];

  it.each(ROWS)("%s: %s %s %s (%j): %s", async (verdict, principal, action, resource, context) => {
    const asked: Asked = {
      principal,
      holder: principal === arns.role ? arns.role : undefined,
      attached: [],
      action,
      resource,
      account: OWN,
      context,
      bound: false,
    };
    expect(await askAws(world, asked)).toBe(verdict);
  });
});

describe("on Alibaba Cloud", () => {
  const account = "1000000000000001";
  const region = "cn-shanghai";
  const { policies, names } = layoutAlicloudChatNotifier("alerts", alicloudChatArgs(region));
  const world: World = { policies, guardrails: [] };
  const ram = (name: string) => acsArn({ service: "ram", account, resource: `role/${name}` });
  const here = (service: string, resource: string) => acsArn({ service, region, account, resource });
  const messages = (queue: string) => here("mns", `/queues/${queue}/messages`);
  const [worker, door] = [ram(names.role), ram(names.intakeRole)];

  const rows: readonly (readonly ["allowed" | "denied", string, string, string, string])[] = [
    ["allowed", worker, "mns:SendMessage", messages(names.queue), "puts back"],
    ["allowed", worker, "mns:SendMessage", messages(names.deadLetters), "buries"],
    ["denied", worker, "mns:SendMessage", messages("orders"), "no other queue"],
    ["denied", worker, "mns:DeleteQueue", here("mns", `/queues/${names.queue}`), "nor the queue itself"],
    ["denied", worker, "mns:ReceiveMessage", messages(names.deadLetters), "never digs up"],
    ["allowed", worker, "kms:GetSecretValue", here("kms", `secret/${names.secret}`), "its addresses"],
    ["denied", worker, "kms:GetSecretValue", here("kms", "secret/database"), "no other secret"],
    ["denied", worker, "kms:PutSecretValue", here("kms", `secret/${names.secret}`), "it changes none"],
    [
      "allowed",
      worker,
      "log:PostLogStoreLogs",
      here("log", `project/${names.project}/logstore/${names.store}`),
      "its log",
    ],
    [
      "denied",
      worker,
      "log:DeleteLogStore",
      here("log", `project/${names.project}/logstore/${names.store}`),
      "which it cannot remove",
    ],
    ["allowed", door, "mns:SendMessage", messages(names.queue), "the door fills the queue"],
    ["denied", door, "mns:SendMessage", messages(names.deadLetters), "and nothing else"],
    ["denied", door, "mns:ReceiveMessage", messages(names.queue), "nor reads it"],
  ];
  it.each(rows)("%s: %s %s %s: %s", (verdict, principal, action, resource) => {
    const asked: Asked = {
      principal,
      holder: principal,
      attached: [],
      action,
      resource,
      account,
      context: {},
      bound: false,
    };
    expect(askAlicloud(world, asked)).toBe(verdict);
  });

  it("only Function Compute takes the roles", () => {
    const trust = policies
      .filter(({ kind }) => kind === "trust")
      .map(({ document }) => document.Statement[0]?.Principal);
    expect(trust).toEqual([{ Service: [ramPrincipal("fc")] }, { Service: [ramPrincipal("fc")] }]);
  });
});
