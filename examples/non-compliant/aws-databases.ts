import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { tags } from "./fault.ts";

/** A key of the account in the China partition; any customer key would do. */
export const KEY = "arn:aws-cn:kms:cn-north-1:111122223333:key/11111111-2222-3333-4444-555555555555";

/** Two and three o'clock at night in China. */
export const NIGHT = "18:00-19:00";
export const SUNDAY_NIGHT = "sun:19:00-sun:20:00";

const GROUPS = ["sg-0abcdef1234567890"];

/** MariaDB demands TLS by itself from 11.8 on. */
export const database: aws.rds.InstanceArgs = {
  engine: "mariadb",
  engineVersion: "11.8.3",
  instanceClass: "db.m7g.large",
  allocatedStorage: 100,
  username: "atrium",
  manageMasterUserPassword: true,
  masterUserSecretKmsKeyId: KEY,
  iamDatabaseAuthenticationEnabled: true,
  port: 13_306,
  multiAz: true,
  dbSubnetGroupName: "mall-data",
  vpcSecurityGroupIds: GROUPS,
  storageEncrypted: true,
  kmsKeyId: KEY,
  backupRetentionPeriod: 14,
  backupWindow: NIGHT,
  maintenanceWindow: SUNDAY_NIGHT,
  copyTagsToSnapshot: true,
  deletionProtection: true,
  finalSnapshotIdentifier: "last",
  monitoringInterval: 60,
  monitoringRoleArn: "arn:aws-cn:iam::111122223333:role/monitoring",
  performanceInsightsEnabled: true,
  performanceInsightsKmsKeyId: KEY,
  enabledCloudwatchLogsExports: ["audit", "error", "slowquery"],
  tags,
};

export const aurora: aws.rds.ClusterArgs = {
  engine: "aurora-mysql",
  engineVersion: "8.0.mysql_aurora.3.08.0",
  masterUsername: "atrium",
  manageMasterUserPassword: true,
  masterUserSecretKmsKeyId: KEY,
  iamDatabaseAuthenticationEnabled: true,
  port: 13_306,
  dbSubnetGroupName: "mall-data",
  dbClusterParameterGroupName: "mall-aurora",
  vpcSecurityGroupIds: GROUPS,
  storageEncrypted: true,
  kmsKeyId: KEY,
  backtrackWindow: 86_400,
  backupRetentionPeriod: 14,
  preferredBackupWindow: NIGHT,
  preferredMaintenanceWindow: SUNDAY_NIGHT,
  copyTagsToSnapshot: true,
  deletionProtection: true,
  finalSnapshotIdentifier: "last",
  enabledCloudwatchLogsExports: ["audit", "error", "slowquery"],
  tags,
};

/** The group that Aurora above names, and who watches it; `missing` leaves the watch out. */
export function auroraSettings(missing?: "watch") {
  return (cluster: pulumi.CustomResource, name: string, broken: boolean, opts: object) => {
    new aws.rds.ClusterParameterGroup(
      `${name}-group`,
      {
        name: "mall-aurora",
        family: "aurora-mysql8.0",
        parameters: [{ name: "require_secure_transport", value: "ON" }],
        tags,
      },
      opts,
    );
    if (broken && missing === "watch") return;
    const { arn } = cluster as aws.rds.Cluster;
    new aws.rds.ClusterActivityStream(
      `${name}-stream`,
      { resourceArn: arn, mode: "async", kmsKeyId: KEY },
      opts,
    );
  };
}

/** An instance of Aurora above. */
export function member(cluster: pulumi.CustomResource, name: string, opts: object): void {
  new aws.rds.ClusterInstance(
    name,
    {
      clusterIdentifier: (cluster as aws.rds.Cluster).id,
      engine: "aurora-mysql",
      instanceClass: "db.r7g.large",
      copyTagsToSnapshot: true,
      monitoringInterval: 60,
      monitoringRoleArn: "arn:aws-cn:iam::111122223333:role/monitoring",
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: KEY,
      tags,
    },
    opts,
  );
}

/** What PostgreSQL is asked to write down. */
export const POSTGRES_LOGS = {
  log_statement: "ddl",
  log_min_duration_statement: "1000",
  log_connections: "1",
  log_disconnections: "1",
} as const;

/** PostgreSQL demands TLS by itself from 15 on. */
export function postgres(groupName: string): aws.rds.InstanceArgs {
  return {
    ...database,
    engine: "postgres",
    engineVersion: "16.4",
    parameterGroupName: groupName,
    enabledCloudwatchLogsExports: ["postgresql", "upgrade"],
  };
}

/** The group that PostgreSQL above names; a fault leaves one of its parameters out. */
export function postgresGroup(groupName: string, missing: keyof typeof POSTGRES_LOGS) {
  return (_: unknown, name: string, broken: boolean, opts: object) => {
    const kept = Object.entries(POSTGRES_LOGS).filter(([parameter]) => !(broken && parameter === missing));
    new aws.rds.ParameterGroup(
      `${name}-group`,
      {
        name: groupName,
        family: "postgres16",
        parameters: kept.map(([parameter, value]) => ({ name: parameter, value })),
        tags,
      },
      opts,
    );
  };
}

export const documents: aws.docdb.ClusterArgs = {
  masterUsername: "atrium",
  manageMasterUserPassword: true,
  dbSubnetGroupName: "mall-data",
  vpcSecurityGroupIds: GROUPS,
  storageEncrypted: true,
  kmsKeyId: KEY,
  backupRetentionPeriod: 14,
  preferredBackupWindow: NIGHT,
  preferredMaintenanceWindow: SUNDAY_NIGHT,
  deletionProtection: true,
  finalSnapshotIdentifier: "last",
  enabledCloudwatchLogsExports: ["audit", "profiler"],
  tags,
};

export const graph: aws.neptune.ClusterArgs = {
  iamDatabaseAuthenticationEnabled: true,
  neptuneSubnetGroupName: "mall-data",
  vpcSecurityGroupIds: GROUPS,
  storageEncrypted: true,
  kmsKeyArn: KEY,
  backupRetentionPeriod: 14,
  preferredBackupWindow: NIGHT,
  preferredMaintenanceWindow: SUNDAY_NIGHT,
  copyTagsToSnapshot: true,
  deletionProtection: true,
  finalSnapshotIdentifier: "last",
  enableCloudwatchLogsExports: ["audit"],
  tags,
};

export const warehouse: aws.redshift.ClusterArgs = {
  clusterIdentifier: "sales",
  nodeType: "ra3.large",
  clusterType: "multi-node",
  numberOfNodes: 2,
  // RA3 nodes take ports of two ranges alone.
  port: 5440,
  databaseName: "sales",
  masterUsername: "atrium",
  manageMasterPassword: true,
  clusterSubnetGroupName: "mall-data",
  vpcSecurityGroupIds: GROUPS,
  enhancedVpcRouting: true,
  encrypted: "true",
  kmsKeyId: KEY,
  automatedSnapshotRetentionPeriod: 14,
  preferredMaintenanceWindow: SUNDAY_NIGHT,
  finalSnapshotIdentifier: "last",
  tags,
};

/** A warehouse logs by a resource beside it; `missing` leaves it out. */
export function warehouseLog(missing?: "log") {
  return (cluster: pulumi.CustomResource, name: string, broken: boolean, opts: object) => {
    if (broken && missing === "log") return;
    new aws.redshift.Logging(
      `${name}-log`,
      {
        clusterIdentifier: (cluster as aws.redshift.Cluster).id,
        logDestinationType: "cloudwatch",
        logExports: ["connectionlog", "userlog", "useractivitylog"],
      },
      opts,
    );
  };
}

export const table: aws.dynamodb.TableArgs = {
  billingMode: "PAY_PER_REQUEST",
  hashKey: "id",
  attributes: [{ name: "id", type: "S" }],
  serverSideEncryption: { enabled: true, kmsKeyArn: KEY },
  pointInTimeRecovery: { enabled: true },
  deletionProtectionEnabled: true,
  tags,
};

export const cache: aws.elasticache.ReplicationGroupArgs = {
  description: "Baskets",
  engine: "valkey",
  port: 16_379,
  nodeType: "cache.r7g.large",
  numCacheClusters: 2,
  automaticFailoverEnabled: true,
  multiAzEnabled: true,
  atRestEncryptionEnabled: true,
  kmsKeyId: KEY,
  transitEncryptionEnabled: true,
  transitEncryptionMode: "required",
  userGroupIds: ["baskets"],
  subnetGroupName: "mall-data",
  securityGroupIds: GROUPS,
  snapshotRetentionLimit: 7,
  snapshotWindow: NIGHT,
  maintenanceWindow: SUNDAY_NIGHT,
  tags,
};

export const search: aws.opensearch.DomainArgs = {
  engineVersion: "OpenSearch_2.17",
  clusterConfig: {
    instanceType: "r7g.large.search",
    instanceCount: 3,
    zoneAwarenessEnabled: true,
    zoneAwarenessConfig: { availabilityZoneCount: 3 },
    dedicatedMasterEnabled: true,
    dedicatedMasterCount: 3,
    dedicatedMasterType: "m7g.large.search",
  },
  vpcOptions: { subnetIds: ["subnet-0abcdef1234567890"], securityGroupIds: GROUPS },
  encryptAtRest: { enabled: true, kmsKeyId: KEY },
  nodeToNodeEncryption: { enabled: true },
  domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
  advancedSecurityOptions: { enabled: true },
  logPublishingOptions: ["INDEX_SLOW_LOGS", "ES_APPLICATION_LOGS", "AUDIT_LOGS"].map((logType) => ({
    logType,
    cloudwatchLogGroupArn: "arn:aws-cn:logs:cn-north-1:111122223333:log-group:search",
  })),
  tags,
};

export const migration: aws.dms.ReplicationInstanceArgs = {
  replicationInstanceId: "mall",
  replicationInstanceClass: "dms.r6i.large",
  autoMinorVersionUpgrade: true,
  multiAz: true,
  kmsKeyArn: KEY,
  vpcSecurityGroupIds: GROUPS,
  tags,
};

export const endpoint: aws.dms.EndpointArgs = {
  endpointId: "mall",
  endpointType: "source",
  engineName: "mariadb",
  sslMode: "verify-full",
  kmsKeyArn: KEY,
  tags,
};
