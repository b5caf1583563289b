import type * as alicloud from "@pulumi/alicloud";
import { describe, expect, it } from "vitest";
import type { MetricTarget } from "../alarms/contract.ts";
import { layoutAlicloudAlarms, layoutAwsAlarms } from "../alarms/layout.ts";
import { arn } from "../partition/aws.ts";
import { type Recording, recordComponent } from "../testing.ts";
import { codesOf } from "../workload/fault-table.ts";
import { readmeSnippet, typesMade } from "../workload/readme.ts";
import { ALICLOUD_ROUTE, AWS_ROUTE, TAGS } from "../workload/testing.ts";
import { AlicloudDatabase } from "./alicloud.ts";
import { AwsDatabase } from "./aws.ts";
import type { DatabaseArgs } from "./contract.ts";
import {
  ALICLOUD_KEY,
  AWS_KEY,
  alicloudDatabase,
  awsDatabase,
  awsSubnets,
  follower,
  POLARDB_APPLICATIONS,
  TODAY,
  withoutStorage,
} from "./testing.ts";

const whole = (args: DatabaseArgs) => (args.kind === "cluster" ? withoutStorage(args) : args);
const aws = (more: Partial<DatabaseArgs> = {}) =>
  recordComponent(
    (transform) =>
      new AwsDatabase(
        "pos",
        whole(awsDatabase("ap-southeast-1", more)),
        { transformations: [transform] },
        TODAY,
      ),
  );
const alibaba = (more: Partial<DatabaseArgs> = {}) =>
  recordComponent(
    (transform) =>
      new AlicloudDatabase(
        "pos",
        whole(alicloudDatabase("cn-shanghai", more)),
        { transformations: [transform] },
        // Only that it is handed on is looked at here; the invariant suite sees whose region it is.
        more.elsewhere?.mode === "replica" ? { elsewhere: undefined as unknown as alicloud.Provider } : {},
        TODAY,
      ),
  );

const inputs = ({ resources }: Recording, type: string, name: string) => {
  const found = resources.find((each) => each.type.endsWith(`:${type}`) && each.name === `pos-${name}`);
  if (found === undefined) throw new Error(`no ${type} pos-${name}`);
  return found.inputs;
};
const names = ({ resources }: Recording, type: string) =>
  resources.filter((each) => each.type.endsWith(`:${type}`)).map(({ name }) => name);

const elsewhere = follower("ap-northeast-1", AWS_KEY, awsSubnets("ap-northeast-1"));

describe("an instance of RDS", () => {
  it("is private, encrypted with the key, in two zones, and asks RDS to keep the password", async () => {
    expect(inputs(await aws(), "Instance", "instance")).toMatchObject({
      identifier: "pos",
      engine: "mysql",
      engineVersion: "8.0",
      instanceClass: "db.m6g.large",
      multiAz: true,
      publiclyAccessible: false,
      storageEncrypted: true,
      kmsKeyId: "key-arn",
      allocatedStorage: 100,
      maxAllocatedStorage: 400,
      manageMasterUserPassword: true,
      masterUserSecretKmsKeyId: "key-arn",
      username: "atrium_dba",
      iamDatabaseAuthenticationEnabled: true,
      deletionProtection: true,
      skipFinalSnapshot: false,
      deleteAutomatedBackups: false,
      backupRetentionPeriod: 35,
      backupWindow: "15:00-16:00",
      maintenanceWindow: "mon:18:00-mon:20:00",
      enabledCloudwatchLogsExports: ["audit", "error", "slowquery"],
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: "key-arn",
      monitoringInterval: 60,
      allowMajorVersionUpgrade: false,
      tags: expect.objectContaining({ "backup-class": "pos" }),
    });
  });

  it("turns away who speaks no TLS, by parameters that its group is born with", async () => {
    const { parameters, family, name } = inputs(await aws(), "ParameterGroup", "parameters");
    expect([family, name]).toEqual(["mysql8.0", "pos-mysql8-0"]);
    expect(parameters).toContainEqual({
      name: "require_secure_transport",
      value: "1",
      applyMethod: "pending-reboot",
    });
    expect(parameters).toContainEqual({
      name: "tls_version",
      value: "TLSv1.2,TLSv1.3",
      applyMethod: "pending-reboot",
    });
  });

  it("writes its audit log by a plug-in, into a group that is there before it, with the key", async () => {
    const run = await aws();
    expect(inputs(run, "OptionGroup", "options").options).toEqual([
      {
        optionName: "MARIADB_AUDIT_PLUGIN",
        optionSettings: [{ name: "SERVER_AUDIT_EVENTS", value: "CONNECT,QUERY_DDL,QUERY_DCL" }],
      },
    ]);
    expect(inputs(run, "LogGroup", "audit")).toMatchObject({
      name: "/aws/rds/instance/pos/audit",
      kmsKeyId: "key-arn",
      retentionInDays: 365,
    });
    const instance = run.resources.find(({ name }) => name === "pos-instance");
    expect(instance?.dependsOn).toContain("aws:cloudwatch/logGroup:LogGroup pos-audit");
  });

  it("lets in its clients, one rule each, and lets nothing out", async () => {
    const run = await aws();
    expect(names(run, "SecurityGroupIngressRule")).toEqual([
      "pos-tills-mysql",
      "pos-bastion-mysql-10.8.30.16-28",
    ]);
    expect(names(run, "SecurityGroupEgressRule")).toEqual([]);
  });

  it("has its backups copied with the other region's key", async () => {
    expect(inputs(await aws(), "InstanceAutomatedBackupsReplication", "elsewhere")).toMatchObject({
      region: "ap-northeast-1",
      kmsKeyId: "key-arn",
      retentionPeriod: 35,
    });
  });

  it("is told of where it fails over", async () => {
    const { eventPattern } = inputs(await aws(), "EventRule", "failover");
    expect(JSON.parse(String(eventPattern))).toEqual({
      source: ["aws.rds"],
      "detail-type": ["RDS DB Instance Event"],
      detail: {
        SourceIdentifier: [{ prefix: "pos" }],
        EventCategories: ["failover", "failure", "low storage"],
      },
    });
  });

  it("has a secret for each application, whose value is a secret from birth", async () => {
    const run = await aws();
    expect(names(run, "Secret")).toEqual(["pos-account-till", "pos-account-migrations"]);
    const { secretString } = inputs(run, "SecretVersion", "account-till") as {
      secretString: { value: string } & Record<string, unknown>;
    };
    expect(Object.values(secretString)).toContain("1b47061264138c4ac30d75fd1eb44270");
    expect(JSON.parse(secretString.value)).toMatchObject({
      engine: "mysql",
      port: 3306,
      username: "till",
      dbname: "sales",
    });
  });

  it("gives SQL Server its licence, TDE, and a place for audit files", async () => {
    const run = await aws({
      engine: { family: "sqlserver", version: "2022", edition: "enterprise" },
      auditBucket: { name: "audit-files", key: AWS_KEY },
    });
    expect(inputs(run, "Instance", "instance")).toMatchObject({
      engine: "sqlserver-ee",
      engineVersion: "16.00",
      licenseModel: "license-included",
    });
    const { options, majorEngineVersion } = inputs(run, "OptionGroup", "options") as {
      options: { optionName: string; optionSettings: { name: string; value: string }[] }[];
      majorEngineVersion: string;
    };
    expect(majorEngineVersion).toBe("16.00");
    expect(options.map(({ optionName }) => optionName)).toEqual([
      "TRANSPARENT_DATA_ENCRYPTION",
      "SQLSERVER_AUDIT",
    ]);
    expect(options[1]?.optionSettings).toContainEqual({
      name: "S3_BUCKET_ARN",
      value: expect.stringMatching(/:s3:::audit-files\/audit\/pos$/),
    });
  });
});

describe("a database of AWS that another one follows", () => {
  it("has a generated password, as RDS keeps none of such a source", async () => {
    const run = await aws({ elsewhere });
    const instance = inputs(run, "Instance", "instance");
    expect(instance).not.toHaveProperty("manageMasterUserPassword");
    expect(instance).toHaveProperty("password");
    expect(names(run, "Secret")).toContain("pos-administrator");
  });

  it("is followed by an instance with the other region's key, group, parameters and logs", async () => {
    const run = await aws({ elsewhere });
    expect(inputs(run, "Instance", "elsewhere")).toMatchObject({
      identifier: "pos-elsewhere",
      region: "ap-northeast-1",
      kmsKeyId: "key-arn",
      publiclyAccessible: false,
      parameterGroupName: "elsewhere-pos-mysql8-0",
      skipFinalSnapshot: true,
      deletionProtection: true,
      backupRetentionPeriod: 35,
    });
    expect(inputs(run, "OptionGroup", "elsewhere-options")).toMatchObject({
      namePrefix: "elsewhere-pos-mysql-8-0-",
      region: "ap-northeast-1",
      skipDestroy: true,
    });
    expect(inputs(run, "LogGroup", "elsewhere-audit")).toMatchObject({
      name: "/aws/rds/instance/pos-elsewhere/audit",
      region: "ap-northeast-1",
    });
  });

  it("is one global cluster with Aurora, whose second member names no password", async () => {
    const run = await aws({ kind: "cluster", elsewhere });
    expect(inputs(run, "GlobalCluster", "global")).toMatchObject({
      globalClusterIdentifier: "pos-global",
      region: "ap-southeast-1",
      forceDestroy: true,
      deletionProtection: true,
    });
    const second = inputs(run, "Cluster", "elsewhere");
    expect(second).toMatchObject({ clusterIdentifier: "pos-elsewhere", region: "ap-northeast-1" });
    expect(second).not.toHaveProperty("masterUsername");
    expect(names(run, "ClusterInstance")).toEqual(["pos-node-1", "pos-node-2", "pos-elsewhere-node-1"]);
    const waits = run.resources.find(({ name }) => name === "pos-node-2")?.dependsOn;
    expect(waits).toContain("aws:rds/clusterInstance:ClusterInstance pos-node-1");
  });
});

describe("a database of ApsaraDB RDS", () => {
  it("stands in two zones, encrypted with the key by the role that RDS reaches it by, and forces TLS", async () => {
    expect(inputs(await alibaba(), "Instance", "instance")).toMatchObject({
      engine: "MySQL",
      engineVersion: "8.0",
      category: "HighAvailability",
      zoneId: "cn-shanghai-b",
      zoneIdSlaveA: "cn-shanghai-c",
      vswitchId: "vsw-b,vsw-c",
      encryptionKey: "key-id",
      roleArn: expect.stringMatching(/::1000000000000001:role\/aliyunrdsinstanceencryptiondefaultrole$/),
      sslAction: "Open",
      forceEncryption: 1,
      securityIps: ["10.8.30.16/28"],
      securityGroupIds: ["sg-app"],
      sqlCollectorStatus: "Enabled",
      sqlCollectorConfigValue: 365,
      storageAutoScale: "Enable",
      storageThreshold: 30,
      storageUpperBound: 400,
      deletionProtection: true,
      maintainTime: "18:00Z-20:00Z",
    });
  });

  it("is backed up every night, with its log, here and elsewhere", async () => {
    const run = await alibaba();
    expect(inputs(run, "BackupPolicy", "backups")).toMatchObject({
      preferredBackupTime: "15:00Z-16:00Z",
      backupRetentionPeriod: 730,
      enableBackupLog: true,
      logBackupRetentionPeriod: 730,
    });
    expect(inputs(run, "BackupPolicy", "backups").preferredBackupPeriods).toHaveLength(7);
    expect(inputs(run, "RdsInstanceCrossBackupPolicy", "elsewhere")).toMatchObject({
      crossBackupRegion: "cn-beijing",
      logBackupEnabled: "Enable",
      retention: 1096,
    });
  });

  it("gives applications rights on rows, and KMS their passwords to change", async () => {
    const run = await alibaba();
    expect(inputs(run, "Account", "account-till")).toMatchObject({
      accountName: "till",
      accountType: "Normal",
    });
    expect(inputs(run, "AccountPrivilege", "account-till")).toMatchObject({
      privilege: "DMLOnly",
      dbNames: ["sales", "stock"],
    });
    expect(inputs(run, "Secret", "account-till")).toMatchObject({
      secretType: "Rds",
      enableAutomaticRotation: true,
      rotationInterval: "60d",
    });
    expect(inputs(run, "Secret", "account-reports")).toMatchObject({
      secretType: "Generic",
      versionId: "v-2026-11-01",
    });
  });

  it("lets PostgreSQL in by TLS alone", async () => {
    const { elsewhere: _, ...args } = alicloudDatabase("cn-shanghai", {
      engine: { family: "postgresql", version: "16" },
      backup: { class: "ordinary" },
    });
    const run = await recordComponent(
      (transform) => new AlicloudDatabase("pos", args, { transformations: [transform] }, {}, TODAY),
    );
    expect(inputs(run, "Instance", "instance").pgHbaConfs).toEqual([
      expect.objectContaining({ type: "hostssl", database: "all", user: "all" }),
    ]);
    expect(names(run, "Database")).toEqual([]);
  });
});

describe("a cluster of PolarDB", () => {
  const polardb = { kind: "cluster", applications: POLARDB_APPLICATIONS } as const;

  it("encrypts by the engine, keeps a copy in a second zone and an audit log of half a year", async () => {
    const run = await alibaba(polardb);
    expect(inputs(run, "Cluster", "cluster")).toMatchObject({
      dbType: "MySQL",
      tdeStatus: "Enabled",
      encryptNewTables: "ON",
      encryptionKey: "key-id",
      hotStandbyCluster: "ON",
      standbyAz: "cn-shanghai-c",
      collectorStatus: "Enable",
      deletionLock: 1,
      dbNodeCount: 2,
    });
    expect(inputs(run, "SqlLogConfig", "audit")).toMatchObject({ enable: true, retention: 365 });
    expect(inputs(run, "PrimaryEndpoint", "primary")).toMatchObject({ sslEnabled: "Enable" });
    const second = run.resources.find(({ name }) => name === "pos-cluster" && name.endsWith("cluster"));
    expect(second).toBeDefined();
  });

  it("has its accounts ask for TLS, which it cannot force itself", async () => {
    const run = await alibaba(polardb);
    const { steps } = run.component as AlicloudDatabase;
    expect(steps.till).toBe("ALTER USER 'till'@'%' REQUIRE SSL;\n");
  });

  it("copies backups and logs into the other region", async () => {
    expect(inputs(await alibaba(polardb), "BackupPolicy", "backups")).toMatchObject({
      dataLevel1BackupRetentionPeriod: 14,
      dataLevel2BackupRetentionPeriod: 1096,
      dataLevel2BackupAnotherRegionRegion: "cn-beijing",
      dataLevel2BackupAnotherRegionRetentionPeriod: 1096,
      logBackupAnotherRegionRegion: "cn-beijing",
    });
  });

  it("asks for the provider of the region that follows", async () => {
    const args = withoutStorage(
      alicloudDatabase("cn-shanghai", {
        ...polardb,
        elsewhere: follower("cn-beijing", ALICLOUD_KEY, { "cn-beijing-h": "vsw-h" }),
      }),
    );
    expect(() => new AlicloudDatabase("pos", args, {}, {}, TODAY)).toThrow(/provider of cn-beijing/);
  });
});

describe("what is watched", () => {
  const watched = (targets: Readonly<Record<string, MetricTarget>>) =>
    Object.entries(targets).map(([key, { kind, dimensions, system }]) => [
      key,
      kind,
      Object.keys(dimensions),
      system,
    ]);

  it.each<["aws" | "alicloud", string, Partial<DatabaseArgs>, readonly string[]]>([
    [
      "aws",
      "an instance",
      {},
      ["database-cpu", "database-connections", "database-space", "database-latency"],
    ],
    [
      "aws",
      "a cluster",
      { kind: "cluster", elsewhere },
      ["cluster-cpu", "cluster-connections", "cluster-deadlocks"],
    ],
    ["alicloud", "an instance", {}, ["database-cpu", "database-connections", "database-space"]],
    [
      "alicloud",
      "a cluster",
      { kind: "cluster", applications: POLARDB_APPLICATIONS },
      ["cluster-cpu", "cluster-connections"],
    ],
  ])("on %s of %s is what the alarms take", async (cloud, _of, more, kinds) => {
    const run = cloud === "aws" ? await aws(more) : await alibaba(more);
    const { alarmTargets } = run.component as AwsDatabase | AlicloudDatabase;
    expect(watched(alarmTargets).map(([, kind]) => kind)).toEqual(kinds);
    expect(Object.values(alarmTargets).map(({ system }) => system)).toEqual(kinds.map(() => "pos"));
    const place = { tags: TAGS, targets: alarmTargets };
    const region = cloud === "aws" ? "ap-southeast-1" : "cn-shanghai";
    const account = cloud === "aws" ? "111122223333" : "1000000000000001";
    const route = cloud === "aws" ? AWS_ROUTE : ALICLOUD_ROUTE;
    const layout = cloud === "aws" ? layoutAwsAlarms : layoutAlicloudAlarms;
    expect(codesOf(() => layout("alarms", { ...place, account, region, route }))).toEqual([]);
  });

  it("is a follower's delay, in the region that follows", async () => {
    const run = await aws({ elsewhere });
    const { elsewhere: there } = run.component as AwsDatabase;
    expect(watched(there?.alarmTargets ?? {})).toEqual([
      ["pos-elsewhere-cpu", "database-cpu", ["DBInstanceIdentifier"], "pos"],
      ["pos-elsewhere-lag", "database-lag", ["DBInstanceIdentifier"], "pos"],
    ]);
  });
});

it("is as its README shows it", async () => {
  const rotation = {
    arn: arn({
      partition: "aws",
      service: "lambda",
      region: "ap-southeast-1",
      account: "111122223333",
      resource: "function:rotate",
    }),
  };
  const run = readmeSnippet(new URL("./README.md", import.meta.url), {
    AwsDatabase,
    tags: TAGS,
    network: {
      vpcId: "vpc-1",
      subnetIds: { db: awsSubnets("ap-southeast-1") },
      securityGroupIds: { app: "sg-app" },
    },
    keys: { keys: { data: AWS_KEY }, replicas: { data: AWS_KEY } },
    alerts: { route: AWS_ROUTE },
    rotation,
  });
  expect(await typesMade(run)).toEqual(
    expect.arrayContaining([
      "aws:rds/instance:Instance",
      "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
    ]),
  );
});
