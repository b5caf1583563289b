/** A mistake that somebody makes past the layouts: by a transform, or by hand in the program. */
export interface Planted {
  readonly title: string;
  /** Folder of examples/ whose program it is made in. */
  readonly program: "mall-group" | "store-link" | "middleware";
  /** Resources that it may be made in: the first of this type whose name contains `name`. */
  readonly type: string;
  readonly name?: string;
  /** Path of an input → value; `undefined` takes it away. `gone` takes the whole resource. */
  readonly edit: Readonly<Record<string, unknown>> | "gone";
  /** Who says so. */
  readonly control: string;
}

type Row = readonly [
  title: string,
  program: Planted["program"],
  type: string,
  edit: Planted["edit"],
  control: string,
  name?: string,
];

const ANYWHERE = "0.0.0.0/0";

// biome-ignore format: one row a mistake
const ROWS: readonly Row[] = [
  // Databases.
  ["a database with a public address", "mall-group", "aws:rds/instance:Instance", { publiclyAccessible: true }, "db-no-public-access"],
  ["a database that the internet may ask", "mall-group", "alicloud:rds/instance:Instance", { securityIps: [ANYWHERE] }, "db-no-public-access"],
  ["a database in one zone", "mall-group", "aws:rds/instance:Instance", { multiAz: false }, "db-require-two-zones"],
  ["a database in one zone of Alibaba Cloud", "mall-group", "alicloud:rds/instance:Instance", { category: "Basic", zoneIdSlaveA: undefined }, "db-require-two-zones"],
  ["a database that is not encrypted", "mall-group", "aws:rds/instance:Instance", { storageEncrypted: false }, "db-require-encryption"],
  ["backups of a database for a day", "mall-group", "aws:rds/instance:Instance", { backupRetentionPeriod: 1 }, "db-require-backups"],
  ["maintenance of a database at noon", "mall-group", "aws:rds/instance:Instance", { maintenanceWindow: "tue:04:00-tue:05:00" }, "db-require-closed-hours"],
  ["maintenance at noon on Alibaba Cloud", "mall-group", "alicloud:rds/instance:Instance", { maintainTime: "04:00Z-05:00Z" }, "db-require-closed-hours"],
  ["no log of a till's database", "mall-group", "alicloud:rds/backupPolicy:BackupPolicy", { enableBackupLog: false }, "db-require-point-in-time"],
  ["backups of a database in one region", "mall-group", "alicloud:rds/rdsInstanceCrossBackupPolicy:RdsInstanceCrossBackupPolicy", "gone", "backup-require-database-three-two-one"],
  ["backups of a database beside it", "mall-group", "alicloud:rds/rdsInstanceCrossBackupPolicy:RdsInstanceCrossBackupPolicy", { crossBackupRegion: "cn-shanghai" }, "backup-require-database-three-two-one"],
  // Backups.
  ["an unlocked vault", "mall-group", "aws:backup/vaultLockConfiguration:VaultLockConfiguration", "gone", "backup-require-vault-lock"],
  ["a vault without a key of one's own", "mall-group", "aws:backup/vault:Vault", { kmsKeyArn: undefined }, "backup-require-vault-customer-key"],
  ["backups at noon", "mall-group", "aws:backup/plan:Plan", { "rules/0/schedule": "cron(0 12 * * ? *)" }, "backup-require-closed-hours", "core"],
  // Middleware.
  ["a cache in clear text", "mall-group", "aws:elasticache/replicationGroup:ReplicationGroup", { transitEncryptionEnabled: false }, "cache-require-tls"],
  ["a cache on disks that anybody reads", "mall-group", "aws:elasticache/replicationGroup:ReplicationGroup", { atRestEncryptionEnabled: false }, "cache-require-encryption"],
  ["a cache in one zone", "mall-group", "aws:elasticache/replicationGroup:ReplicationGroup", { multiAzEnabled: false, automaticFailoverEnabled: false }, "cache-require-two-zones"],
  ["a cache of Alibaba Cloud in one zone", "mall-group", "alicloud:redis/tairInstance:TairInstance", { secondaryZoneId: undefined }, "cache-require-two-zones"],
  ["a cache without a password", "mall-group", "alicloud:redis/tairInstance:TairInstance", { vpcAuthMode: "Close" }, "cache-require-authentication"],
  ["a cluster that the internet may ask", "middleware", "aws:eks/cluster:Cluster", { "vpcConfig/endpointPublicAccess": true, "vpcConfig/publicAccessCidrs": [ANYWHERE] }, "network-no-public-cluster-endpoint"],
  ["secrets of a cluster in clear text", "middleware", "aws:eks/cluster:Cluster", { encryptionConfig: undefined }, "container-require-secret-encryption"],
  // Entries.
  ["TLS 1.0 at the entry", "mall-group", "aws:lb/listener:Listener", { sslPolicy: "ELBSecurityPolicy-2016-08" }, "tls-require-balancer-version", "https"],
  ["TLS 1.0 at an entry of Alibaba Cloud", "mall-group", "alicloud:alb/listener:Listener", { securityPolicyId: "tls_cipher_policy_1_0" }, "tls-require-balancer-version", "https"],
  ["an entry that answers in clear text", "mall-group", "aws:lb/listener:Listener", { defaultActions: [{ type: "forward", targetGroupArn: "target" }] }, "tls-require-balancer-redirect", "http"],
  ["an entry that keeps no record", "mall-group", "aws:lb/loadBalancer:LoadBalancer", { accessLogs: undefined }, "log-require-balancer-access-log"],
  ["machines that any page may ask for their rights", "mall-group", "aws:ec2/launchTemplate:LaunchTemplate", { "metadataOptions/httpTokens": "optional" }, "compute-require-metadata-tokens"],
  ["disks of machines in clear text", "mall-group", "aws:ec2/launchTemplate:LaunchTemplate", { "blockDeviceMappings/0/ebs/encrypted": "false" }, "storage-require-disk-encryption"],
  // Doors.
  ["the port of a database on the internet", "mall-group", "alicloud:ecs/securityGroupRule:SecurityGroupRule", { type: "ingress", cidrIp: ANYWHERE, portRange: "3306/3306", ipProtocol: "tcp", policy: "accept", sourceSecurityGroupId: undefined, ipv6CidrIp: undefined, prefixListId: undefined }, "network-no-public-db-ports"],
  // Buckets, keys, logs.
  ["a bucket without older versions", "mall-group", "aws:s3/bucketVersioning:BucketVersioning", { "versioningConfiguration/status": "Suspended" }, "storage-require-bucket-versions"],
  ["a bucket under the service's own key", "mall-group", "alicloud:oss/bucketServerSideEncryption:BucketServerSideEncryption", { kmsMasterKeyId: undefined, sseAlgorithm: "AES256" }, "storage-require-bucket-customer-key"],
  ["a key that never turns", "mall-group", "aws:kms/key:Key", { enableKeyRotation: false }, "key-require-rotation"],
  ["a key that is gone in a week", "mall-group", "aws:kms/key:Key", { deletionWindowInDays: 7 }, "key-require-deletion-window"],
  ["logs for a month", "mall-group", "aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 30 }, "log-require-retention"],
  // Stores.
  ["a tunnel of AES-128", "store-link", "aws:ec2/vpnConnection:VpnConnection", { tunnel1Phase1EncryptionAlgorithms: ["AES128"] }, "tls-require-tunnel-cipher"],
  ["a tunnel of AES-128 in its second phase", "store-link", "aws:ec2/vpnConnection:VpnConnection", { tunnel2Phase2EncryptionAlgorithms: ["AES256", "AES128"] }, "tls-require-tunnel-cipher"],
  ["a tunnel of SHA-1", "store-link", "aws:ec2/vpnConnection:VpnConnection", { tunnel1Phase2IntegrityAlgorithms: ["SHA1"] }, "tls-require-tunnel-hash"],
  ["a tunnel of IKEv1", "store-link", "aws:ec2/vpnConnection:VpnConnection", { tunnel1IkeVersions: ["ikev1"] }, "tls-require-tunnel-ikev2"],
];

export const planted: readonly Planted[] = ROWS.map(([title, program, type, edit, control, name]) => ({
  title,
  program,
  type,
  edit,
  control,
  ...(name === undefined ? {} : { name }),
}));
