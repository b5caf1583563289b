import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireNosqlCustomerKey } from "./db-require-nosql-customer-key.ts";

const DOCDB = "aws:docdb/cluster:Cluster";
const NEPTUNE = "aws:neptune/cluster:Cluster";
const REDSHIFT = "aws:redshift/cluster:Cluster";
const TABLE = "aws:dynamodb/table:Table";
const MONGO = "alicloud:mongodb/instance:Instance";
const SHARDING = "alicloud:mongodb/shardingInstance:ShardingInstance";
const ADB = "alicloud:adb/dBCluster:DBCluster";
const GPDB = "alicloud:gpdb/instance:Instance";
const CLICKHOUSE = "alicloud:clickhouse/dbCluster:DbCluster";
const OTS = "alicloud:ots/table:Table";
const KEYSPACES = "aws:keyspaces/table:Table";
const REPLICA = "aws:dynamodb/tableReplica:TableReplica";

export const cases: ControlCases = {
  control: dbRequireNosqlCustomerKey,
  aws: {
    pass: [
      example(
        TABLE,
        { serverSideEncryption: { enabled: true, kmsKeyArn: ref("key") } },
        { name: "key", type: "aws:kms/key:Key" },
      ),
      example(DOCDB, { storageEncrypted: true, kmsKeyId: "k" }),
      example(NEPTUNE, { storageEncrypted: true, kmsKeyArn: "k" }),
      example(REDSHIFT, { kmsKeyId: "k" }),
      example(REDSHIFT, { encrypted: false, kmsKeyId: "k" }),
      example(REPLICA, { kmsKeyArn: "k" }),
      example(KEYSPACES, {
        encryptionSpecification: { type: "CUSTOMER_MANAGED_KMS_KEY", kmsKeyIdentifier: "k" },
      }),
      example("aws:timestreamwrite/database:Database", { kmsKeyId: "k" }),
      example("aws:redshiftserverless/namespace:Namespace", { kmsKeyId: "k" }),
      example("aws:docdb/elasticCluster:ElasticCluster", { kmsKeyId: "k" }),
    ],
    fail: [
      example(TABLE, {}),
      example(TABLE, { serverSideEncryption: { enabled: true } }),
      example(TABLE, { serverSideEncryption: { enabled: false, kmsKeyArn: "k" } }),
      example(TABLE, { serverSideEncryption: { kmsKeyArn: "k" } }),
      example(DOCDB, { storageEncrypted: true }),
      example(NEPTUNE, { storageEncrypted: true }),
      example(REDSHIFT, {}),
      example(REPLICA, {}),
      example(KEYSPACES, {}),
      example(KEYSPACES, { encryptionSpecification: { type: "AWS_OWNED_KMS_KEY", kmsKeyIdentifier: "k" } }),
      example(KEYSPACES, { encryptionSpecification: { type: "CUSTOMER_MANAGED_KMS_KEY" } }),
      example("aws:timestreamwrite/database:Database", {}),
      example("aws:redshiftserverless/namespace:Namespace", { kmsKeyId: "alias/aws/redshift" }),
      example("aws:docdb/elasticCluster:ElasticCluster", {}),
    ],
    unknown: [
      example(TABLE, { serverSideEncryption: UNKNOWN }),
      example(DOCDB, { storageEncrypted: UNKNOWN, kmsKeyId: "k" }),
      example(KEYSPACES, { encryptionSpecification: { type: UNKNOWN, kmsKeyIdentifier: "k" } }),
    ],
  },
  alicloud: {
    pass: [
      example(MONGO, { encrypted: true, cloudDiskEncryptionKey: "k" }),
      example(MONGO, { tdeStatus: "enabled", encryptionKey: "k" }),
      example(SHARDING, { encrypted: true, encryptionKey: "k" }),
      example(ADB, { diskEncryption: true, kmsId: "k" }),
      example(GPDB, { encryptionType: "CloudDisk", encryptionKey: "k" }),
      example(CLICKHOUSE, { encryptionType: "CloudDisk", encryptionKey: "k" }),
      example(OTS, { enableSse: true, sseKeyType: "SSE_BYOK", sseKeyId: "k" }),
    ],
    fail: [
      example(MONGO, { encrypted: true }),
      example(MONGO, { tdeStatus: "enabled" }),
      example(MONGO, { cloudDiskEncryptionKey: "k" }),
      example(ADB, { diskEncryption: true }),
      example(GPDB, { encryptionType: "CloudDisk" }),
      example(CLICKHOUSE, {}),
      example(OTS, { enableSse: true, sseKeyType: "SSE_KMS_SERVICE" }),
      example(OTS, { sseKeyType: "SSE_BYOK", sseKeyId: "k" }),
      example(OTS, { enableSse: true, sseKeyType: "SSE_KMS_SERVICE", sseKeyId: "k" }),
    ],
    unknown: [
      example(MONGO, { encrypted: UNKNOWN, cloudDiskEncryptionKey: "k" }),
      example(OTS, { enableSse: true, sseKeyType: UNKNOWN, sseKeyId: "k" }),
    ],
  },
};
