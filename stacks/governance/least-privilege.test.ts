import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { archiveDocuments } from "../../components/audit-log/documents.ts";
import { layoutIdentity } from "../../components/identity/index.ts";
import { layoutKeys } from "../../components/keys/index.ts";
import { type Asked, askAlicloud, askAws, type World } from "../../components/least-privilege/testing.ts";
import { layoutOrganization } from "../../components/organization/index.ts";
import { acsArn } from "../../components/partition/alicloud.ts";
import { arn, servicePrincipal, viaService } from "../../components/partition/aws.ts";
import { awsPolicy, type PlannedPolicy, ramPolicy } from "../../components/policy-document.ts";
import { loadEstate } from "../load.ts";
import { archiveWith, identityOf, type Links } from "./complete.ts";
import { ARCHIVE_DOMAIN } from "./keys.ts";
import type { AccountPlan } from "./plan.ts";

/** What the example's accounts may do once they are wired: each part was proved by itself, here they meet. */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const plan = loadEstate(`${ROOT}examples/mall-group/estate.yaml`, ROOT).estate.governance;
const REGION = "ap-southeast-1";
const MAIN = "111122223333";
const LOGS = "111122224444";

const iam = (account: string, resource: string) =>
  arn({ partition: "aws", service: "iam", account, resource });
const kms = (account: string, region: string, domain: string) =>
  arn({ partition: "aws", service: "kms", region, account, resource: `key/${domain}` });

function policiesOf(each: AccountPlan): readonly PlannedPolicy[] {
  const { account, audit, regions } = each;
  const { provider } = account;
  const links: Links = {
    key: (region, domain) => {
      const serves = regions[region]?.keys.domains[domain]?.serves ?? [];
      return { arn: keyName(each, region, domain), id: domain, serves };
    },
    route: () => undefined,
  };
  const archive = archiveWith(each, links);
  const keyOf = (region: string) => keyName(each, region, ARCHIVE_DOMAIN);
  return [
    ...layoutIdentity(account.name, provider, identityOf(each)).policies,
    ...Object.entries(regions).flatMap(
      ([region, { keys }]) => layoutKeys(`${account.name}-${region}`, provider, keys).policies,
    ),
    ...(archive === undefined || audit === undefined
      ? []
      : archiveDocuments(audit.archiveName, provider, archive, {
          log: keyOf(archive.region),
          copy: keyOf(archive.offSite),
        })),
  ];
}

function keyName({ account }: AccountPlan, region: string, domain: string): string {
  if (account.provider === "aws") return kms(account.id, region, domain);
  return acsArn({ service: "kms", region, account: account.id, resource: `key/${domain}` });
}

const ours = Object.values(plan).filter(({ account }) => account.provider === "aws");
const organized = ours.flatMap(({ account, organization }) =>
  organization === undefined ? [] : layoutOrganization(account.name, "aws", organization).policies,
);
const world: World = {
  policies: ours.flatMap(policiesOf),
  guardrails: organized.filter(({ kind }) => kind === "scp"),
};

const everything: PlannedPolicy = {
  key: "everything",
  kind: "identity",
  document: awsPolicy({ Effect: "Allow", Action: "*", Resource: "*" }),
};
const bucket = world.policies.find(({ key }) => key === "bucket-trail")?.resource ?? "";
const log = `${bucket}/AWSLogs/${MAIN}/CloudTrail/${REGION}/2026/11/23/x.json.gz`;
const trail = arn({
  partition: "aws",
  service: "cloudtrail",
  region: REGION,
  account: MAIN,
  resource: "trail/atrium-audit",
});
const archiveKey = kms(LOGS, REGION, ARCHIVE_DOMAIN);

type Context = Readonly<Record<string, string>>;
const TLS = { "s3:TlsVersion": "1.3" };
const throughS3: Context = {
  "kms:ViaService": viaService("s3", REGION),
  "kms:CallerAccount": LOGS,
  "kms:EncryptionContext:aws:s3:arn": log,
};
const workgroup = arn({
  partition: "aws",
  service: "athena",
  region: REGION,
  account: LOGS,
  resource: `workgroup/${plan["aws-logs"]?.audit?.archiveName ?? ""}`,
});
const ofTrail: Context = { "aws:SourceArn": trail };
const fromTrail: Context = { ...ofTrail, "kms:EncryptionContext:aws:cloudtrail:arn": trail };
const owned = { "s3:x-amz-acl": "bucket-owner-full-control" };

const role = (account: string, name: string) => iam(account, `role/${name}`);
const landingZone = (account: string) => role(account, "landing-zone");

function asked(who: string, action: string, resource: string, context: Context, attached = false): Asked {
  const service = !who.startsWith("arn:");
  return {
    principal: who,
    holder: service ? undefined : who,
    attached: attached ? [everything] : [],
    action,
    resource,
    account: resource === bucket || resource === log ? LOGS : (resource.split(":")[4] ?? ""),
    context: {
      "aws:CurrentTime": "2026-11-23T06:00:00Z",
      "aws:RequestedRegion": REGION,
      "aws:SecureTransport": "true",
      ...(service
        ? { "aws:PrincipalIsAWSService": "true" }
        : { "aws:PrincipalArn": who, "aws:PrincipalAccount": who.split(":")[4] ?? "" }),
      ...context,
    },
    bound: !service,
  };
}

describe("the wired example", () => {
  const cloudtrail = servicePrincipal("cloudtrail", REGION);
  it.each<[string, "allowed" | "denied", Asked]>([
    [
      "a trail writes into the archive",
      "allowed",
      asked(cloudtrail, "s3:PutObject", log, { ...ofTrail, ...owned }),
    ],
    [
      "and encrypts what it writes",
      "allowed",
      asked(cloudtrail, "kms:GenerateDataKey", archiveKey, fromTrail),
    ],
    ["audit reads the archive", "allowed", asked(role(LOGS, "atrium-audit"), "s3:GetObject", log, TLS)],
    ["with its key", "allowed", asked(role(LOGS, "atrium-audit"), "kms:Decrypt", archiveKey, throughS3)],
    [
      "and the answers to its queries",
      "allowed",
      asked(role(LOGS, "atrium-audit"), "athena:GetQueryResults", workgroup, {}),
    ],
    ["security reads the archive", "allowed", asked(role(LOGS, "atrium-security"), "s3:GetObject", log, TLS)],
    ["with its key", "allowed", asked(role(LOGS, "atrium-security"), "kms:Decrypt", archiveKey, throughS3)],
    ["operations do not", "denied", asked(role(LOGS, "atrium-operations"), "s3:GetObject", log, TLS)],
    ["finance does not", "denied", asked(role(LOGS, "atrium-finance"), "kms:Decrypt", archiveKey, throughS3)],
    [
      "audit of another account does not",
      "denied",
      asked(role(MAIN, "atrium-audit"), "s3:GetObject", log, TLS),
    ],
    [
      "audit decrypts no business data",
      "denied",
      asked(role(MAIN, "atrium-audit"), "kms:Decrypt", kms(MAIN, REGION, "data"), {
        "kms:ViaService": viaService("s3", REGION),
        "kms:CallerAccount": MAIN,
      }),
    ],
    [
      "audit deletes nothing",
      "denied",
      asked(role(LOGS, "atrium-audit"), "s3:DeleteObjectVersion", log, TLS),
    ],
    [
      "an administrator deletes nothing",
      "denied",
      asked(role(LOGS, "administrator"), "s3:DeleteObjectVersion", log, TLS, true),
    ],
    [
      "the pipeline deletes nothing",
      "denied",
      asked(role(LOGS, "atrium-ci-deploy"), "s3:DeleteObjectVersion", log, TLS),
    ],
    [
      "nor does the role that deploys",
      "denied",
      asked(landingZone(LOGS), "s3:DeleteObjectVersion", log, TLS, true),
    ],
    [
      "the role that deploys changes our roles",
      "allowed",
      asked(landingZone(MAIN), "iam:PutRolePolicy", role(MAIN, "atrium-audit"), {}, true),
    ],
    [
      "another administrator does not",
      "denied",
      asked(role(MAIN, "administrator"), "iam:PutRolePolicy", role(MAIN, "atrium-audit"), {}, true),
    ],
    [
      "the role that deploys changes a trail",
      "allowed",
      asked(landingZone(MAIN), "cloudtrail:UpdateTrail", trail, {}, true),
    ],
    ["and never stops it", "denied", asked(landingZone(MAIN), "cloudtrail:StopLogging", trail, {}, true)],
    [
      "the pipeline administers keys",
      "allowed",
      asked(role(MAIN, "atrium-ci-deploy"), "kms:EnableKeyRotation", kms(MAIN, REGION, "data"), {}),
    ],
    [
      "and decrypts nothing itself",
      "denied",
      asked(role(MAIN, "atrium-ci-deploy"), "kms:Decrypt", kms(MAIN, REGION, "data"), {}),
    ],
    [
      "nobody makes anything in another region",
      "denied",
      asked(
        role(MAIN, "administrator"),
        "ec2:CreateVpc",
        arn({ partition: "aws", service: "ec2", region: "eu-west-1", account: MAIN, resource: "vpc/*" }),
        { "aws:RequestedRegion": "eu-west-1" },
        true,
      ),
    ],
    [
      "users of the one account become the roles of another",
      "allowed",
      asked(
        iam("111122220000", "user/alice"),
        "sts:AssumeRole",
        role(MAIN, "atrium-audit"),
        { "aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "60" },
        true,
      ),
    ],
    [
      "with a second factor",
      "denied",
      asked(
        iam("111122220000", "user/alice"),
        "sts:AssumeRole",
        role(MAIN, "atrium-audit"),
        { "aws:MultiFactorAuthPresent": "false" },
        true,
      ),
    ],
    [
      "and users of any other do not",
      "denied",
      asked(
        iam(LOGS, "user/alice"),
        "sts:AssumeRole",
        role(MAIN, "atrium-audit"),
        { "aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "60" },
        true,
      ),
    ],
  ])("%s: %s", async (_, verdict, request) => {
    expect(await askAws(world, request)).toBe(verdict);
  });
});

describe("the wired example on Alibaba Cloud", () => {
  const MALL = "1000000000000001";
  const KEEP = "1000000000000002";
  const PEOPLE = "1000000000000000";
  const members = Object.values(plan).filter(({ account }) => account.provider === "alicloud");
  const policies = members.flatMap(policiesOf);
  const group: World = {
    policies,
    guardrails: members.flatMap(({ account, organization }) =>
      organization === undefined
        ? []
        : layoutOrganization(account.name, "alicloud", organization).policies.filter(
            ({ kind }) => kind === "control",
          ),
    ),
  };
  const ram = (account: string, resource: string) => acsArn({ service: "ram", account, resource });
  const named = (account: string, key: string) => ram(account, `role/atrium-${key}`);
  const store = policies.find(({ key }) => key === "bucket-trail")?.resource ?? "";
  const file = `${store}/AliyunLogs/Actiontrail/cn-shanghai/2026/11/23/x.gz`;
  const archived = acsArn({
    service: "kms",
    region: "cn-shanghai",
    account: KEEP,
    resource: `key/${ARCHIVE_DOMAIN}`,
  });
  const data = acsArn({ service: "kms", region: "cn-shanghai", account: MALL, resource: "key/data" });
  const whole: PlannedPolicy = {
    key: "everything",
    kind: "identity",
    document: ramPolicy({ Effect: "Allow", Action: "*", Resource: "*" }),
  };
  const request = (
    who: string,
    action: string,
    resource: string,
    more: Context = {},
    attached = false,
  ): Asked => ({
    principal: who,
    holder: who,
    attached: attached ? [whole] : [],
    action,
    resource,
    account: resource.split(":")[3] ?? MALL,
    context: {
      "acs:CurrentTime": "2026-11-23T06:00:00Z",
      "acs:SecureTransport": "true",
      "acs:PrincipalARN": who,
      ...more,
    },
    // Control policies do not bind the management account.
    bound: !who.includes(PEOPLE),
  });

  it.each<[string, "allowed" | "denied", Asked]>([
    ["audit reads the archive", "allowed", request(named(KEEP, "audit"), "oss:GetObject", file)],
    ["with its key", "allowed", request(named(KEEP, "audit"), "kms:Decrypt", archived)],
    ["security reads the archive", "allowed", request(named(KEEP, "security"), "oss:GetObject", file)],
    ["with its key", "allowed", request(named(KEEP, "security"), "kms:Decrypt", archived)],
    ["operations do not", "denied", request(named(KEEP, "operations"), "oss:GetObject", file)],
    ["audit of another account does not", "denied", request(named(MALL, "audit"), "oss:GetObject", file)],
    ["audit decrypts no business data", "denied", request(named(MALL, "audit"), "kms:Decrypt", data)],
    ["audit deletes nothing", "denied", request(named(KEEP, "audit"), "oss:DeleteObject", file)],
    [
      "an administrator deletes nothing",
      "denied",
      request(named(KEEP, "x"), "oss:DeleteObject", file, {}, true),
    ],
    ["the pipeline deletes nothing", "denied", request(named(KEEP, "ci-deploy"), "oss:DeleteObject", file)],
    [
      "the pipeline changes a trail",
      "allowed",
      request(named(MALL, "ci-deploy"), "actiontrail:UpdateTrail", "*"),
    ],
    ["and never stops it", "denied", request(named(MALL, "ci-deploy"), "actiontrail:StopLogging", "*")],
    [
      "nobody makes anything in another region",
      "denied",
      request(
        named(MALL, "x"),
        "ecs:RunInstances",
        acsArn({ service: "ecs", region: "us-east-1", account: MALL, resource: "instance/*" }),
        {},
        true,
      ),
    ],
    [
      "users without a second factor become nothing",
      "denied",
      request(
        ram(PEOPLE, "user/alice"),
        "sts:AssumeRole",
        named(MALL, "audit"),
        { "acs:MFAPresent": "false" },
        true,
      ),
    ],
    [
      "users of the account that keeps them become the roles of another with one",
      "allowed",
      request(
        ram(PEOPLE, "user/alice"),
        "sts:AssumeRole",
        named(MALL, "audit"),
        { "acs:MFAPresent": "true" },
        true,
      ),
    ],
  ])("%s: %s", (_, verdict, each) => {
    expect(askAlicloud(group, each)).toBe(verdict);
  });
});
