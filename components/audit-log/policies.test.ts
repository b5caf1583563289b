import { runSimulation } from "@cloud-copilot/iam-simulate";
import { describe, expect, it } from "vitest";
import { awsKeyPolicy } from "../keys/aws-policy.ts";
import { acsArn } from "../partition/alicloud.ts";
import { arn, dnsSuffix, requirePartition, servicePrincipal } from "../partition/aws.ts";
import type { PlannedPolicy, PolicyDocument } from "../policy-document.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import { archiveDocuments, trailDocuments } from "./documents.ts";
import { archiveKeyDomain } from "./key-domains.ts";
import { layoutArchive } from "./layout.ts";
import { operationsReaderPolicy } from "./readers.ts";
import { ALICLOUD, AWS, alicloudArchive, awsArchive, awsTrail, keyRef } from "./testing.ts";

const KEYS = { log: "log-key", copy: "copy-key" };
const REGION = "ap-southeast-1";

const documents = (more: Partial<AuditArchiveArgs> = {}) =>
  archiveDocuments("mall-audit", "aws", awsArchive(more), KEYS);

function named(all: readonly PlannedPolicy[], key: string): PlannedPolicy {
  return all.find((each) => each.key === key) ?? expect.fail(`no document ${key}`);
}

const role = (account: string, name: string, region = REGION) =>
  arn({ partition: requirePartition(region), service: "iam", account, resource: `role/${name}` });
const administrator: PolicyDocument = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
};

interface Attempt {
  readonly by: string;
  readonly action: string;
  /** Key of the bucket whose policy decides. */
  readonly bucket: string;
  /** Object of the bucket; the bucket itself if left out. */
  readonly object?: string;
  readonly context?: Readonly<Record<string, string | string[]>>;
  readonly identity?: PolicyDocument;
}

/** The simulator knows services by the suffix of the first partition alone. */
function known<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll(`${dnsSuffix("aws-cn")}"`, `${dnsSuffix("aws")}"`));
}

const TLS = { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" };

async function may(all: readonly PlannedPolicy[], attempt: Attempt): Promise<boolean> {
  const { resource = "", document } = named(all, `bucket-${attempt.bucket}`);
  const service = /amazonaws/.test(attempt.by);
  const result = await runSimulation(
    {
      request: {
        principal: attempt.by,
        action: attempt.action,
        resource: {
          resource: attempt.object === undefined ? resource : `${resource}/${attempt.object}`,
          accountId: AWS.archive,
        },
        contextVariables: {
          ...TLS,
          "aws:PrincipalIsAWSService": String(service),
          ...(service
            ? {}
            : { "aws:PrincipalArn": attempt.by, "aws:PrincipalAccount": attempt.by.split(":")[4] ?? "" }),
          ...attempt.context,
        },
      },
      identityPolicies:
        attempt.identity === undefined ? [] : [{ name: "own", policy: known(attempt.identity) }],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: known(document),
    },
    {},
  );
  if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
  return result.overallResult === "Allowed";
}

const trailOf = (account: string, region = REGION) =>
  arn({
    partition: requirePartition(region),
    service: "cloudtrail",
    region,
    account,
    resource: "trail/atrium-audit",
  });
const CLOUDTRAIL = servicePrincipal("cloudtrail", REGION);
const DELIVERY = servicePrincipal("delivery.logs", REGION);
const CONFIG = servicePrincipal("config", REGION);
const S3_LOGS = servicePrincipal("logging.s3", REGION);
const BALANCERS = servicePrincipal("logdelivery.elasticloadbalancing", REGION);
const OWNER = { "s3:x-amz-acl": "bucket-owner-full-control" };
const logsOf = (account: string) =>
  arn({ partition: "aws", service: "logs", region: "eu-west-1", account, resource: "delivery-source:x" });

describe("what writes the logs", () => {
  const bucketArnOf = (key: string) => named(documents(), `bucket-${key}`).resource ?? "";
  const table: readonly [string, Attempt, boolean][] = [
    [
      "a trail of a writer finds the bucket",
      {
        by: CLOUDTRAIL,
        action: "s3:GetBucketAcl",
        bucket: "trail",
        context: { "aws:SourceArn": trailOf(AWS.shop) },
      },
      true,
    ],
    [
      "a trail of a writer writes",
      {
        by: CLOUDTRAIL,
        action: "s3:PutObject",
        bucket: "trail",
        object: `AWSLogs/${AWS.shop}/CloudTrail/x.json.gz`,
        context: { ...OWNER, "aws:SourceArn": trailOf(AWS.shop) },
      },
      true,
    ],
    [
      "a trail of a stranger writes",
      {
        by: CLOUDTRAIL,
        action: "s3:PutObject",
        bucket: "trail",
        object: `AWSLogs/${AWS.shop}/CloudTrail/x.json.gz`,
        context: { ...OWNER, "aws:SourceArn": trailOf("999999999999") },
      },
      false,
    ],
    [
      "another trail of a writer's account writes",
      {
        by: CLOUDTRAIL,
        action: "s3:PutObject",
        bucket: "trail",
        object: `AWSLogs/${AWS.shop}/x`,
        context: { ...OWNER, "aws:SourceArn": `${trailOf(AWS.shop)}-2` },
      },
      false,
    ],
    [
      "a trail writes outside the accounts' folders",
      {
        by: CLOUDTRAIL,
        action: "s3:PutObject",
        bucket: "trail",
        object: "elsewhere/x",
        context: { ...OWNER, "aws:SourceArn": trailOf(AWS.shop) },
      },
      false,
    ],
    [
      "a trail reads",
      {
        by: CLOUDTRAIL,
        action: "s3:GetObject",
        bucket: "trail",
        object: `AWSLogs/${AWS.shop}/x`,
        context: { "aws:SourceArn": trailOf(AWS.shop) },
      },
      false,
    ],
    [
      "flow and WAF logs of a writer arrive from any region",
      {
        by: DELIVERY,
        action: "s3:PutObject",
        bucket: "security",
        object: `AWSLogs/${AWS.shop}/vpcflowlogs/eu-west-1/x`,
        context: { ...OWNER, "aws:SourceAccount": AWS.shop, "aws:SourceArn": logsOf(AWS.shop) },
      },
      true,
    ],
    [
      "flow logs of a stranger arrive",
      {
        by: DELIVERY,
        action: "s3:PutObject",
        bucket: "security",
        object: `AWSLogs/${AWS.shop}/vpcflowlogs/x`,
        context: { ...OWNER, "aws:SourceAccount": "999999999999", "aws:SourceArn": logsOf("999999999999") },
      },
      false,
    ],
    [
      "Config of a writer writes",
      {
        by: CONFIG,
        action: "s3:PutObject",
        bucket: "access",
        object: `AWSLogs/${AWS.shop}/Config/x`,
        context: { ...OWNER, "aws:SourceAccount": AWS.shop },
      },
      true,
    ],
    [
      "an application balancer of a writer writes",
      {
        by: BALANCERS,
        action: "s3:PutObject",
        bucket: "access",
        object: `AWSLogs/${AWS.shop}/elasticloadbalancing/x`,
      },
      true,
    ],
    [
      "an application balancer of a writer tests the bucket",
      {
        by: BALANCERS,
        action: "s3:PutObject",
        bucket: "access",
        object: `AWSLogs/${AWS.shop}/ELBAccessLogTestFile`,
      },
      true,
    ],
    [
      "an application balancer of a stranger writes",
      {
        by: BALANCERS,
        action: "s3:PutObject",
        bucket: "access",
        object: "AWSLogs/999999999999/elasticloadbalancing/x",
      },
      false,
    ],
    [
      "S3 writes down who read the trail's bucket",
      {
        by: S3_LOGS,
        action: "s3:PutObject",
        bucket: "access",
        object: "object-access/trail/x",
        context: { "aws:SourceAccount": AWS.archive, "aws:SourceArn": bucketArnOf("trail") },
      },
      true,
    ],
    [
      "S3 writes down who read the results' bucket",
      {
        by: S3_LOGS,
        action: "s3:PutObject",
        bucket: "access",
        object: "object-access/results/x",
        context: { "aws:SourceAccount": AWS.archive, "aws:SourceArn": bucketArnOf("results") },
      },
      true,
    ],
    [
      "S3 writes down what a stranger's bucket saw",
      {
        by: S3_LOGS,
        action: "s3:PutObject",
        bucket: "access",
        object: "object-access/x",
        context: {
          "aws:SourceAccount": "999999999999",
          "aws:SourceArn": arn({ partition: "aws", service: "s3", resource: "theirs" }),
        },
      },
      false,
    ],
  ];
  it.each(table)("%s", async (_, attempt, expected) => {
    expect(await may(documents(), attempt)).toBe(expected);
  });

  it("is an organisation's trail too, in its own folder", async () => {
    const all = documents({
      writers: { [AWS.archive]: { home: REGION }, [AWS.management]: { home: REGION } },
      organization: { id: "o-abcdefghij", management: AWS.management },
    });
    const attempt = (object: string): Attempt => ({
      by: CLOUDTRAIL,
      action: "s3:PutObject",
      bucket: "trail",
      object,
      context: { ...OWNER, "aws:SourceArn": trailOf(AWS.management) },
    });
    expect(await may(all, attempt(`AWSLogs/o-abcdefghij/${AWS.shop}/CloudTrail/x`))).toBe(true);
    expect(await may(all, attempt(`AWSLogs/o-zzzzzzzzzz/${AWS.shop}/CloudTrail/x`))).toBe(false);
  });

  it("is the same in the China regions", async () => {
    const all = documents({ region: "cn-north-1", offSite: "cn-northwest-1" });
    const attempt: Attempt = {
      by: CLOUDTRAIL,
      action: "s3:PutObject",
      bucket: "trail",
      object: `AWSLogs/${AWS.shop}/x`,
      context: { ...OWNER, "aws:SourceArn": trailOf(AWS.shop, "cn-north-1") },
    };
    expect(await may(all, attempt)).toBe(true);
  });
});

describe("what nobody may do, an administrator least of all", () => {
  const admin = role(AWS.archive, "admin");
  const deploy = role(AWS.archive, "atrium-deploy");
  const OBJECT = `AWSLogs/${AWS.shop}/x`;
  const with_ = (by: string, action: string, more: Partial<Attempt> = {}): Attempt => ({
    by,
    action,
    bucket: "trail",
    identity: administrator,
    ...more,
  });
  const table: readonly [string, Attempt, boolean][] = [
    ["an administrator reads", with_(admin, "s3:GetObject", { object: OBJECT }), true],
    ["an administrator deletes an object", with_(admin, "s3:DeleteObject", { object: OBJECT }), false],
    ["an administrator deletes a version", with_(admin, "s3:DeleteObjectVersion", { object: OBJECT }), false],
    ["the deployment deletes a version", with_(deploy, "s3:DeleteObjectVersion", { object: OBJECT }), false],
    [
      "the deployment deletes a version of the copy",
      with_(deploy, "s3:DeleteObjectVersion", { object: OBJECT, bucket: "trail-copy" }),
      false,
    ],
    [
      "an administrator passes by the lock",
      with_(admin, "s3:BypassGovernanceRetention", { object: OBJECT }),
      false,
    ],
    ["an administrator shortens the lifecycle", with_(admin, "s3:PutLifecycleConfiguration"), false],
    ["an administrator replaces the policy", with_(admin, "s3:PutBucketPolicy"), false],
    ["an administrator removes the policy", with_(admin, "s3:DeleteBucketPolicy"), false],
    ["an administrator removes the bucket", with_(admin, "s3:DeleteBucket"), false],
    ["an administrator stops copying", with_(admin, "s3:PutReplicationConfiguration"), false],
    ["an administrator suspends versions", with_(admin, "s3:PutBucketVersioning"), false],
    ["an administrator changes the lock", with_(admin, "s3:PutBucketObjectLockConfiguration"), false],
    ["an administrator stops access logs", with_(admin, "s3:PutBucketLogging"), false],
    ["the deployment replaces the policy", with_(deploy, "s3:PutBucketPolicy"), true],
    ["the deployment renews the lifecycle", with_(deploy, "s3:PutLifecycleConfiguration"), true],
    [
      "security places a hold",
      with_(admin, "s3:PutObjectLegalHold", {
        object: OBJECT,
        context: { "s3:object-lock-legal-hold": "ON" },
      }),
      true,
    ],
    [
      "security lifts a hold",
      with_(admin, "s3:PutObjectLegalHold", {
        object: OBJECT,
        context: { "s3:object-lock-legal-hold": "OFF" },
      }),
      false,
    ],
    [
      "anybody reads without TLS",
      with_(admin, "s3:GetObject", { object: OBJECT, context: { "aws:SecureTransport": "false" } }),
      false,
    ],
    [
      "anybody reads with TLS 1.1",
      with_(admin, "s3:GetObject", { object: OBJECT, context: { "s3:TlsVersion": "1.1" } }),
      false,
    ],
  ];
  it.each(table)("%s", async (_, attempt, expected) => {
    expect(await may(documents(), attempt)).toBe(expected);
  });

  it("opens to the deployment once deletion is allowed with a reason, and to nobody else", async () => {
    const all = documents({ deletion: { allowed: { reason: "a drill" } } });
    expect(await may(all, with_(deploy, "s3:DeleteObjectVersion", { object: OBJECT }))).toBe(true);
    expect(await may(all, with_(admin, "s3:DeleteObjectVersion", { object: OBJECT }))).toBe(false);
  });

  it("closes reading to all but the readers that are named", async () => {
    const auditor = role(AWS.archive, "audit");
    const all = documents({ readers: [auditor] });
    expect(await may(all, with_(auditor, "s3:GetObject", { object: OBJECT }))).toBe(true);
    expect(await may(all, with_(admin, "s3:GetObject", { object: OBJECT }))).toBe(false);
    const answer = { object: "answers/x.csv", bucket: "results" };
    expect(await may(all, with_(auditor, "s3:GetObject", answer))).toBe(true);
    expect(await may(all, with_(admin, "s3:GetObject", answer))).toBe(false);
  });
});

/** The key as the archive asks for it: what a role may do with it, both policies say together. */
const keyPolicy = (key: string) =>
  awsKeyPolicy({
    account: AWS.archive,
    region: key.split(":")[3] ?? "",
    domain: archiveKeyDomain("aws", [AWS.shop]),
    administrators: {
      people: [role(AWS.archive, "key-admin")],
      pipelines: [role(AWS.archive, "atrium-deploy")],
    },
  });

describe("roles", () => {
  async function identityMay(
    document: PolicyDocument,
    by: string,
    action: string,
    resource: string,
    context: Readonly<Record<string, string>> = {},
  ): Promise<boolean> {
    const text = (value: unknown) =>
      JSON.parse(JSON.stringify(value).replaceAll("kms:EncryptionContext:", "aws:PrincipalTag/context-"));
    const result = await runSimulation(
      {
        request: {
          principal: by,
          action,
          resource: { resource, accountId: by.split(":")[4] ?? "" },
          contextVariables: text({
            "kms:CallerAccount": by.split(":")[4] ?? "",
            "aws:PrincipalType": "AssumedRole",
            ...context,
          }),
        },
        identityPolicies: [{ name: "own", policy: text(document) }],
        serviceControlPolicies: [],
        resourceControlPolicies: [],
        ...(action.startsWith("kms:") ? { resourcePolicy: text(keyPolicy(resource)) } : {}),
      },
      {},
    );
    if (result.resultType === "error") throw new Error(JSON.stringify(result.errors));
    return result.overallResult === "Allowed";
  }

  const all = documents();
  const bucket = (key: string) => named(all, `bucket-${key}`).resource ?? "";
  const key = (region: string) =>
    arn({
      partition: "aws",
      service: "kms",
      region,
      account: AWS.archive,
      resource: "key/1234abcd-12ab-34cd-56ef-1234567890ab",
    });
  const via = (region: string, of: string) => ({
    "kms:ViaService": `s3.${region}.${dnsSuffix("aws")}`,
    "kms:EncryptionContext:aws:s3:arn": bucket(of),
  });

  it.each<[string, string, Readonly<Record<string, string>>, boolean]>([
    ["s3:GetObjectVersionForReplication", `${bucket("trail")}/x`, {}, true],
    ["s3:ReplicateObject", `${bucket("trail-copy")}/x`, {}, true],
    ["s3:ReplicateDelete", `${bucket("trail-copy")}/x`, {}, false],
    ["s3:DeleteObjectVersion", `${bucket("trail")}/x`, {}, false],
    ["s3:ReplicateObject", `${bucket("trail")}/x`, {}, false],
    ["s3:GetObject", `${bucket("results")}/x`, {}, false],
    ["kms:Decrypt", key(REGION), via(REGION, "trail"), true],
    ["kms:Encrypt", key("ap-northeast-1"), via("ap-northeast-1", "trail-copy"), true],
    ["kms:Decrypt", key("ap-northeast-1"), via("ap-northeast-1", "trail-copy"), false],
    ["kms:Decrypt", key(REGION), via(REGION, "results"), false],
    ["kms:Decrypt", key(REGION), {}, false],
  ])("replication: %s on %s with %j is %s", async (action, resource, context, expected) => {
    const { principal = "", document } = named(all, "replication");
    expect(await identityMay(document, principal, action, resource, context)).toBe(expected);
  });

  it.each<[string, string, Readonly<Record<string, string>>, boolean]>([
    ["s3:PutObject", `${bucket("security")}/log-groups/2026/11/23/x`, {}, true],
    ["s3:PutObject", `${bucket("security")}/AWSLogs/x`, {}, false],
    ["s3:GetObject", `${bucket("security")}/log-groups/x`, {}, false],
    ["s3:PutObject", `${bucket("trail")}/log-groups/x`, {}, false],
    ["kms:GenerateDataKey", key(REGION), via(REGION, "security"), true],
    ["kms:GenerateDataKey", key(REGION), via(REGION, "trail"), false],
  ])("the stream of log groups: %s on %s with %j is %s", async (action, resource, context, expected) => {
    const { principal = "", document } = named(all, "stream");
    expect(await identityMay(document, principal, action, resource, context)).toBe(expected);
  });

  it("let writers subscribe their log groups in each region, and CloudWatch Logs of writers feed the stream", () => {
    const both = documents({ regions: ["eu-west-1"] });
    const subscribers = [AWS.archive, AWS.shop].map((account) =>
      arn({ partition: "aws", service: "iam", account, resource: "root" }),
    );
    for (const region of [REGION, "eu-west-1"]) {
      const { resource, document } = named(both, `destination-${region}`);
      expect(resource).toContain(`:logs:${region}:${AWS.archive}:destination:mall-audit`);
      expect(document.Statement).toMatchObject([{ Principal: { AWS: subscribers }, Resource: [resource] }]);
    }
    const [trust] = named(both, "feed-trust").document.Statement;
    expect(trust?.Principal).toEqual({
      Service: [servicePrincipal("logs", REGION), servicePrincipal("logs", "eu-west-1")],
    });
    expect(JSON.stringify(trust?.Condition)).not.toContain("999999999999");
    expect(JSON.stringify(trust?.Condition)).toContain(AWS.shop);
  });

  it.each<[string, string, Readonly<Record<string, string>>, boolean]>([
    ["s3:GetObject", `${bucket("trail")}/x`, {}, true],
    ["s3:GetObject", `${bucket("security-copy")}/x`, {}, true],
    ["s3:PutObject", `${bucket("trail")}/x`, {}, false],
    ["s3:DeleteObject", `${bucket("results")}/x`, {}, false],
    ["s3:PutObject", `${bucket("results")}/answers/x`, {}, true],
    ["kms:Decrypt", key(REGION), via(REGION, "trail"), true],
    [
      "kms:Decrypt",
      key(REGION),
      { ...via(REGION, "trail"), "kms:EncryptionContext:aws:s3:arn": "payment" },
      false,
    ],
    ["kms:Decrypt", key("eu-west-1"), via("eu-west-1", "trail"), false],
    [
      "athena:StartQueryExecution",
      arn({
        partition: "aws",
        service: "athena",
        region: REGION,
        account: AWS.archive,
        resource: "workgroup/mall-audit",
      }),
      {},
      true,
    ],
    [
      "athena:StartQueryExecution",
      arn({
        partition: "aws",
        service: "athena",
        region: REGION,
        account: AWS.archive,
        resource: "workgroup/primary",
      }),
      {},
      false,
    ],
    [
      "athena:UpdateWorkGroup",
      arn({
        partition: "aws",
        service: "athena",
        region: REGION,
        account: AWS.archive,
        resource: "workgroup/mall-audit",
      }),
      {},
      false,
    ],
  ])("a reader of all logs: %s on %s with %j is %s", async (action, resource, context, expected) => {
    const { document } = named(all, "reader");
    expect(await identityMay(document, role(AWS.archive, "audit"), action, resource, context)).toBe(expected);
  });

  it.each<[string, string, Readonly<Record<string, string>>, boolean]>([
    ["s3:PutObjectLegalHold", `${bucket("trail")}/x`, { "s3:object-lock-legal-hold": "ON" }, true],
    ["s3:PutObjectLegalHold", `${bucket("trail")}/x`, { "s3:object-lock-legal-hold": "OFF" }, false],
    ["s3:PutObject", `${bucket("security")}/incidents/2026-11-23/x`, {}, true],
    ["s3:PutObject", `${bucket("security")}/AWSLogs/x`, {}, false],
    ["s3:PutObject", `${bucket("trail")}/incidents/x`, {}, false],
    ["s3:DeleteObject", `${bucket("security")}/incidents/x`, {}, false],
    ["kms:GenerateDataKey", key(REGION), via(REGION, "security"), true],
    ["kms:GenerateDataKey", key(REGION), via(REGION, "trail"), false],
  ])("security in an incident: %s on %s with %j is %s", async (action, resource, context, expected) => {
    const { document } = named(all, "incident");
    expect(await identityMay(document, role(AWS.archive, "security"), action, resource, context)).toBe(
      expected,
    );
  });

  it("let operations read their own systems' logs and nothing of the archive", async () => {
    const { place } = layoutArchive("mall-audit", "aws", awsArchive());
    const document = operationsReaderPolicy(place, {
      account: AWS.archive,
      regions: [REGION],
      names: ["/atrium/pos-*", "/atrium/audit-*"],
    });
    const group = (name: string) =>
      arn({
        partition: "aws",
        service: "logs",
        region: REGION,
        account: AWS.archive,
        resource: `log-group:${name}`,
      });
    const may = (action: string, resource: string) =>
      identityMay(document, role(AWS.archive, "operations"), action, resource);
    expect(await may("logs:FilterLogEvents", group("/atrium/pos-tills"))).toBe(true);
    expect(await may("logs:FilterLogEvents", group("/atrium/audit-trail"))).toBe(false);
    expect(await may("logs:DeleteLogGroup", group("/atrium/pos-tills"))).toBe(false);
    expect(await may("s3:GetObject", `${bucket("trail")}/x`)).toBe(false);
  });

  it("let the trail write its own log group's streams and no other", async () => {
    const [, permissions] = trailDocuments("mall", "aws", awsTrail());
    const stream = (group: string, name: string) =>
      arn({
        partition: "aws",
        service: "logs",
        region: REGION,
        account: AWS.shop,
        resource: `log-group:${group}:log-stream:${name}`,
      });
    const may = (resource: string) =>
      identityMay(
        permissions?.document ?? expect.fail(),
        permissions?.principal ?? "",
        "logs:PutLogEvents",
        resource,
      );
    expect(await may(stream("/atrium/audit-trail", `${AWS.shop}_CloudTrail_${REGION}`))).toBe(true);
    expect(await may(stream("/atrium/other", `${AWS.shop}_CloudTrail_${REGION}`))).toBe(false);
    expect(await may(stream("/atrium/audit-trail", "forged"))).toBe(false);
  });

  it("let an organisation's trail write its members' streams", () => {
    const organization = { id: "o-abcdefghij", management: AWS.management };
    const [, permissions] = trailDocuments(
      "mall",
      "aws",
      awsTrail({ account: AWS.management, organization }),
    );
    expect(permissions?.document.Statement[0]?.Resource).toEqual([
      expect.stringMatching(new RegExp(`:log-stream:${AWS.management}_CloudTrail_\\*$`)),
      expect.stringMatching(/:log-stream:o-abcdefghij_\*$/),
    ]);
  });

  it("tell of files only for their own trail", () => {
    const logKey = keyRef("k", ["logs", "cloudtrail", "sns"]);
    const topic = named(
      trailDocuments("mall", "aws", awsTrail({ fileNotices: true, logKey })),
      "files-topic",
    );
    expect(topic.document.Statement[0]?.Condition).toEqual({
      StringEquals: { "aws:SourceArn": trailOf(AWS.shop) },
    });
  });
});

describe("on Alibaba Cloud", () => {
  const all = archiveDocuments("mall-audit", "alicloud", alicloudArchive(), KEYS);

  it("each service has a role that names its bucket, its stores and its key, and no star but for keys' readers", () => {
    for (const { key, kind, document } of all) {
      if (kind !== "identity" || ["reader", "incident"].includes(key)) continue;
      for (const { Resource } of document.Statement) {
        expect([key, [Resource].flat().includes("*")]).toEqual([key, false]);
      }
    }
    const used = named(all, "replication").document.Statement.filter(({ Action }) =>
      [Action].flat().some((action) => action?.startsWith("kms:")),
    );
    expect(used.map(({ Resource }) => Resource)).toEqual([["log-key"], ["copy-key"]]);
  });

  it("policies stay below what RAM takes, however many accounts deliver", () => {
    const writers = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        String(1_111_222_233_330_000 + index),
        { home: "cn-beijing" },
      ]),
    );
    const many = archiveDocuments("mall-audit", "alicloud", alicloudArchive({ writers }), {
      log: "k".repeat(90),
      copy: "k".repeat(90),
    });
    for (const { key, kind, document } of many) {
      if (kind === "identity") expect([key, JSON.stringify(document).length < 6144]).toEqual([key, true]);
    }
    const reader = named(documents(), "reader");
    expect(JSON.stringify(reader.document).length).toBeLessThan(6144);
  });

  it("ActionTrail of each writer may deliver, of other accounts by their number", () => {
    expect(named(all, "trail-trust").document.Statement[0]?.Principal).toEqual({
      Service: [
        expect.stringMatching(/^actiontrail\./),
        expect.stringMatching(new RegExp(`^${ALICLOUD.shop}@actiontrail\\.`)),
      ],
    });
  });

  it("nobody deletes, the bucket's owner included, and nothing is read without TLS", () => {
    const { Statement } = named(all, "bucket-trail").document;
    expect(Statement.map(({ Effect, Principal, Condition }) => [Effect, Principal, Condition])).toEqual([
      ["Deny", "*", { Bool: { "acs:SecureTransport": ["false"] } }],
      // Only a condition binds the owner, and this one holds for what the first statement leaves.
      ["Deny", "*", { Bool: { "acs:SecureTransport": ["true"] } }],
    ]);
    expect(Statement[1]?.Action).toEqual([
      "oss:AbortBucketWorm",
      "oss:DeleteObject",
      "oss:DeleteObjectVersion",
    ]);
  });

  it("stewards alone change the archive's settings, by a control policy", () => {
    const { kind, document } = named(all, "archive-guard");
    expect(kind).toBe("control");
    for (const { Effect, Condition } of document.Statement) {
      expect([Effect, Condition]).toEqual([
        "Deny",
        { StringNotLike: { "acs:PrincipalARN": alicloudArchive().stewards } },
      ]);
    }
  });

  it("readers alone read, by the same policy, once they are named", () => {
    const auditor = acsArn({ service: "ram", account: ALICLOUD.archive, resource: "role/atrium-audit" });
    const args = alicloudArchive({ readers: [auditor] });
    const { Statement } = named(
      archiveDocuments("mall-audit", "alicloud", args, KEYS),
      "archive-guard",
    ).document;
    const reading = Statement.filter(({ Action }) => [Action].flat().includes("oss:GetObject"));
    expect(reading).toHaveLength(1);
    expect(reading[0]?.Resource).toHaveLength(6);
    const spared = reading[0]?.Condition?.StringNotLike?.["acs:PrincipalARN"];
    expect(spared).toEqual([auditor, expect.stringMatching(/-trail$/), expect.stringMatching(/-export$/)]);
  });

  it("copies are never told of deletions", () => {
    const actions = named(all, "replication").document.Statement.flatMap(({ Action }) => Action ?? []);
    expect(actions).not.toContain("oss:ReplicateDelete");
  });
});
