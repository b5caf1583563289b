import { type FaultCase, keyFor } from "../workload/testing.ts";
import type { ApplicationArgs, DatabaseArgs, ElsewhereArgs } from "./contract.ts";
import { ALICLOUD_KEY, AWS_KEY, awsSubnets, follower, POLARDB_APPLICATIONS } from "./testing.ts";

const app = (more: Partial<ApplicationArgs>): DatabaseArgs["applications"] => ({
  till: {
    purpose: "Till service",
    databases: ["sales"],
    access: "write",
    rotation: { by: "deployment", since: "2026-11-01" },
    ...more,
  },
});

const backups = (region: string, key = AWS_KEY): ElsewhereArgs => ({ mode: "backups", region, key });
const REPLICA = follower("ap-northeast-1", AWS_KEY, awsSubnets("ap-northeast-1"));
const POLARDB_REPLICA = follower("cn-beijing", ALICLOUD_KEY, { "cn-beijing-h": "vsw-h" });
const SERVER = { family: "sqlserver", version: "2022" } as const;
const AUDIT = { auditBucket: { name: "audit-files", key: AWS_KEY } };
const groups = (count: number): DatabaseArgs["clients"] =>
  Object.fromEntries(
    [...Array(count).keys()].map((index) => [`app-${index}`, { reason: "a tier", group: `sg-${index}` }]),
  );
const prefixes = (count: number): DatabaseArgs["clients"] => ({
  stores: { reason: "stores", prefixes: [...Array(count).keys()].map((index) => `10.${index}.0.0/16`) },
});
/** Clusters take no storage of their own; `undefined` in a row stands for leaving it out. */
const CLUSTER = { kind: "cluster", storage: undefined } as unknown as Partial<DatabaseArgs>;
const POLARDB = { ...CLUSTER, applications: POLARDB_APPLICATIONS };

type Row = FaultCase<DatabaseArgs>;
const row = (
  cloud: Row["cloud"],
  title: string,
  code: string,
  args: Row["args"],
  twin: Row["twin"] = {},
): Row => ({ title, cloud, args, code, twin });

export const faultCases: readonly Row[] = [
  row(
    "aws",
    "runs SQL Server on Graviton",
    "database.size",
    { ...AUDIT, engine: SERVER, size: "db.m6g.large" },
    { ...AUDIT, engine: SERVER, size: "db.m6i.xlarge" },
  ),
  row(
    "aws",
    "runs Aurora on a class that it has not",
    "database.size",
    { ...CLUSTER, elsewhere: REPLICA, size: "db.m6g.large" },
    { ...CLUSTER, elsewhere: REPLICA, size: "db.r7g.large" },
  ),
  row(
    "alicloud",
    "has a class of another engine",
    "database.size",
    { size: "pg.x4.large.2c" },
    { size: "mysql.x4.large.2c" },
  ),
  row(
    "alicloud",
    "follows a release that no global network takes",
    "database.elsewhere-mode",
    {
      ...POLARDB,
      environment: "test",
      engine: { family: "postgresql", version: "16" },
      singleZone: { reason: "load tests", owner: "it" },
      elsewhere: POLARDB_REPLICA,
    },
    {
      ...POLARDB,
      environment: "test",
      engine: { family: "postgresql", version: "14" },
      singleZone: { reason: "load tests", owner: "it" },
      elsewhere: POLARDB_REPLICA,
    },
  ),
  row("aws", "stands in one zone", "placement.zones", { subnets: { "apse1-az1": "subnet-1" } }),
  row(
    "aws",
    "lets in the internet",
    "clients.public",
    { clients: { all: { reason: "all", prefixes: ["0.0.0.0/0"] } } },
    { clients: { all: { reason: "all", prefixes: ["10.8.0.0/20"] } } },
  ),
  row("alicloud", "lets in half of the internet", "clients.public", {
    clients: { all: { reason: "all", prefixes: ["128.0.0.0/1"] } },
  }),
  row(
    "alicloud",
    "leaves to the alphabet which of three zones it stands in",
    "database.zones",
    { subnets: { "cn-shanghai-b": "vsw-b", "cn-shanghai-c": "vsw-c", "cn-shanghai-a": "vsw-a" } },
    {
      subnets: { "cn-shanghai-b": "vsw-b", "cn-shanghai-c": "vsw-c", "cn-shanghai-a": "vsw-a" },
      zones: { home: "cn-shanghai-b", standby: "cn-shanghai-c" },
    },
  ),
  row(
    "alicloud",
    "has its standby beside itself",
    "database.zones",
    { zones: { home: "cn-shanghai-b", standby: "cn-shanghai-b" } },
    { zones: { home: "cn-shanghai-c", standby: "cn-shanghai-b" } },
  ),
  row(
    "aws",
    "does without a standby in production",
    "database.single-zone",
    { singleZone: { reason: "cheaper", owner: "it" } },
    { environment: "test", singleZone: { reason: "load tests", owner: "it" } },
  ),
  row("aws", "is of an engine that is none", "database.family", {
    engine: { family: "mariadb" as "mysql", version: "8.0" },
  }),
  row(
    "aws",
    "is of a release that gets no repairs",
    "database.version",
    { engine: { family: "mysql", version: "5.7" } },
    { engine: { family: "mysql", version: "8.4" } },
  ),
  row(
    "alicloud",
    "is of a release that only the other cloud has",
    "database.version",
    { engine: { family: "mysql", version: "8.4" } },
    { engine: { family: "mysql", version: "8.0" } },
  ),
  row(
    "aws",
    "names an edition of an engine without editions",
    "database.edition",
    { engine: { family: "postgresql", version: "16", edition: "enterprise" } },
    { ...AUDIT, engine: { ...SERVER, edition: "enterprise" } },
  ),
  row(
    "aws",
    "clusters SQL Server",
    "database.kind",
    {
      ...AUDIT,
      ...CLUSTER,
      engine: SERVER,
      backup: { class: "ordinary" },
      elsewhere: undefined,
    } as unknown as Partial<DatabaseArgs>,
    { ...AUDIT, engine: SERVER },
  ),
  row(
    "alicloud",
    "has a class of the other cloud",
    "database.size",
    { size: "db.m6g.large" },
    { size: "mysql.x4.xlarge.2c" },
  ),
  row(
    "aws",
    "is too small to be watched",
    "database.size",
    { size: "db.t4g.micro" },
    { size: "db.t4g.medium" },
  ),
  row(
    "aws",
    "spans two regions with a burstable class",
    "database.size",
    { ...CLUSTER, elsewhere: REPLICA, size: "db.t4g.medium" },
    { ...CLUSTER, elsewhere: REPLICA, size: "db.r6g.large" },
  ),
  row(
    "aws",
    "is a cluster of one node",
    "database.nodes",
    { ...CLUSTER, elsewhere: REPLICA, nodes: 1 },
    { ...CLUSTER, elsewhere: REPLICA, nodes: 3 },
  ),
  row("aws", "is an instance of many nodes", "database.nodes", { nodes: 2 }),
  row("aws", "says no storage", "database.storage", {
    storage: undefined,
  } as unknown as Partial<DatabaseArgs>),
  row(
    "aws",
    "cannot grow",
    "database.storage",
    { storage: { gb: 100, mostGb: 105 } },
    { storage: { gb: 100, mostGb: 110 } },
  ),
  row(
    "alicloud",
    "is no step of 5 GB",
    "database.storage",
    { storage: { gb: 101 } },
    { storage: { gb: 105 } },
  ),
  row("aws", "listens where RDS does not", "database.port", { port: 80 }, { port: 13306 }),
  row(
    "aws",
    "has no database in it",
    "database.databases",
    { databases: [], applications: app({ databases: [] }) },
    {
      databases: ["sales"],
      applications: app({}),
    },
  ),
  row(
    "aws",
    "calls a database as the engine calls its own",
    "database.database-name",
    { databases: ["mysql", "sales"], applications: app({}) },
    { databases: ["sales"], applications: app({}) },
  ),
  row("aws", "has nobody who signs in", "database.applications", { applications: {} }),
  row(
    "aws",
    "lets an application be the administrator",
    "database.account-name",
    { applications: { root: app({}).till as ApplicationArgs } },
    { applications: app({}) },
  ),
  row("aws", "does not say what an account is for", "database.purpose", {
    applications: app({ purpose: " " }),
  }),
  row(
    "aws",
    "gives an application a database",
    "database.access",
    { applications: app({ access: "owner" as "read" }) },
    {
      applications: app({ access: "schema" }),
    },
  ),
  row("aws", "opens a database that is not there", "database.scope", {
    applications: app({ databases: ["hr"] }),
  }),
  row(
    "aws",
    "keeps a password for half a year",
    "database.rotation-days",
    { applications: app({ rotation: { by: "deployment", since: "2026-11-01", days: 180 } }) },
    { applications: app({ rotation: { by: "deployment", since: "2026-11-01", days: 30 } }) },
  ),
  row(
    "aws",
    "has a password that is too old",
    "database.rotation",
    { applications: app({ rotation: { by: "deployment", since: "2026-08-01" } }) },
    { applications: app({ rotation: { by: "deployment", since: "2026-10-01" } }) },
  ),
  row("aws", "waits for the service to change a password", "database.rotation", {
    applications: app({ rotation: { by: "service" } }),
  }),
  row(
    "alicloud",
    "waits for KMS to change a password of PolarDB",
    "database.rotation",
    { ...POLARDB, applications: app({ rotation: { by: "service" } }) },
    POLARDB,
  ),
  row(
    "aws",
    "is maintained at noon",
    "window.opening-hours",
    { window: { day: "tue", start: "12:00", hours: 1 } },
    { window: { day: "tue", start: "03:00", hours: 1 } },
  ),
  row(
    "aws",
    "is backed up at noon",
    "database.backup-hours",
    { backup: { class: "pos", start: "12:00" } },
    { backup: { class: "pos", start: "22:00" } },
  ),
  row(
    "aws",
    "is backed up while it is maintained",
    "database.backup-window",
    { backup: { class: "pos", start: "03:00" } },
    { backup: { class: "pos", start: "04:00" } },
  ),
  row("aws", "has a class of backups that is none", "database.backup-class", {
    backup: { class: "weekly" as "pos" },
  }),
  row(
    "aws",
    "keeps core data in one region",
    "database.elsewhere",
    { elsewhere: undefined } as unknown as Partial<DatabaseArgs>,
    {
      elsewhere: undefined,
      backup: { class: "ordinary" },
    } as unknown as Partial<DatabaseArgs>,
  ),
  row(
    "aws",
    "copies into its own region",
    "database.elsewhere-region",
    { elsewhere: backups("ap-southeast-1") },
    { elsewhere: backups("ap-northeast-1") },
  ),
  row(
    "alicloud",
    "copies too near",
    "database.elsewhere-near",
    {
      region: "cn-shenzhen",
      subnets: { "cn-shenzhen-d": "vsw-d", "cn-shenzhen-e": "vsw-e" },
      elsewhere: backups("cn-hongkong", ALICLOUD_KEY),
    },
    {
      region: "cn-shenzhen",
      subnets: { "cn-shenzhen-d": "vsw-d", "cn-shenzhen-e": "vsw-e" },
      elsewhere: backups("cn-shanghai", ALICLOUD_KEY),
    },
  ),
  row(
    "alicloud",
    "copies out of the mainland",
    "database.elsewhere-side",
    { elsewhere: backups("ap-southeast-1", ALICLOUD_KEY) },
    { elsewhere: backups("cn-chengdu", ALICLOUD_KEY) },
  ),
  row("aws", "copies backups of Aurora, which does not", "database.elsewhere-mode", CLUSTER, {
    ...CLUSTER,
    elsewhere: REPLICA,
  }),
  row(
    "aws",
    "follows SQL Server into another region",
    "database.elsewhere-mode",
    { ...AUDIT, engine: SERVER, elsewhere: REPLICA },
    { ...AUDIT, engine: SERVER },
  ),
  row(
    "alicloud",
    "follows an instance into another region",
    "database.elsewhere-mode",
    { elsewhere: POLARDB_REPLICA },
    { ...POLARDB, elsewhere: POLARDB_REPLICA },
  ),
  row(
    "alicloud",
    "copies backups of PostgreSQL with encrypted disks",
    "database.elsewhere-mode",
    { engine: { family: "postgresql", version: "16" } },
    { ...POLARDB, engine: { family: "postgresql", version: "14" } },
  ),
  row(
    "aws",
    "has a key that leaves the copies out",
    "keys.serves",
    { elsewhere: backups("ap-northeast-1", keyFor("s3")) },
    { elsewhere: backups("ap-northeast-1", keyFor("rds")) },
  ),
  row(
    "aws",
    "has a key that leaves the secrets out",
    "keys.serves",
    { key: keyFor("rds", "logs") },
    {
      key: keyFor("rds", "logs", "secretsmanager"),
    },
  ),
  row(
    "aws",
    "follows into one zone",
    "placement.zones",
    { elsewhere: follower("ap-northeast-1", AWS_KEY, { "apne1-az1": "subnet-1" }) },
    { elsewhere: REPLICA },
  ),
  row(
    "aws",
    "keeps its logs a month",
    "database.log-days",
    { logRetentionDays: 30 },
    { logRetentionDays: 365 },
  ),
  row(
    "aws",
    "has no audit of SQL Server",
    "database.audit-bucket",
    { engine: SERVER },
    { ...AUDIT, engine: SERVER },
  ),
  row("aws", "names a bucket that nothing writes to", "database.audit-bucket", AUDIT),
  row(
    "aws",
    "has more clients than rules",
    "database.client-quota",
    { clients: prefixes(61) },
    { clients: prefixes(60) },
  ),
  row(
    "alicloud",
    "has more groups than the service takes",
    "database.client-quota",
    { clients: groups(4) },
    {
      clients: groups(3),
    },
  ),
  row("alicloud", "hears of failovers by the other cloud", "route.cloud", {
    route: { provider: "aws", topicArn: "topic" },
  }),
  row("aws", "names a KMS instance", "database.alicloud-only", { kmsInstance: "kst-1" }),
  row(
    "aws",
    "may go without a reason",
    "database.reason",
    { deletion: { allowed: { reason: "" } } },
    {
      deletion: { allowed: { reason: "a drill" } },
    },
  ),
];
