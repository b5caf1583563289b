import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireWarehouseBackups } from "./db-require-warehouse-backups.ts";

const REDSHIFT = "aws:redshift/cluster:Cluster";
const GPDB = "alicloud:gpdb/instance:Instance";
const CLICKHOUSE = "alicloud:clickhouse/dbCluster:DbCluster";
const policy = (type: string, input: string, props: object = {}) => ({
  name: "policy",
  type,
  props: { [input]: ref("subject"), ...props },
});
const CLICKHOUSE_POLICY = "alicloud:clickhouse/backupPolicy:BackupPolicy";
const GPDB_POLICY = "alicloud:gpdb/backupPolicy:BackupPolicy";

export const cases: ControlCases = {
  control: dbRequireWarehouseBackups,
  aws: {
    pass: [
      example(REDSHIFT, {}),
      example(REDSHIFT, { automatedSnapshotRetentionPeriod: 1 }),
      example(REDSHIFT, { automatedSnapshotRetentionPeriod: 7, tags: { "data-class": "restricted" } }),
    ],
    fail: [
      example(REDSHIFT, { automatedSnapshotRetentionPeriod: 0 }),
      example(REDSHIFT, { automatedSnapshotRetentionPeriod: 6, tags: { "data-class": "confidential" } }),
    ],
    unknown: [example(REDSHIFT, { automatedSnapshotRetentionPeriod: UNKNOWN })],
  },
  alicloud: {
    pass: [
      example(GPDB, {}),
      example(
        GPDB,
        { tags: { "data-class": "restricted" } },
        policy(GPDB_POLICY, "dbInstanceId", { backupRetentionPeriod: 7 }),
      ),
      example(CLICKHOUSE, {}, policy(CLICKHOUSE_POLICY, "dbClusterId")),
    ],
    fail: [
      example(CLICKHOUSE, {}),
      example(
        GPDB,
        { tags: { "data-class": "restricted" } },
        policy(GPDB_POLICY, "dbInstanceId", { backupRetentionPeriod: 3 }),
      ),
    ],
    unknown: [example(GPDB, {}, policy(GPDB_POLICY, "dbInstanceId", { backupRetentionPeriod: UNKNOWN }))],
  },
};
