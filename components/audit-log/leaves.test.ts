import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { beforeAll, describe, expect, it } from "vitest";
import { type Recording, type Registered, recordComponent } from "../testing.ts";
import { AlicloudAuditArchive } from "./alicloud.ts";
import { AlicloudAuditTrail } from "./alicloud-trail.ts";
import { cases } from "./audit-log.cases.ts";
import { AwsAuditArchive } from "./aws.ts";
import { AwsAuditTrail } from "./aws-trail.ts";
import type { AuditArchiveArgs } from "./contract.ts";
import { ALICLOUD, AWS, alicloudArchive, alicloudTrail, awsArchive, awsTrail } from "./testing.ts";

const aws = (more: Partial<AuditArchiveArgs> = {}) =>
  recordComponent(
    (transform) => new AwsAuditArchive("log", awsArchive(more), { transformations: [transform] }),
  );

const ali = (more: Partial<AuditArchiveArgs> = {}) =>
  recordComponent((transform) => {
    const args = alicloudArchive(more);
    const provider = new alicloud.Provider("home", { region: args.region });
    return new AlicloudAuditArchive(
      "log",
      args,
      { transformations: [transform], provider },
      {
        replica: new alicloud.Provider("replica", { region: args.offSite }),
        collector: new alicloud.Provider("collector", { region: "cn-shanghai" }),
      },
    );
  });

const of = ({ resources }: Recording, type: string): readonly Registered[] =>
  resources.filter((each) => each.type.endsWith(`:${type}`));

function one(run: Recording, type: string, name: string): Registered {
  const found = of(run, type).find((each) => each.name === name);
  return found ?? expect.fail(`no ${type} ${name}: ${of(run, type).map((each) => each.name)}`);
}

it("keeps its type tokens: they are in every state file", async () => {
  const tokens = new Set<string>();
  for (const each of cases) {
    const run = await recordComponent((transform) => {
      const regions = [each.region, ...(each.regions ?? [])];
      const providers =
        each.cloud === "aws"
          ? {}
          : Object.fromEntries(regions.map((region) => [region, new alicloud.Provider(region, { region })]));
      return each.build("log", { transformations: [transform] }, providers);
    });
    for (const { type } of run.resources.filter((resource) => resource.type.startsWith("atrium:"))) {
      tokens.add(type);
    }
  }
  expect([...tokens].sort()).toEqual([
    "atrium:audit-log:AlicloudAuditArchive",
    "atrium:audit-log:AlicloudAuditTrail",
    "atrium:audit-log:AwsAuditArchive",
    "atrium:audit-log:AwsAuditTrail",
  ]);
});

/** What a value makes its taker wait for. */
async function awaited(value: pulumi.Input<string> | undefined): Promise<readonly string[]> {
  const output = pulumi.output(value) as unknown as {
    readonly allResources: () => Promise<
      ReadonlySet<{ readonly __pulumiType: string; readonly __name: string }>
    >;
  };
  const resources = [...(await output.allResources())];
  return resources.map((each) => `${each.__pulumiType.replace(/^.*:/, "")} ${each.__name}`).sort();
}

it("makes a trail wait until it may write: policy, role and indexed store come with the archive's names", async () => {
  const onAws = (await aws()).component as AwsAuditArchive;
  expect(await awaited(onAws.archive.bucket)).toContain("BucketPolicy log-trail");
  const onAlicloud = (await ali()).component as AlicloudAuditArchive;
  expect(await awaited(onAlicloud.archive.bucket)).toEqual(
    expect.arrayContaining(["BucketPolicy log-trail", "RolePolicyAttachment log-trail"]),
  );
  expect(await awaited(onAlicloud.archive.project)).toEqual(
    expect.arrayContaining([`StoreIndex log-trail-${ALICLOUD.shop}`]),
  );
});

describe("the archive on AWS", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await aws();
  });

  it("is seven buckets, each versioned, closed, owned, encrypted and with its own policy and lifecycle", () => {
    const names = of(run, "Bucket").map(({ name }) => name);
    expect(names).toEqual(
      ["trail", "security", "access", "trail-copy", "security-copy", "access-copy", "results"].map(
        (key) => `log-${key}`,
      ),
    );
    for (const type of [
      "BucketVersioning",
      "BucketPublicAccessBlock",
      "BucketOwnershipControls",
      "BucketServerSideEncryptionConfiguration",
      "BucketPolicy",
      "BucketLifecycleConfiguration",
    ]) {
      expect([type, of(run, type).map(({ name }) => name)]).toEqual([type, names]);
    }
  });

  it("encrypts logs and copies by two keys; only S3's own log target has S3's", () => {
    const rule = (name: string) =>
      one(run, "BucketServerSideEncryptionConfiguration", name).inputs.rules as readonly Record<
        string,
        unknown
      >[];
    expect(rule("log-trail")).toEqual([
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "made-up:log-key" },
        bucketKeyEnabled: false,
      },
    ]);
    // CloudTrail's permission is bound to the trail, which a bucket key would hide from KMS.
    expect(rule("log-trail-copy")).toEqual([
      {
        applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: "made-up:copy-key" },
        bucketKeyEnabled: true,
      },
    ]);
    expect(rule("log-access")).toEqual([{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }]);
    expect(JSON.stringify(rule("log-access-copy"))).toContain("made-up:copy-key");
  });

  it("puts copies into the second region and everything else into the first", () => {
    for (const { name, inputs } of of(run, "Bucket")) {
      expect([name, inputs.region]).toEqual([
        name,
        name.endsWith("-copy") ? "ap-northeast-1" : "ap-southeast-1",
      ]);
    }
  });

  it("locks from birth what can be locked", () => {
    const locked = of(run, "Bucket").filter(({ inputs }) => inputs.objectLockEnabled === true);
    expect(locked.map(({ name }) => name)).toEqual(
      of(run, "BucketObjectLockConfiguration").map(({ name }) => name),
    );
    expect(one(run, "BucketObjectLockConfiguration", "log-trail").inputs.rule).toEqual({
      defaultRetention: { mode: "COMPLIANCE", days: 1827 },
    });
  });

  it("copies without deletions, after role, versions, encryption and policy are there", () => {
    const copy = one(run, "BucketReplicationConfig", "log-trail");
    expect(copy.inputs.rules).toMatchObject([
      {
        status: "Enabled",
        deleteMarkerReplication: { status: "Disabled" },
        sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
        destination: {
          encryptionConfiguration: { replicaKmsKeyId: "made-up:copy-key" },
          metrics: { status: "Enabled" },
        },
      },
    ]);
    expect(copy.dependsOn.map((each) => each.replace(/^.*:(\w+) /, "$1 "))).toEqual([
      "RolePolicy log-replication",
      "BucketVersioning log-trail",
      "BucketVersioning log-trail-copy",
      "BucketServerSideEncryptionConfiguration log-trail-copy",
      "BucketPolicy log-trail-copy",
    ]);
  });

  it("tells the alert route of copies that fail, for each bucket; without a route it has nobody to tell", async () => {
    expect(of(run, "MetricAlarm").map(({ name }) => name)).toEqual([
      "log-trail-copy-failed",
      "log-security-copy-failed",
      "log-access-copy-failed",
      "log-log-groups-late",
    ]);
    const { route: _, ...others } = awsArchive();
    const quiet = await recordComponent(
      (transform) => new AwsAuditArchive("log", others, { transformations: [transform] }),
    );
    expect(of(quiet, "MetricAlarm")).toEqual([]);
  });

  it("writes down who reads the logs, once S3 may write it", () => {
    for (const { name, inputs, dependsOn } of of(run, "BucketLogging")) {
      expect([name, inputs.targetPrefix]).toEqual([name, `object-access/${name.slice("log-".length)}/`]);
      expect(dependsOn.join()).toContain("BucketPolicy log-access");
    }
    expect(of(run, "BucketLogging").map(({ name }) => name)).toEqual([
      "log-trail",
      "log-security",
      "log-results",
    ]);
  });

  it("removes nothing by itself, and after an approved removal not before the lock has run out", async () => {
    const rules = (name: string, record: Recording) =>
      (
        one(record, "BucketLifecycleConfiguration", name).inputs.rules as readonly Record<string, unknown>[]
      )[0];
    expect(rules("log-trail", run)).not.toHaveProperty("expiration");
    const removed = await aws({ disposal: { security: "a", operations: "b", reason: "c" } });
    expect(rules("log-trail", removed)).toMatchObject({ expiration: { days: 1827 } });
    // A class that is gone before it would become cold has no transition to it.
    expect(rules("log-security", removed)?.transitions).toEqual([{ days: 90, storageClass: "STANDARD_IA" }]);
  });

  it("takes in log groups of every region that is named, once its stream may be fed", async () => {
    const wide = await aws({ regions: ["eu-west-1"] });
    expect(of(wide, "LogDestination").map(({ inputs }) => inputs.region)).toEqual([
      "ap-southeast-1",
      "eu-west-1",
    ]);
    expect(of(wide, "LogDestinationPolicy").map(({ inputs }) => inputs.region)).toEqual([
      "ap-southeast-1",
      "eu-west-1",
    ]);
    expect(one(wide, "LogDestination", "log-eu-west-1").dependsOn.join()).toContain("RolePolicy log-feed");
    const stream = one(wide, "FirehoseDeliveryStream", "log-log-groups");
    expect(stream.inputs.extendedS3Configuration).toMatchObject({
      kmsKeyArn: "made-up:log-key",
      compressionFormat: "UNCOMPRESSED",
    });
    expect(stream.dependsOn.join()).toMatch(/RolePolicy log-stream.*BucketPolicy log-security/);
  });

  it("can be asked at once: enforced, encrypted and bounded answers over tables without a crawler", () => {
    const [workgroup] = of(run, "Workgroup");
    expect(workgroup?.inputs.configuration).toMatchObject({
      enforceWorkgroupConfiguration: true,
      bytesScannedCutoffPerQuery: 107_374_182_400,
      resultConfiguration: { encryptionConfiguration: { encryptionOption: "SSE_KMS" } },
    });
    expect(of(run, "CatalogTable").map(({ name }) => name)).toEqual(["log-trail", "log-flow", "log-access"]);
    const parameters = one(run, "CatalogTable", "log-trail").inputs.parameters as Record<string, string>;
    expect(parameters["projection.account.values"]).toBe(`${AWS.archive},${AWS.shop}`);
    expect(parameters["storage.location.template"]).toMatch(
      /^s3:\/\/log-trail-[0-9a-f]{8}\/AWSLogs\/\$\{account\}\/CloudTrail\/\$\{region\}\/\$\{day\}$/,
    );
    expect(parameters["projection.region.values"]).not.toContain("cn-north-1");
    for (const { inputs } of of(run, "NamedQuery")) expect(String(inputs.query)).toContain("atrium_audit.");
  });

  it("reads server access lines by its table's own expression", () => {
    const serde = one(run, "CatalogTable", "log-access").inputs.storageDescriptor as {
      readonly columns: readonly { readonly name: string }[];
      readonly serDeInfo: { readonly parameters: Record<string, string> };
    };
    const line =
      '79a5 awslogs [06/Feb/2026:00:00:38 +0000] 192.0.2.3 arn:x 3E57427F3EXAMPLE REST.GET.OBJECT a.gz "GET /a.gz HTTP/1.1" 200 - 113 113 7 6 "-" "S3Console/0.4" - s9lz= SigV4 ECDHE-RSA AuthHeader host TLSv1.3 - -';
    const found = new RegExp(`^${serde.serDeInfo.parameters["input.regex"]}`).exec(line);
    const values = Object.fromEntries(serde.columns.map(({ name }, index) => [name, found?.[index + 1]]));
    expect(values).toMatchObject({
      bucket_name: "awslogs",
      requestdatetime: "06/Feb/2026:00:00:38 +0000",
      operation: "REST.GET.OBJECT",
      request_uri: '"GET /a.gz HTTP/1.1"',
      httpstatus: "200",
      useragent: '"S3Console/0.4"',
      tlsversion: "TLSv1.3",
    });
  });

  it("empties itself on destroy only once deletion was allowed", async () => {
    expect(of(run, "Bucket").map(({ inputs }) => inputs.forceDestroy)).toEqual(Array(7).fill(false));
    const dropped = await aws({ deletion: { allowed: { reason: "a drill" } } });
    expect(of(dropped, "Bucket").map(({ inputs }) => inputs.forceDestroy)).toEqual(Array(7).fill(true));
  });
});

describe("the trail on AWS", () => {
  it("covers all regions and global services, is validated and encrypted, and feeds a log group for alarms", async () => {
    const run = await recordComponent(
      (transform) => new AwsAuditTrail("mall", awsTrail(), { transformations: [transform] }),
    );
    const trail = one(run, "Trail", "mall-trail");
    expect(trail.inputs).toMatchObject({
      name: "atrium-audit",
      s3BucketName: "bucket-of-trails",
      kmsKeyId: "made-up:log-key",
      enableLogging: true,
      enableLogFileValidation: true,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      isOrganizationTrail: false,
    });
    expect(trail.dependsOn.join()).toContain("RolePolicy mall-writer");
    expect(trail.protect).toBe(true);
    expect(one(run, "LogGroup", "mall-live").inputs).toMatchObject({
      retentionInDays: 365,
      kmsKeyId: "made-up:group-key",
    });
  });
});

describe("the archive on Alibaba Cloud", () => {
  let run: Recording;
  beforeAll(async () => {
    run = await ali();
  });

  it("is six buckets, each versioned, private, closed, encrypted, locked and for TLS 1.2 on", () => {
    const names = of(run, "Bucket").map(({ name }) => name);
    expect(names).toHaveLength(6);
    for (const type of [
      "BucketVersioning",
      "BucketAcl",
      "BucketPublicAccessBlock",
      "BucketServerSideEncryption",
      "BucketHttpsConfig",
      "BucketPolicy",
      "BucketWorm",
    ]) {
      expect([type, of(run, type).map(({ name }) => name)]).toEqual([type, names]);
    }
    expect(one(run, "BucketWorm", "log-trail").inputs).toMatchObject({
      status: "Locked",
      retentionPeriodInDays: 1827,
    });
    expect(one(run, "BucketHttpsConfig", "log-trail").inputs.tlsVersions).toEqual(["TLSv1.2", "TLSv1.3"]);
  });

  it("makes the copies by the provider of the second region, and the rules by the collector's", () => {
    for (const { name, provider } of of(run, "Bucket")) {
      expect([name, provider.includes("::replica::")]).toEqual([name, name.endsWith("-copy")]);
    }
    expect(of(run, "CollectionPolicy").map(({ provider }) => provider.includes("::collector::"))).toEqual([
      true,
    ]);
  });

  it("copies additions alone, by a role that has its rights first", () => {
    const copy = one(run, "BucketReplication", "log-trail");
    expect(copy.inputs).toMatchObject({
      action: "PUT",
      destination: { location: "oss-cn-zhangjiakou" },
      sourceSelectionCriteria: { sseKmsEncryptedObjects: { status: "Enabled" } },
      encryptionConfiguration: { replicaKmsKeyId: "copy-key" },
    });
    expect(copy.dependsOn.join()).toContain("RolePolicyAttachment log-replication");
  });

  it("writes principals of a bucket policy as the list that OSS takes", () => {
    const { Statement } = JSON.parse(String(one(run, "BucketPolicy", "log-trail").inputs.policy));
    expect(Statement.map(({ Principal }: { Principal: unknown }) => Principal)).toEqual([["*"], ["*"]]);
  });

  it("keeps one store a source and a trail, encrypted, indexed, hot first and cold later", () => {
    const trail = `log-trail-${ALICLOUD.shop}`;
    expect(one(run, "Store", trail).inputs).toMatchObject({
      logstoreName: `actiontrail_atrium-audit-${ALICLOUD.shop}`,
      retentionPeriod: 1827,
      hotTtl: 90,
      infrequentAccessTtl: 1737,
      encryptConf: { enable: true, userCmkInfo: { cmkKeyId: "log-key", regionId: "cn-beijing" } },
    });
    expect(of(run, "StoreIndex").map(({ name }) => name)).toEqual(of(run, "Store").map(({ name }) => name));
    // ActionTrail writes its own bucket; everything else is shipped to one.
    expect(of(run, "OssExportSink").map(({ name }) => name)).toEqual(
      of(run, "Store")
        .map(({ name }) => name)
        .filter((name) => !/\d{16}$/.test(name)),
    );
  });

  it("has the auditor's questions on a dashboard for each trail, over that trail's store", () => {
    const charts = JSON.parse(
      String(one(run, "Dashboard", `log-trail-${ALICLOUD.shop}`).inputs.charList),
    ) as readonly { readonly search: { readonly logstore: string } }[];
    expect(charts.length).toBeGreaterThanOrEqual(6);
    expect(new Set(charts.map(({ search }) => search.logstore))).toEqual(
      new Set([`actiontrail_atrium-audit-${ALICLOUD.shop}`]),
    );
  });

  it("has no lock that can never be taken back in a rehearsal", async () => {
    const rehearsal = await ali({ environment: "test", deletion: { allowed: { reason: "a drill" } } });
    expect(of(rehearsal, "BucketWorm")).toEqual([]);
  });
});

it("the trail on Alibaba Cloud covers all regions, reads and writes, and both destinations by one role", async () => {
  const run = await recordComponent((transform) => {
    const provider = new alicloud.Provider("home", { region: "cn-beijing" });
    return new AlicloudAuditTrail("mall", alicloudTrail(), { transformations: [transform], provider });
  });
  const trail = one(run, "Trail", "mall-trail");
  expect(trail.inputs).toMatchObject({
    trailName: `atrium-audit-${ALICLOUD.shop}`,
    trailRegion: "All",
    eventRw: "All",
    status: "Enable",
    ossBucketName: "bucket-of-trails",
    slsProjectArn: expect.stringMatching(/:cn-beijing:1111222233334444:project\/mall-audit-logs-/),
  });
  expect(trail.inputs.ossWriteRoleArn).toBe(trail.inputs.slsWriteRoleArn);
  expect(trail.protect).toBe(true);
});
