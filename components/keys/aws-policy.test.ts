import { runSimulation } from "@cloud-copilot/iam-simulate";
import { describe, expect, it } from "vitest";
import { arn, dnsSuffix, requirePartition, servicePrincipal } from "../partition/aws.ts";
import { hasKeyService } from "./aws-services.ts";
import type { AwsKeyService, KeysArgs } from "./contract.ts";
import { layoutKeys } from "./layout.ts";
import { AWS_ACCOUNT, awsKeys, domain, role } from "./testing.ts";

const SG = "ap-southeast-1";

interface Attempt {
  readonly by: string;
  readonly action: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
  /** What the caller's own policies say; silent by default. */
  readonly identity?: "kms:*";
}

/**
 * The simulator knows keys with a free end after `/` alone and drops those of an encryption context, and it knows
 * services by the suffix of the first partition alone.
 */
function known<T>(value: T): T {
  const text = JSON.stringify(value)
    .replaceAll("kms:EncryptionContext:", "aws:PrincipalTag/context-")
    .replaceAll(`${dnsSuffix("aws-cn")}"`, `${dnsSuffix("aws")}"`);
  return JSON.parse(text);
}

function may(args: KeysArgs, name: string, attempt: Attempt) {
  const key = layoutKeys("k", "aws", args).keys.find((each) => each.domain === name) ?? expect.fail(name);
  return mayBy(key.policy, args.region, attempt);
}

async function mayBy(policy: unknown, region: string, { by, action, context = {}, identity }: Attempt) {
  const result = await runSimulation(
    {
      request: {
        principal: known(by),
        action,
        resource: {
          resource: arn({
            partition: requirePartition(region),
            service: "kms",
            region,
            account: AWS_ACCOUNT,
            resource: "key/1234abcd-12ab-34cd-56ef-1234567890ab",
          }),
          accountId: AWS_ACCOUNT,
        },
        contextVariables: known({ "kms:CallerAccount": AWS_ACCOUNT, ...context }),
      },
      identityPolicies:
        identity === undefined
          ? []
          : [
              {
                name: "own",
                policy: {
                  Version: "2012-10-17",
                  Statement: [{ Effect: "Allow", Action: identity, Resource: "*" }],
                },
              },
            ],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: known(policy),
    },
    {},
  );
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  return result.overallResult === "Allowed";
}

const via = (service: string, region = SG) => ({ "kms:ViaService": `${service}.${region}.amazonaws.com` });
const MFA = { "aws:MultiFactorAuthPresent": "true" };
const NO_MFA = { "aws:MultiFactorAuthPresent": "false" };
const admin = role(SG, "key-admin");
const deploy = role(SG, "deploy");
const pos = role(SG, "pos");
const linked = role(SG, "aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling");

describe("people and pipelines", () => {
  const table: readonly [string, string, Attempt, boolean][] = [
    ["an administrator renews the policy", "payment", { by: admin, action: "kms:PutKeyPolicy" }, true],
    [
      "an administrator schedules deletion with MFA",
      "payment",
      { by: admin, action: "kms:ScheduleKeyDeletion", context: MFA },
      true,
    ],
    [
      "an administrator schedules deletion without MFA",
      "payment",
      { by: admin, action: "kms:ScheduleKeyDeletion", context: NO_MFA },
      false,
    ],
    [
      "an administrator disables with a key that knows no MFA",
      "payment",
      { by: admin, action: "kms:DisableKey" },
      false,
    ],
    ["an administrator decrypts", "payment", { by: admin, action: "kms:Decrypt" }, false],
    [
      "an administrator decrypts with every right of IAM",
      "payment",
      { by: admin, action: "kms:Decrypt", identity: "kms:*" },
      false,
    ],
    [
      "an administrator decrypts disks through EC2",
      "disks",
      { by: admin, action: "kms:Decrypt", identity: "kms:*", context: via("ec2") },
      false,
    ],
    [
      "an administrator lends the key to itself",
      "payment",
      { by: admin, action: "kms:CreateGrant", identity: "kms:*" },
      false,
    ],
    ["a pipeline renews the policy", "payment", { by: deploy, action: "kms:PutKeyPolicy" }, true],
    [
      "a pipeline deletes, after the stack was told to",
      "payment",
      { by: deploy, action: "kms:ScheduleKeyDeletion" },
      true,
    ],
    ["a pipeline replicates", "logs", { by: deploy, action: "kms:ReplicateKey" }, true],
    [
      "a pipeline makes a database",
      "payment",
      {
        by: deploy,
        action: "kms:CreateGrant",
        context: { ...via("rds"), "kms:GrantIsForAWSResource": "true" },
      },
      true,
    ],
    [
      "a pipeline lends the key to anybody through RDS",
      "payment",
      {
        by: deploy,
        action: "kms:CreateGrant",
        context: { ...via("rds"), "kms:GrantIsForAWSResource": "false" },
      },
      false,
    ],
    [
      "a pipeline decrypts by itself",
      "payment",
      { by: deploy, action: "kms:Decrypt", identity: "kms:*" },
      false,
    ],
    ["a user reads a bucket", "payment", { by: pos, action: "kms:Decrypt", context: via("s3") }, true],
    [
      "a user reads through a service that the domain does not serve",
      "logs",
      { by: role(SG, "audit"), action: "kms:Decrypt", context: via("dynamodb") },
      false,
    ],
    ["a user encrypts a field where that is allowed", "payment", { by: pos, action: "kms:Encrypt" }, true],
    ["a user encrypts a field elsewhere", "logs", { by: role(SG, "audit"), action: "kms:Encrypt" }, false],
    [
      "a user renews the policy",
      "payment",
      { by: pos, action: "kms:PutKeyPolicy", identity: "kms:*" },
      false,
    ],
    [
      "a user schedules deletion",
      "payment",
      { by: pos, action: "kms:ScheduleKeyDeletion", identity: "kms:*", context: MFA },
      false,
    ],
    [
      "a user of another domain",
      "payment",
      { by: role(SG, "audit"), action: "kms:Decrypt", identity: "kms:*", context: via("s3") },
      false,
    ],
    [
      "anybody with every right of IAM",
      "payment",
      { by: role(SG, "power"), action: "kms:Decrypt", identity: "kms:*", context: via("s3") },
      false,
    ],
    [
      "anybody with every right of IAM, over the policy",
      "payment",
      { by: role(SG, "power"), action: "kms:PutKeyPolicy", identity: "kms:*" },
      false,
    ],
    [
      "an instance's role, for its disk",
      "disks",
      { by: role(SG, "shop"), action: "kms:Decrypt", identity: "kms:*", context: via("ec2") },
      true,
    ],
    [
      "an instance's role, past EC2",
      "disks",
      { by: role(SG, "shop"), action: "kms:Decrypt", identity: "kms:*" },
      false,
    ],
    [
      "Auto Scaling's role",
      "disks",
      { by: linked, action: "kms:GenerateDataKeyWithoutPlaintext", context: { "aws:PrincipalArn": linked } },
      true,
    ],
    [
      "Auto Scaling's role, lending to EC2",
      "disks",
      {
        by: linked,
        action: "kms:CreateGrant",
        context: { "aws:PrincipalArn": linked, "kms:GrantIsForAWSResource": "true" },
      },
      true,
    ],
    [
      "Auto Scaling's role, lending to anybody",
      "disks",
      {
        by: linked,
        action: "kms:CreateGrant",
        context: { "aws:PrincipalArn": linked, "kms:GrantIsForAWSResource": "false" },
      },
      false,
    ],
    [
      "Auto Scaling's role, for the logs",
      "logs",
      { by: linked, action: "kms:Decrypt", context: { "aws:PrincipalArn": linked } },
      false,
    ],
  ];

  it.each(table)("%s", async (_, name, attempt, allowed) => {
    const context = {
      "aws:PrincipalArn": attempt.by,
      "aws:PrincipalType": "AssumedRole",
      ...attempt.context,
    };
    expect(await may(awsKeys(SG), name, { ...attempt, context })).toBe(allowed);
  });

  it("the root user can always write the policy anew, and nothing more", async () => {
    const root = arn({ partition: "aws", service: "iam", account: AWS_ACCOUNT, resource: "root" });
    const context = { "aws:PrincipalType": "Account", "aws:PrincipalArn": root, ...MFA };
    const attempt = (action: string) =>
      may(awsKeys(SG), "payment", { by: root, action, context, identity: "kms:*" });
    expect([await attempt("kms:PutKeyPolicy"), await attempt("kms:Decrypt")]).toEqual([true, false]);
  });

  it("a break-glass role administers with MFA, and reads where it is a user", async () => {
    const glass = role(SG, "break-glass");
    const args = awsKeys(SG, {
      administrators: { people: [], pipelines: [deploy], emergency: [glass] },
      domains: { logs: domain({ serves: ["s3"], users: [glass] }), other: domain({ serves: ["s3"] }) },
    });
    const attempt = (name: string, action: string, more: Attempt["context"] = {}) =>
      may(args, name, { by: glass, action, context: { "aws:PrincipalArn": glass, ...more } });
    expect(await attempt("logs", "kms:ScheduleKeyDeletion", MFA)).toBe(true);
    expect(await attempt("logs", "kms:ScheduleKeyDeletion", NO_MFA)).toBe(false);
    expect(await attempt("logs", "kms:Decrypt", via("s3"))).toBe(true);
    expect(await attempt("other", "kms:Decrypt", via("s3"))).toBe(false);
  });

  it("a role that was deleted and made again administers by its name", async () => {
    const args = awsKeys(SG);
    const { policy } = layoutKeys("k", "aws", args).keys[0] ?? expect.fail("no key");
    const bornAgain = policy?.Statement.filter(({ Sid }) => Sid !== "AdministratorsAdminister") ?? [];
    const context = { "aws:PrincipalArn": admin, "aws:PrincipalType": "AssumedRole" };
    const attempt = (by: string) =>
      mayBy({ ...policy, Statement: bornAgain }, args.region, {
        by,
        action: "kms:PutKeyPolicy",
        identity: "kms:*",
        context: { ...context, "aws:PrincipalArn": by },
      });
    expect(await attempt(admin)).toBe(true);
    expect(await attempt(role(SG, "power"))).toBe(false);
  });

  it("in China, where there is no root user, nothing is left to one", () => {
    const sids = (region: string) =>
      layoutKeys("k", "aws", awsKeys(region)).keys[0]?.policy?.Statement.map(({ Sid }) => Sid);
    expect(sids("cn-north-1")).not.toContain("RootKeepsKey");
    expect(sids("cn-north-1")).toContain("AdministratorsByName");
    expect(sids("us-gov-west-1")).toContain("RootKeepsKey");
  });

  it("roles of an identity centre administer by their beginning, and need no mark of MFA", async () => {
    const pattern = role(SG, "aws-reserved/sso.amazonaws.com/*AWSReservedSSO_KeyAdmin_*");
    const by = role(SG, "aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_KeyAdmin_0123456789abcdef");
    const args = awsKeys(SG, { administrators: { people: [pattern], pipelines: [deploy] } });
    const context = { "aws:PrincipalArn": by, "aws:PrincipalType": "AssumedRole" };
    const attempt = (action: string) => may(args, "payment", { by, action, context, identity: "kms:*" });
    expect(await attempt("kms:ScheduleKeyDeletion")).toBe(true);
    expect(await attempt("kms:Decrypt")).toBe(false);
  });
});

describe.each(["ap-southeast-1", "cn-north-1", "us-gov-west-1"])("services that write, in %s", (region) => {
  const partition = requirePartition(region);
  const of = (service: string, resource: string, where = region, account = AWS_ACCOUNT) =>
    arn({ partition, service, region: where, account, resource });
  const from = (source: string, account = AWS_ACCOUNT) => ({
    "aws:SourceArn": source,
    "aws:SourceAccount": account,
  });
  const trail = (account: string) => of("cloudtrail", "trail/all", region, account);
  const table: readonly [AwsKeyService, string, string, Attempt["context"], Attempt["context"]][] = [
    [
      "cloudtrail",
      "cloudtrail",
      "kms:GenerateDataKey",
      { ...from(trail("444455556666")), "kms:EncryptionContext:aws:cloudtrail:arn": trail("444455556666") },
      { ...from(trail("999988887777")), "kms:EncryptionContext:aws:cloudtrail:arn": trail("999988887777") },
    ],
    ["cloudtrail", "cloudtrail", "kms:DescribeKey", from(trail(AWS_ACCOUNT)), from(trail("999988887777"))],
    [
      "logs",
      "logs",
      "kms:Decrypt",
      { "kms:EncryptionContext:aws:logs:arn": of("logs", "log-group:/atrium/x") },
      { "kms:EncryptionContext:aws:logs:arn": of("logs", "log-group:/atrium/x", region, "999988887777") },
    ],
    [
      "log-delivery",
      "delivery.logs",
      "kms:GenerateDataKey",
      from(of("logs", "*")),
      from(of("logs", "*", region, "999988887777"), "999988887777"),
    ],
    [
      "events",
      "events",
      "kms:GenerateDataKey",
      { "kms:EncryptionContext:aws:sns:topicArn": of("sns", "alerts") },
      { "kms:EncryptionContext:aws:sns:topicArn": of("sns", "alerts", region, "999988887777") },
    ],
    ["events", "events", "kms:Decrypt", { "kms:EncryptionContext:aws:sqs:arn": of("sqs", "dead") }, {}],
    [
      "backup",
      "backup",
      "kms:Decrypt",
      { "kms:EncryptionContext:aws:sns:topicArn": of("sns", "alerts") },
      {},
    ],
    [
      "cloudwatch",
      "cloudwatch",
      "kms:Decrypt",
      { "aws:SourceAccount": AWS_ACCOUNT },
      { "aws:SourceAccount": "999988887777" },
    ],
    ["sns", "sns", "kms:GenerateDataKey", { "aws:SourceAccount": AWS_ACCOUNT }, {}],
    ["budgets", "budgets", "kms:Decrypt", from(of("budgets", "budget/x", "")), {}],
    ["cost-alerts", "costalerts", "kms:Decrypt", { "aws:SourceAccount": AWS_ACCOUNT }, {}],
    ["config", "config", "kms:GenerateDataKey", { "aws:SourceAccount": AWS_ACCOUNT }, {}],
    [
      "guardduty",
      "guardduty",
      "kms:GenerateDataKey",
      from(of("guardduty", "detector/1")),
      from(of("guardduty", "detector/1", region, "999988887777"), "999988887777"),
    ],
    ["inspector", "inspector2", "kms:GenerateDataKey", from(of("inspector2", "report/1")), {}],
    ["macie", "macie", "kms:Encrypt", from(of("macie2", "classification-job/1")), {}],
    ["s3", "s3", "kms:GenerateDataKey", from(arn({ partition, service: "s3", resource: "store" })), {}],
  ];

  it.each(table.filter(([service]) => hasKeyService(service, region)))(
    "%s may, for the account's own: %s %s",
    async (service, principal, action, right, wrong) => {
      const args = awsKeys(region, {
        domains: { data: domain({ serves: [service], sources: ["444455556666"] }) },
      });
      const by = servicePrincipal(principal, region);
      expect(await may(args, "data", { by, action, ...(right && { context: right }) })).toBe(true);
      expect(await may(args, "data", { by, action, ...(wrong && { context: wrong }) })).toBe(false);
      const other = awsKeys(region, { domains: { data: domain({ serves: ["dynamodb"] }) } });
      expect(await may(other, "data", { by, action, ...(right && { context: right }) })).toBe(false);
    },
  );
});
