import { describe, expect, it } from "vitest";
import { askAlicloud, askAws } from "../least-privilege/testing.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, servicePrincipal } from "../partition/aws.ts";
import type { PolicyStatement } from "../policy-document.ts";
import { layoutAlicloudWebTier, layoutAwsWebTier } from "./layout.ts";
import { alicloudWebTierArgs, webTierArgs } from "./testing.ts";

/** Action, resource, what the request says of itself, verdict, why. */
type Row = readonly [string, string, Readonly<Record<string, string>>, "allowed" | "denied", string];

const ACCOUNT = "111122223333";
const PRICES = arn({ partition: "aws", service: "s3", resource: "prices" });
const INSTANCE = arn({
  partition: "aws",
  service: "ec2",
  region: "ap-southeast-1",
  account: ACCOUNT,
  resource: "instance/i-1",
});

describe("servers on AWS", () => {
  const permissions: readonly PolicyStatement[] = [
    { Sid: "Prices", Effect: "Allow", Action: "s3:GetObject", Resource: `${PRICES}/*` },
  ];
  const { policies } = layoutAwsWebTier("shop", webTierArgs("ap-southeast-1", { permissions }));
  const role = policies.find(({ kind }) => kind === "trust")?.resource ?? "";
  const session = `${role.replace(":iam:", ":sts:").replace(":role/", ":assumed-role/")}/i-1`;
  const ask = (action: string, resource: string, context: Readonly<Record<string, string>> = {}) =>
    askAws(
      { policies, guardrails: [] },
      {
        principal: session,
        holder: role,
        attached: [],
        action,
        resource,
        account: ACCOUNT,
        context,
        bound: false,
      },
    );

  it.each<Row>([
    ["ssmmessages:OpenDataChannel", "*", {}, "allowed", "sessions without an open port"],
    ["ssm:UpdateInstanceInformation", INSTANCE, {}, "allowed", "says that it is there"],
    ["cloudwatch:PutMetricData", "*", { "cloudwatch:namespace": "CWAgent" }, "allowed", "measures itself"],
    ["s3:GetObject", `${PRICES}/today.json`, {}, "allowed", "what was asked for"],
    [
      "cloudwatch:PutMetricData",
      "*",
      { "cloudwatch:namespace": "AWS/EC2" },
      "denied",
      "measures nothing else",
    ],
    ["s3:PutObject", `${PRICES}/today.json`, {}, "denied", "reads and does not write"],
    [
      "s3:GetObject",
      `${arn({ partition: "aws", service: "s3", resource: "cards" })}/x`,
      {},
      "denied",
      "one bucket",
    ],
    [
      "ssm:GetParameter",
      arn({
        partition: "aws",
        service: "ssm",
        region: "ap-southeast-1",
        account: ACCOUNT,
        resource: "parameter/x",
      }),
      {},
      "denied",
      "the managed policy reads every parameter",
    ],
    [
      "secretsmanager:GetSecretValue",
      arn({
        partition: "aws",
        service: "secretsmanager",
        region: "ap-southeast-1",
        account: ACCOUNT,
        resource: "secret:x-abc123",
      }),
      {},
      "denied",
      "nobody asked for a secret",
    ],
    ["ec2:TerminateInstances", INSTANCE, {}, "denied", "ends nothing"],
  ])("%s on %s %j is %4$s: %5$s", async (action, resource, context, verdict, _why) => {
    expect(await ask(action, resource, context)).toBe(verdict);
  });

  it("alone become the role", () => {
    const [trust] = policies.find(({ kind }) => kind === "trust")?.document.Statement ?? [];
    expect(trust?.Principal).toEqual({ Service: servicePrincipal("ec2", "ap-southeast-1") });
  });
});

describe("servers on Alibaba Cloud", () => {
  const owner = "1000000000000001";
  const object = (bucket: string) =>
    acsArn({ service: "oss", account: owner, resource: `${bucket}/today.json` });
  const permissions: readonly PolicyStatement[] = [
    { Effect: "Allow", Action: ["oss:GetObject"], Resource: [object("prices")] },
  ];
  const { policies } = layoutAlicloudWebTier("shop", alicloudWebTierArgs("cn-shanghai", { permissions }));
  const role = policies.find(({ kind }) => kind === "trust")?.resource ?? "";
  const ask = (action: string, resource: string) =>
    askAlicloud(
      { policies, guardrails: [] },
      {
        principal: role,
        holder: role,
        attached: [],
        action,
        resource,
        account: owner,
        context: {},
        bound: false,
      },
    );

  it.each([
    ["oss:GetObject", object("prices"), "allowed"],
    ["oss:PutObject", object("prices"), "denied"],
    ["oss:GetObject", object("cards"), "denied"],
    [
      "kms:GetSecretValue",
      acsArn({ service: "kms", region: "cn-shanghai", account: owner, resource: "secret/x" }),
      "denied",
    ],
  ] as const)("%s on %s is %s", (action, resource, verdict) => {
    expect(ask(action, resource)).toBe(verdict);
  });
});
