import * as alicloud from "@pulumi/alicloud";
import type * as pulumi from "@pulumi/pulumi";
import {
  account,
  cache,
  database,
  documents,
  KEY,
  NIGHT,
  polar,
  search,
  warehouse,
  withoutAudit,
} from "./alicloud-databases.ts";
import { type Fault, type Planting, planter, tags } from "./fault.ts";

const plant = planter("alicloud");

type Row<A> = Omit<Planting<A>, "compliant">;
type Beside = NonNullable<Planting<object>["beside"]>;

const WEEK = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const onDatabase = (control: string, row: Row<alicloud.rds.InstanceArgs>) =>
  plant(control, alicloud.rds.Instance, { compliant: database, ...row });
const onCache = (control: string, row: Row<alicloud.redis.TairInstanceArgs>) =>
  plant(control, alicloud.redis.TairInstance, { compliant: cache, beside: snapshots(), ...row });
const onDocuments = (control: string, row: Row<alicloud.mongodb.InstanceArgs>) =>
  plant(control, alicloud.mongodb.Instance, { compliant: documents, beside: audited(), ...row });
const onSearch = (control: string, row: Row<alicloud.elasticsearch.InstanceArgs>) =>
  plant(control, alicloud.elasticsearch.Instance, { compliant: search, ...row });
const onAccount = (control: string, row: Row<alicloud.rds.AccountArgs>) =>
  plant(control, alicloud.rds.Account, { compliant: account, ...row });

const policy: alicloud.rds.BackupPolicyArgs = {
  instanceId: "rm-uf6wjk5xxxxxxx",
  preferredBackupPeriods: WEEK,
  preferredBackupTime: NIGHT,
  backupRetentionPeriod: 14,
  enableBackupLog: true,
  logBackupRetentionPeriod: 14,
};
const onPolicy = (control: string, row: Row<alicloud.rds.BackupPolicyArgs>) =>
  plant(control, alicloud.rds.BackupPolicy, { compliant: policy, ...row });

/** Caches are backed up by a policy beside them; `missing` leaves it out. */
function snapshots(missing = false): Beside {
  return (instance, name, broken, opts) => {
    if (broken && missing) return;
    new alicloud.kvstore.BackupPolicy(
      `${name}-backup`,
      {
        instanceId: (instance as alicloud.redis.TairInstance).id,
        backupPeriods: WEEK,
        backupTime: NIGHT,
      },
      opts,
    );
  };
}

function audited(): Beside {
  return (instance, name, _, opts) => {
    new alicloud.mongodb.AuditPolicy(
      `${name}-audit`,
      {
        dbInstanceId: (instance as alicloud.mongodb.Instance).id,
        auditStatus: "enable",
        storagePeriod: 365,
      },
      opts,
    );
  };
}

/** PolarDB speaks TLS by its endpoints and keeps statements by the autonomy service. */
function polarSettings(cluster: pulumi.CustomResource, name: string, opts: object): void {
  const { id } = cluster as alicloud.polardb.Cluster;
  new alicloud.polardb.PrimaryEndpoint(
    `${name}-endpoint`,
    { dbClusterId: id, sslEnabled: "Enable", netType: "Private" },
    opts,
  );
  new alicloud.das.SqlLogConfig(`${name}-audit`, { instanceId: id, enable: true, retention: 180 }, opts);
}

/** Everything that databases, caches and search engines can be left without, once each. */
export const alicloudDatabaseFaults: readonly Fault[] = [
  onCache("cache-require-authentication", { broken: { vpcAuthMode: "Close" } }),
  onCache("cache-require-backups", { broken: {}, beside: snapshots(true) }),
  onCache("cache-require-customer-key", { broken: { encryptionKey: undefined } }),
  onCache("cache-require-encryption", {
    broken: { tdeStatus: undefined },
    also: ["cache-require-customer-key"],
  }),
  onCache("cache-require-failover", { broken: { nodeType: "STAND_ALONE" } }),
  onCache("cache-require-tls", { broken: { sslEnabled: "Disable" } }),
  onCache("cache-require-two-zones", { broken: { secondaryZoneId: "cn-shanghai-b" } }),
  onDatabase("db-no-default-port", { broken: { port: "3306" } }),
  onAccount("db-no-default-admin", { broken: { accountName: "root" } }),
  onDatabase("db-no-public-access", { broken: { securityIps: ["0.0.0.0/1", "128.0.0.0/1"] } }),
  plant("db-no-public-endpoint", alicloud.polardb.PrimaryEndpoint, {
    compliant: { dbClusterId: "pc-uf6wjk5xxxxxxx", netType: "Private" },
    broken: { netType: "Public" },
  }),
  onDatabase("db-no-risky-parameters", {
    broken: { parameters: [{ name: "local_infile", value: "ON" }] },
  }),
  onAccount("db-no-super-account", { broken: { accountType: "Super" } }),
  plant("db-require-backup-rhythm", alicloud.mongodb.Instance, {
    compliant: { ...documents, tags: { ...documents.tags, "data-class": "restricted" } },
    broken: { backupPeriods: ["Monday"], backupTime: NIGHT },
    beside: audited(),
  }),
  onPolicy("db-require-backups", { broken: { backupRetentionPeriod: 6, logBackupRetentionPeriod: 6 } }),
  onDatabase("db-require-capacity-scaling", { broken: { storageAutoScale: "Disable" } }),
  onDatabase("db-require-closed-hours", { broken: { maintainTime: "02:00Z-03:00Z" } }),
  plant("db-require-cluster-members", alicloud.polardb.Cluster, {
    compliant: polar,
    broken: { dbNodeCount: 1 },
    beside: (cluster, name, _, opts) => polarSettings(cluster, name, opts),
  }),
  onDatabase("db-require-connection-log", {
    broken: withoutAudit("log_disconnections", "log_duration"),
    also: ["db-require-sql-audit", "db-require-watch"],
  }),
  onDatabase("db-require-customer-key", { broken: { encryptionKey: "ServiceKey" } }),
  onDatabase("db-require-deletion-protection", { broken: { deletionProtection: false } }),
  onDatabase("db-require-disconnection-log", {
    broken: withoutAudit("log_connections", "log_duration"),
    also: ["db-require-sql-audit", "db-require-watch"],
  }),
  onDocuments("db-require-document-backups", { broken: { backupRetentionPeriod: 6 } }),
  onDatabase("db-require-encryption", {
    broken: { encryptionKey: "Disabled", tdeStatus: "Disabled" },
    also: ["db-require-customer-key", "db-require-transparent-encryption"],
  }),
  onDatabase("db-require-final-snapshot", { broken: { releasedKeepPolicy: "None" } }),
  plant("db-require-log-collection", alicloud.log.Audit, {
    compliant: { aliuid: "1000000000000001", displayName: "audit", variableMap: { rds_enabled: "true" } },
    broken: { variableMap: { rds_enabled: "false" } },
  }),
  onAccount("db-require-managed-password", {
    broken: { kmsEncryptedPassword: undefined, accountPassword: "planted-not-real" },
    also: ["secret-no-handmade-passwords"],
  }),
  onDatabase("db-require-minor-upgrades", { broken: { autoUpgradeMinorVersion: "Manual" } }),
  onDatabase("db-require-monitoring", { broken: { monitoringPeriod: 300 } }),
  onDatabase("db-require-named-clients", { broken: { securityIps: ["10.16.0.0/16"] } }),
  onDocuments("db-require-nosql-customer-key", {
    broken: { encryptionKey: undefined, cloudDiskEncryptionKey: undefined },
  }),
  plant("db-require-nosql-encryption", alicloud.clickhouse.DbCluster, {
    compliant: warehouse,
    broken: { encryptionType: undefined },
    also: ["db-require-nosql-customer-key"],
    beside: warehousePolicy(),
  }),
  onPolicy("db-require-point-in-time", { broken: { enableBackupLog: false } }),
  plant("db-require-query-encryption", alicloud.maxcompute.Project, {
    compliant: {
      projectName: "sales",
      tags,
      properties: { encryption: { enable: true, algorithm: "AESCTR", key: KEY } },
    },
    broken: { properties: { encryption: { enable: false } } },
    also: ["platform-require-customer-key"],
  }),
  onDatabase("db-require-query-log", {
    broken: withoutAudit("log_connections", "log_disconnections"),
    also: ["db-require-sql-audit", "db-require-watch"],
  }),
  onDatabase("db-require-sql-audit", { broken: { sqlCollectorConfigValue: 30 } }),
  onDatabase("db-require-tls", { broken: { sslAction: "Close" } }),
  onDatabase("db-require-transparent-encryption", { broken: { tdeStatus: "Disabled" } }),
  onDatabase("db-require-two-zones", { broken: { zoneIdSlaveA: "cn-shanghai-b" } }),
  onDatabase("db-require-vpc", { broken: { vswitchId: undefined } }),
  plant("db-require-warehouse-backups", alicloud.clickhouse.DbCluster, {
    compliant: warehouse,
    broken: {},
    beside: warehousePolicy(true),
  }),
  plant("db-require-watch", alicloud.polardb.Cluster, {
    compliant: polar,
    broken: { collectorStatus: "Disabled" },
    beside: (cluster, name, _, opts) => polarSettings(cluster, name, opts),
  }),
  onSearch("search-no-public-access", { broken: { enableKibanaPublicNetwork: true } }),
  onSearch("search-require-dedicated-masters", {
    broken: { masterConfiguration: undefined },
    also: ["search-require-two-zones"],
  }),
  onSearch("search-require-encryption", {
    broken: {
      dataNodeConfiguration: {
        spec: "elasticsearch.sn2ne.large",
        amount: 4,
        disk: 100,
        diskEncryption: false,
      },
    },
  }),
  onSearch("search-require-https", { broken: { protocol: "HTTP" } }),
  onSearch("search-require-two-zones", { broken: { zoneCount: 1 } }),
];

/** Warehouses are backed up by a policy beside them; `missing` leaves it out. */
function warehousePolicy(missing = false): Beside {
  return (cluster, name, broken, opts) => {
    if (broken && missing) return;
    new alicloud.clickhouse.BackupPolicy(
      `${name}-backup`,
      {
        dbClusterId: (cluster as alicloud.clickhouse.DbCluster).id,
        preferredBackupPeriods: WEEK,
        preferredBackupTime: NIGHT,
        backupRetentionPeriod: 14,
      },
      opts,
    );
  };
}
