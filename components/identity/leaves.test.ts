import * as alicloud from "@pulumi/alicloud";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, type Registered, recordComponent } from "../testing.ts";
import { AlicloudIdentity } from "./alicloud.ts";
import { AlicloudBreakGlassAlarm } from "./alicloud-break-glass-alarm.ts";
import { AlicloudGeneratedSecrets } from "./alicloud-secrets.ts";
import { AwsIdentity } from "./aws.ts";
import { AwsBreakGlassAlarm } from "./aws-break-glass-alarm.ts";
import { AwsGeneratedSecrets } from "./aws-secrets.ts";
import type { IdentityArgs } from "./contract.ts";
import { cases } from "./identity.cases.ts";
import { alarmArgs, identityArgs, NOW, secretsArgs } from "./testing.ts";

const record = (cloud: "aws" | "alicloud", region: string, more: Partial<IdentityArgs> = {}) =>
  recordComponent((transform) => {
    const args = identityArgs(cloud, region, more);
    const transformations = [transform];
    if (cloud === "aws") return new AwsIdentity("id", args, { transformations }, NOW);
    const provider = new alicloud.Provider("home", { region });
    return new AlicloudIdentity("id", args, { transformations, provider }, NOW);
  });

const found = ({ resources }: Recording, type: string, name: string): Registered =>
  resources.find((each) => each.type.endsWith(`:${type}`) && each.name === name) ??
  expect.fail(`no ${type} ${name}`);
const inputs = (run: Recording, type: string, name: string): Registered["inputs"] =>
  found(run, type, name).inputs;
const names = ({ resources }: Recording, type: string): readonly string[] =>
  resources.filter((each) => each.type.endsWith(`:${type}`)).map(({ name }) => name);

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases) {
    const { resources } = await recordComponent((transform) =>
      each.build("id", { transformations: [transform] }, {}),
    );
    for (const { type } of resources) if (type.startsWith("atrium:")) tokens.add(type);
  }
  expect([...tokens].sort()).toEqual([
    "atrium:identity:AlicloudBreakGlassAlarm",
    "atrium:identity:AlicloudGeneratedSecrets",
    "atrium:identity:AlicloudIdentity",
    "atrium:identity:AwsBreakGlassAlarm",
    "atrium:identity:AwsGeneratedSecrets",
    "atrium:identity:AwsIdentity",
  ]);
});

it("makes no user and no access key", async () => {
  for (const each of cases) {
    const { resources } = await recordComponent((transform) =>
      each.build("id", { transformations: [transform] }, {}),
    );
    expect(
      resources.filter(({ type }) => /:(?:User|AccessKey|LoginProfile|UserLoginProfile)$/.test(type)),
    ).toEqual([]);
  }
});

it("adding an elevation changes nothing that was there", async () => {
  const before = await record("aws", "eu-west-1", { elevations: {} });
  const after = await record("aws", "eu-west-1");
  const kept = (run: Recording) =>
    run.resources
      .filter(({ type, name }) => !type.startsWith("atrium:") && !name.includes("elevated-"))
      .map(({ type, name, inputs: given }) => [type, name, given]);
  expect(kept(after)).toEqual(kept(before));
});

describe("on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("aws", "eu-west-1");
  });

  it("writes the guide's password rules", () => {
    expect(inputs(run, "AccountPasswordPolicy", "id-passwords")).toMatchObject({
      minimumPasswordLength: 12,
      maxPasswordAge: 60,
      passwordReusePrevention: 10,
      requireLowercaseCharacters: true,
      requireUppercaseCharacters: true,
      requireNumbers: true,
      requireSymbols: true,
    });
  });

  it("puts the boundary on every role but the two that are more", () => {
    const unbound = run.resources
      .filter(
        ({ type, inputs: given }) => type === "aws:iam/role:Role" && given.permissionsBoundary === undefined,
      )
      .map(({ name }) => name);
    expect(unbound).toEqual(["id-break-glass", "id-ci-deploy"]);
  });

  it("puts the second factor on every group", () => {
    expect(names(run, "GroupPolicyAttachment")).toEqual(
      names(run, "Group").map((name) => `${name}-second-factor`),
    );
  });

  it("ends sessions of break-glass after an hour", () => {
    expect(inputs(run, "Role", "id-break-glass").maxSessionDuration).toBe(3600);
  });

  it("shows an elevation's reason, approvers and end on its role", () => {
    expect(inputs(run, "Role", "id-elevated-release-42").tags).toMatchObject({
      expiry: "2026-11-27",
      "elevation-until": "2026-11-27T10:00:00Z",
      "elevation-reason": "双十二 capacity test",
      "elevation-approvers": "bob@mall.example - carol@mall.example",
    });
  });

  it("gives a group its account only once what it may do is complete", () => {
    expect(found(run, "AccountAssignment", "id-sso-operators-111122223333").dependsOn).toEqual([
      "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy id-sso-operations",
    ]);
  });

  it("makes the pipelines' provider before the roles that trust it", () => {
    expect(found(run, "Role", "id-ci-deploy").dependsOn).toEqual([
      "aws:iam/policy:Policy id-boundary",
      "aws:iam/openIdConnectProvider:OpenIdConnectProvider id-ci",
    ]);
  });
});

describe("on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await record("alicloud", "cn-shanghai", {
      people: { signInFrom: ["203.0.113.0/24", "198.51.100.0/24"] },
    });
  });

  it("writes the guide's password rules, the lock among them", () => {
    expect(inputs(run, "PasswordPolicy", "id-passwords")).toMatchObject({
      minimumPasswordLength: 12,
      maxPasswordAge: 60,
      passwordReusePrevention: 10,
      minimumPasswordDifferentCharacter: 8,
      passwordNotContainUserName: true,
      maxLoginAttemps: 5,
    });
  });

  it("asks everybody for the second factor, and hands out no access keys", () => {
    expect(inputs(run, "SecurityPreference", "id-sign-in")).toMatchObject({
      mfaOperationForLogin: "mandatory",
      operationForRiskLogin: "enforceVerify",
      enableSaveMfaTicket: false,
      allowUserToManageAccessKeys: false,
      maxIdleDaysForUsers: 90,
      loginNetworkMasks: "203.0.113.0/24;198.51.100.0/24",
    });
  });

  it("guards a role before it may do anything", () => {
    expect(found(run, "RolePolicyAttachment", "id-audit").dependsOn).toEqual([
      "alicloud:ram/rolePolicyAttachment:RolePolicyAttachment id-audit-guard",
    ]);
    expect(names(run, "RolePolicyAttachment")).not.toContain("id-break-glass-guard");
  });

  it("lets old versions of a policy go, so that the sixth is taken and the policy can be deleted", () => {
    const policies = run.resources.filter(({ type }) => type === "alicloud:ram/policy:Policy");
    expect(new Set(policies.map(({ inputs: given }) => given.rotateStrategy))).toEqual(
      new Set(["DeleteOldestNonDefaultVersionWhenLimitExceeded"]),
    );
    expect(policies.every(({ inputs: given }) => given.force === true)).toBe(true);
  });

  it("keeps a policy where it is when an elevation's end moves", async () => {
    const { elevations = {} } = identityArgs("alicloud", "cn-shanghai");
    const [[key, row] = expect.fail("no elevation")] = Object.entries(elevations);
    const moved = await record("alicloud", "cn-shanghai", {
      elevations: { [key]: { ...row, until: "2026-11-26T18:00:00+08:00" } },
    });
    const of = (each: Recording) => {
      const { policyDocument: _, ...rest } = inputs(each, "Policy", `id-elevated-${key}`);
      return rest;
    };
    expect(of(moved)).toEqual(of(run));
  });

  it("knows the issuer of pipelines by its fingerprint", () => {
    expect(inputs(run, "OidcProvider", "id-ci")).toMatchObject({
      issuerUrl: "https://token.actions.githubusercontent.com",
      clientIds: ["sts.aliyuncs.com"],
      fingerprints: ["0BBFAB97059595E8D1EC48E89EB8657C0E5AAE71"],
    });
  });
});

describe("generated passwords", () => {
  /** How the engine marks a secret on the wire. */
  const SECRET = "1b47061264138c4ac30d75fd1eb44270";
  const kept = (cloud: "aws" | "alicloud", more: Parameters<typeof secretsArgs>[2] = {}) =>
    recordComponent((transform) => {
      const region = cloud === "aws" ? "eu-west-1" : "cn-shanghai";
      const args = secretsArgs(cloud, region, more);
      const transformations = [transform];
      if (cloud === "aws") return new AwsGeneratedSecrets("kept", args, { transformations }, NOW);
      const provider = new alicloud.Provider("home", { region });
      return new AlicloudGeneratedSecrets("kept", args, { transformations, provider }, NOW);
    });

  it("have four classes of characters and 20 of them", async () => {
    expect(inputs(await kept("aws"), "RandomPassword", "kept-pos-link")).toMatchObject({
      length: 20,
      minUpper: 1,
      minLower: 1,
      minNumeric: 1,
      minSpecial: 1,
      keepers: { since: "2026-11-23" },
    });
  });

  it("are secrets where they are stored, and in no output", async () => {
    const aws = await kept("aws");
    expect(JSON.stringify(inputs(aws, "SecretVersion", "kept-pos-link").secretString)).toContain(SECRET);
    const ram = await kept("alicloud");
    expect(JSON.stringify(inputs(ram, "Secret", "kept-pos-link").secretData)).toContain(SECRET);
    for (const { outputs, component } of [aws, ram]) {
      expect(outputs.get(component)?.keys).toEqual(["secrets"]);
    }
  });

  it("are a new version when they are new: KMS refuses another value under the same id", async () => {
    const version = async (since: string) => {
      const run = await kept("alicloud", {
        secrets: { it: { purpose: "drill", username: "it", rotation: { by: "deployment", since } } },
      });
      return inputs(run, "Secret", "kept-it").versionId;
    };
    expect(await version("2026-11-22")).not.toBe(await version("2026-11-23"));
  });

  it("are turned by KMS itself where RDS takes them", async () => {
    const run = await kept("alicloud", {
      secrets: {
        it: { purpose: "drill", username: "it", rotation: { by: "rds", instance: "rm-1", days: 30 } },
      },
    });
    expect(inputs(run, "Secret", "kept-it")).toMatchObject({
      secretType: "Rds",
      enableAutomaticRotation: true,
      rotationInterval: "30d",
      extendedConfig: JSON.stringify({ SecretSubType: "SingleUser", DBInstanceId: "rm-1" }),
    });
  });

  it("are protected, unless deletion was allowed with a reason", async () => {
    expect(found(await kept("aws"), "Secret", "kept-pos-link").protect).toBe(true);
    const open = await kept("aws", { deletion: { allowed: { reason: "a drill" } } });
    expect(found(open, "Secret", "kept-pos-link").protect).toBe(false);
  });
});

describe("the alarm of break-glass", () => {
  it("hears of sessions by API and in the console on AWS", async () => {
    const run = await recordComponent(
      (transform) =>
        new AwsBreakGlassAlarm(
          "alarm",
          alarmArgs("aws", "cn-north-1"),
          { provider: "aws", topicArn: "topic" },
          { transformations: [transform] },
        ),
    );
    expect(JSON.parse(String(inputs(run, "EventRule", "alarm-sessions").eventPattern)).detail.$or).toEqual([
      {
        eventName: ["AssumeRole"],
        requestParameters: { roleArn: ["arn:aws-cn:iam::111122223333:role/atrium-break-glass"] },
      },
      {
        eventName: ["SwitchRole"],
        userIdentity: { arn: [{ prefix: "arn:aws-cn:sts::111122223333:assumed-role/atrium-break-glass/" }] },
      },
    ]);
  });

  it("hears of sessions on Alibaba Cloud", async () => {
    const run = await recordComponent((transform) => {
      const provider = new alicloud.Provider("home", { region: "cn-shanghai" });
      const route = {
        provider: "alicloud",
        contactGroup: "c",
        queue: "q",
        queueArn: "q",
        actionPolicy: "a",
      } as const;
      const opts = { transformations: [transform], provider };
      return new AlicloudBreakGlassAlarm("alarm", alarmArgs("alicloud", "cn-shanghai"), route, opts);
    });
    const { data } = JSON.parse(String(inputs(run, "Rule", "alarm-sessions").filterPattern));
    expect(data).toEqual({
      eventName: ["AssumeRole"],
      requestParameters: { RoleArn: ["acs:ram::1000000000000001:role/atrium-break-glass"] },
    });
  });
});
