import * as aws from "@pulumi/aws";
import {
  aurora,
  auroraSettings,
  cache,
  database,
  documents,
  endpoint,
  graph,
  KEY,
  member,
  migration,
  postgres,
  postgresGroup,
  search,
  table,
  warehouse,
  warehouseLog,
} from "./aws-databases.ts";
import { type Fault, type Planting, planter, tags } from "./fault.ts";

const plant = planter("aws");

type Row<A> = Omit<Planting<A>, "compliant">;

const onDatabase = (control: string, row: Row<aws.rds.InstanceArgs>) =>
  plant(control, aws.rds.Instance, { compliant: database, ...row });
const onWarehouse = (control: string, row: Row<aws.redshift.ClusterArgs>) =>
  plant(control, aws.redshift.Cluster, {
    compliant: { ...warehouse, clusterIdentifier: control },
    beside: warehouseLog(),
    ...row,
  });
const onCache = (control: string, row: Row<aws.elasticache.ReplicationGroupArgs>) =>
  plant(control, aws.elasticache.ReplicationGroup, { compliant: cache, ...row });
const onSearch = (control: string, row: Row<aws.opensearch.DomainArgs>) =>
  plant(control, aws.opensearch.Domain, { compliant: search, ...row });

/** PostgreSQL names a group of its own for each fault. */
function onPostgres(control: string, missing: Parameters<typeof postgresGroup>[1]): Fault {
  const group = `${control}-group`;
  return plant(control, aws.rds.Instance, {
    compliant: postgres(group),
    broken: {},
    beside: postgresGroup(group, missing),
  });
}

/** Everything that databases, caches and search engines can be left without, once each. */
export const awsDatabaseFaults: readonly Fault[] = [
  onCache("cache-require-authentication", { broken: { userGroupIds: [] } }),
  onCache("cache-require-backups", { broken: { snapshotRetentionLimit: 0 } }),
  onCache("cache-require-customer-key", { broken: { kmsKeyId: undefined } }),
  onCache("cache-require-encryption", { broken: { atRestEncryptionEnabled: false } }),
  onCache("cache-require-failover", { broken: { automaticFailoverEnabled: false } }),
  onCache("cache-require-tls", { broken: { transitEncryptionMode: "preferred" } }),
  onCache("cache-require-two-zones", { broken: { multiAzEnabled: false } }),
  onDatabase("db-no-default-admin", { broken: { username: "admin" } }),
  onWarehouse("db-no-default-database-name", { broken: { databaseName: "dev" } }),
  onDatabase("db-no-disabled-backups", {
    broken: { backupRetentionPeriod: 0 },
    also: ["db-require-backups"],
  }),
  onDatabase("db-no-public-access", { broken: { publiclyAccessible: true } }),
  onWarehouse("db-no-public-default-admin", {
    broken: { masterUsername: "awsuser", publiclyAccessible: true },
    also: ["db-no-default-admin", "db-no-public-access"],
  }),
  plant("db-no-public-snapshot", aws.rds.SnapshotCopy, {
    compliant: {
      sourceDbSnapshotIdentifier: "pos-2026-11-22",
      targetDbSnapshotIdentifier: "pos-copy",
      kmsKeyId: KEY,
      tags,
    },
    broken: { sharedAccounts: ["all"] },
  }),
  plant("db-no-risky-parameters", aws.rds.ParameterGroup, {
    compliant: { family: "mariadb11.8", parameters: [{ name: "local_infile", value: "0" }], tags },
    broken: { parameters: [{ name: "local_infile", value: "1" }] },
  }),
  onDatabase("db-no-vulnerable-engine", {
    // The versions with the hole come from before PostgreSQL demanded TLS or could be told what to log.
    broken: { engine: "postgres", engineVersion: "13.2" },
    also: [
      "db-require-connection-log",
      "db-require-disconnection-log",
      "db-require-query-log",
      "db-require-tls",
    ],
  }),
  plant("db-require-audit-log", aws.neptune.Cluster, {
    compliant: graph,
    broken: { enableCloudwatchLogsExports: ["slowquery"] },
  }),
  onDatabase("db-require-backups", { broken: { backupRetentionPeriod: 6 } }),
  plant("db-require-backtrack", aws.rds.Cluster, {
    compliant: aurora,
    broken: { backtrackWindow: 0 },
    beside: auroraSettings(),
  }),
  plant("db-require-capacity-scaling", aws.dynamodb.Table, {
    compliant: table,
    broken: { billingMode: "PROVISIONED", readCapacity: 10, writeCapacity: 10 },
  }),
  onDatabase("db-no-default-port", { broken: { port: 3306 } }),
  onDatabase("db-require-closed-hours", { broken: { backupWindow: "04:00-04:30" } }),
  plant("db-require-cluster-members", aws.rds.Cluster, {
    compliant: aurora,
    broken: {},
    beside: (cluster, name, broken, opts) => {
      auroraSettings()(cluster, name, broken, opts);
      member(cluster, `${name}-first`, opts);
      if (!broken) member(cluster, `${name}-second`, opts);
    },
  }),
  onPostgres("db-require-connection-log", "log_connections"),
  onDatabase("db-require-current-certificate", { broken: { caCertIdentifier: "rds-ca-2019" } }),
  onDatabase("db-require-customer-key", { broken: { kmsKeyId: undefined } }),
  onDatabase("db-require-deletion-protection", { broken: { deletionProtection: false } }),
  onPostgres("db-require-disconnection-log", "log_disconnections"),
  plant("db-require-document-backups", aws.docdb.Cluster, {
    compliant: documents,
    broken: { backupRetentionPeriod: 6 },
  }),
  onDatabase("db-require-encryption", { broken: { storageEncrypted: false } }),
  plant("db-require-enforced-query-settings", aws.athena.Workgroup, {
    compliant: {
      configuration: {
        enforceWorkgroupConfiguration: true,
        resultConfiguration: { encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: KEY } },
      },
      tags,
    },
    broken: {
      configuration: {
        enforceWorkgroupConfiguration: false,
        resultConfiguration: { encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: KEY } },
      },
    },
  }),
  onDatabase("db-require-final-snapshot", { broken: { skipFinalSnapshot: true } }),
  onSearch("db-require-fine-grained-access", { broken: { advancedSecurityOptions: { enabled: false } } }),
  onDatabase("db-require-log-export", { broken: { enabledCloudwatchLogsExports: [] } }),
  onDatabase("db-require-managed-password", {
    broken: { manageMasterUserPassword: undefined, password: "planted-not-real" },
    also: ["secret-no-handmade-passwords"],
  }),
  plant("db-require-migration-customer-key", aws.dms.ReplicationInstance, {
    compliant: migration,
    broken: { kmsKeyArn: undefined },
  }),
  plant("db-require-migration-tls", aws.dms.Endpoint, {
    compliant: endpoint,
    broken: { sslMode: "none" },
  }),
  onDatabase("db-require-minor-upgrades", { broken: { autoMinorVersionUpgrade: false } }),
  onDatabase("db-require-monitoring", { broken: { monitoringInterval: 0 } }),
  plant("db-require-nosql-customer-key", aws.dynamodb.Table, {
    compliant: table,
    broken: { serverSideEncryption: { enabled: true } },
  }),
  plant("db-require-nosql-encryption", aws.docdb.Cluster, {
    compliant: documents,
    broken: { storageEncrypted: false },
  }),
  onDatabase("db-require-performance-insights", {
    broken: { performanceInsightsEnabled: false, performanceInsightsKmsKeyId: undefined },
  }),
  plant("db-require-point-in-time", aws.dynamodb.Table, {
    compliant: table,
    broken: { pointInTimeRecovery: { enabled: false } },
  }),
  plant("db-require-query-encryption", aws.athena.Database, {
    compliant: {
      name: "sales",
      bucket: "sales-results",
      encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKey: KEY },
    },
    broken: { encryptionConfiguration: undefined },
  }),
  namedClients(),
  onPostgres("db-require-query-log", "log_min_duration_statement"),
  onDatabase("db-require-query-record-customer-key", { broken: { performanceInsightsKmsKeyId: undefined } }),
  onDatabase("db-require-security-group", { broken: { vpcSecurityGroupIds: [] } }),
  plant("db-require-snapshot-customer-key", aws.rds.SnapshotCopy, {
    compliant: {
      sourceDbSnapshotIdentifier: "pos-2026-11-22",
      targetDbSnapshotIdentifier: "pos-copy",
      kmsKeyId: KEY,
      tags,
    },
    broken: { kmsKeyId: undefined },
  }),
  plant("db-require-snapshot-encryption", aws.rds.Snapshot, {
    compliant: { dbInstanceIdentifier: "snapshot-source", dbSnapshotIdentifier: "pos-2026-11-22", tags },
    broken: {},
    beside: (_, name, broken, opts) => {
      new aws.rds.Instance(
        `${name}-source`,
        { ...database, identifier: "snapshot-source", storageEncrypted: !broken },
        opts,
      );
    },
    echoes: ["db-require-snapshot-encryption-aws-source"],
  }),
  plant("db-require-tls", aws.rds.Proxy, {
    compliant: {
      engineFamily: "MYSQL",
      roleArn: "arn:aws-cn:iam::111122223333:role/proxy",
      vpcSubnetIds: ["subnet-0abcdef1234567890", "subnet-0abcdef1234567891"],
      auths: [{ secretArn: "arn:aws-cn:secretsmanager:cn-north-1:111122223333:secret:pos" }],
      requireTls: true,
      tags,
    },
    broken: { requireTls: false },
  }),
  onDatabase("db-require-token-authentication", { broken: { iamDatabaseAuthenticationEnabled: false } }),
  onDatabase("db-require-two-zones", { broken: { multiAz: false } }),
  onDatabase("db-require-vpc", { broken: { dbSubnetGroupName: undefined } }),
  onWarehouse("db-require-vpc-routing", { broken: { enhancedVpcRouting: false } }),
  onWarehouse("db-require-warehouse-backups", { broken: { automatedSnapshotRetentionPeriod: 0 } }),
  onWarehouse("db-require-warehouse-log", { broken: {}, beside: warehouseLog("log") }),
  plant("db-require-watch", aws.rds.Cluster, {
    compliant: aurora,
    broken: {},
    beside: auroraSettings("watch"),
  }),
  onSearch("search-no-public-access", {
    broken: { vpcOptions: undefined },
    also: ["db-require-security-group", "network-no-path-to-data"],
  }),
  onSearch("search-require-audit-log", {
    broken: {
      logPublishingOptions: [
        {
          logType: "INDEX_SLOW_LOGS",
          cloudwatchLogGroupArn: "arn:aws-cn:logs:cn-north-1:111122223333:log-group:search",
        },
      ],
    },
  }),
  onSearch("search-require-customer-key", { broken: { encryptAtRest: { enabled: true } } }),
  onSearch("search-require-dedicated-masters", {
    broken: { clusterConfig: { ...nodes(), dedicatedMasterEnabled: false } },
  }),
  onSearch("search-require-encryption", { broken: { encryptAtRest: { enabled: false, kmsKeyId: KEY } } }),
  onSearch("search-require-https", {
    broken: {
      domainEndpointOptions: { enforceHttps: false, tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
    },
  }),
  onSearch("search-require-logs", {
    broken: { logPublishingOptions: [] },
    also: ["search-require-audit-log"],
  }),
  onSearch("search-require-modern-tls", { broken: { domainEndpointOptions: { enforceHttps: true } } }),
  onSearch("search-require-node-tls", { broken: { nodeToNodeEncryption: { enabled: false } } }),
  onSearch("search-require-two-zones", {
    broken: { clusterConfig: { ...nodes(), zoneAwarenessEnabled: false } },
  }),
];

/** The nodes of the search engine, spelled out for the faults that change one thing about them. */
function nodes() {
  return {
    instanceType: "r7g.large.search",
    instanceCount: 3,
    zoneAwarenessEnabled: true,
    zoneAwarenessConfig: { availabilityZoneCount: 3 },
    dedicatedMasterEnabled: true,
    dedicatedMasterCount: 3,
    dedicatedMasterType: "m7g.large.search",
  };
}

/** The group comes first here, as it is what the database names. */
function namedClients(): Fault {
  const control = "db-require-named-clients";
  const name = `${control}-aws`;
  return {
    control,
    cloud: "aws",
    name,
    also: [],
    echoes: [],
    build(broken, opts) {
      const group = new aws.ec2.SecurityGroup(
        `${name}-group`,
        {
          description: "Data of the tills",
          vpcId: "vpc-0abcdef1234567890",
          ingress: [
            {
              description: "Application servers",
              protocol: "tcp",
              fromPort: 3306,
              toPort: 3306,
              cidrBlocks: [broken ? "10.16.0.0/16" : "10.16.0.0/24"],
            },
          ],
          tags,
        },
        opts,
      );
      new aws.rds.Instance(name, { ...database, vpcSecurityGroupIds: [group.id] }, opts);
    },
  };
}
