import type * as alicloud from "@pulumi/alicloud";
import { tags } from "./fault.ts";

/** A key of the account; any customer key would do. */
export const KEY = "key-hzz65f1cb66fa42zo1678";

/** Two and three o'clock at night in China. */
export const NIGHT = "18:00Z-19:00Z";

const DATA = { vswitchId: "vsw-uf6f7l4fg90xxxxxxxxxx", zoneId: "cn-shanghai-b" };
/** Addresses of the application servers. */
const SERVERS = ["10.16.0.0/24"];
const CLOSED = { maintainStartTime: "18:00Z", maintainEndTime: "19:00Z" };

export const database: alicloud.rds.InstanceArgs = {
  ...DATA,
  engine: "MySQL",
  engineVersion: "8.0",
  port: "13306",
  instanceType: "mysql.x4.large.2c",
  instanceStorage: 100,
  storageAutoScale: "Enable",
  zoneIdSlaveA: "cn-shanghai-g",
  securityIps: SERVERS,
  encryptionKey: KEY,
  tdeStatus: "Enabled",
  sslAction: "Open",
  sqlCollectorStatus: "Enabled",
  sqlCollectorConfigValue: 180,
  autoUpgradeMinorVersion: "Auto",
  maintainTime: NIGHT,
  monitoringPeriod: 60,
  releasedKeepPolicy: "Lastest",
  deletionProtection: true,
  tags,
};

/** What the engine writes down by itself, where no audit does it for all engines. */
export function withoutAudit(...on: readonly string[]): Partial<alicloud.rds.InstanceArgs> {
  return {
    sqlCollectorStatus: "Disabled",
    parameters: on.map((name) => ({ name, value: "ON" })),
  };
}

export const polar: alicloud.polardb.ClusterArgs = {
  ...DATA,
  dbType: "MySQL",
  dbVersion: "8.0",
  dbNodeClass: "polar.mysql.x4.large",
  dbNodeCount: 2,
  hotStandbyCluster: "ON",
  dbClusterIpArrays: [{ dbClusterIpArrayName: "default", securityIps: SERVERS }],
  tdeStatus: "Enabled",
  encryptionKey: KEY,
  collectorStatus: "Enable",
  maintainTime: NIGHT,
  deletionLock: 1,
  backupRetentionPolicyOnClusterDeletion: "LATEST",
  tags,
};

export const documents: alicloud.mongodb.InstanceArgs = {
  ...DATA,
  ...CLOSED,
  networkType: "VPC",
  engineVersion: "7.0",
  dbInstanceClass: "mdb.shard.4x.large.d",
  dbInstanceStorage: 100,
  secondaryZoneId: "cn-shanghai-g",
  hiddenZoneId: "cn-shanghai-l",
  securityIpLists: SERVERS,
  tdeStatus: "enabled",
  encryptionKey: KEY,
  encrypted: true,
  cloudDiskEncryptionKey: KEY,
  sslAction: "Open",
  backupRetentionPeriod: 30,
  backupRetentionPolicyOnClusterDeletion: 1,
  enableBackupLog: 1,
  dbInstanceReleaseProtection: true,
  tags,
};

export const cache: alicloud.redis.TairInstanceArgs = {
  ...DATA,
  ...CLOSED,
  vpcId: "vpc-uf6f7l4fg90xxxxxxxxxx",
  instanceClass: "tair.rdb.2g",
  instanceType: "tair_rdb",
  nodeType: "MASTER_SLAVE",
  port: 16_379,
  secondaryZoneId: "cn-shanghai-g",
  securityIps: "10.16.0.0/24",
  tdeStatus: "enabled",
  encryptionKey: KEY,
  sslEnabled: "Enable",
  vpcAuthMode: "Open",
  tags,
};

export const warehouse: alicloud.clickhouse.DbClusterArgs = {
  ...DATA,
  category: "HighAvailability",
  dbClusterClass: "S8",
  dbClusterNetworkType: "vpc",
  dbClusterVersion: "23.8",
  dbNodeGroupCount: 1,
  dbNodeStorage: "500",
  storageType: "cloudEssd",
  paymentType: "PayAsYouGo",
  maintainTime: NIGHT,
  encryptionType: "CloudDisk",
  encryptionKey: KEY,
  dbClusterAccessWhiteLists: [{ dbClusterIpArrayName: "servers", securityIpList: "10.16.0.0/24" }],
};

export const search: alicloud.elasticsearch.InstanceArgs = {
  vswitchId: DATA.vswitchId,
  version: "8.5.1_with_X-Pack",
  zoneCount: 2,
  dataNodeConfiguration: { spec: "elasticsearch.sn2ne.large", amount: 4, disk: 100, diskEncryption: true },
  masterConfiguration: { spec: "elasticsearch.sn2ne.large", amount: 3, disk: 20 },
  kmsEncryptedPassword: "Y2lwaGVy",
  protocol: "HTTPS",
  enablePublic: false,
  enableKibanaPublicNetwork: false,
  tags,
};

export const account: alicloud.rds.AccountArgs = {
  dbInstanceId: "rm-uf6wjk5xxxxxxx",
  accountName: "tills",
  accountType: "Normal",
  kmsEncryptedPassword: "Y2lwaGVy",
};
