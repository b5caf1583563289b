import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireSnapshotEncryption } from "./db-require-snapshot-encryption.ts";

const SNAPSHOT = "aws:rds/clusterSnapshot:ClusterSnapshot";
const source = (storageEncrypted?: unknown) => ({
  name: "db",
  type: "aws:rds/cluster:Cluster",
  props: { storageEncrypted },
});

export const cases: ControlCases = {
  control: dbRequireSnapshotEncryption,
  aws: {
    pass: [
      example(SNAPSHOT, { storageEncrypted: true }),
      example(SNAPSHOT, { dbClusterIdentifier: ref("db") }, source(true)),
      example(
        "aws:rds/snapshot:Snapshot",
        { dbInstanceIdentifier: ref("db") },
        { name: "db", type: "aws:rds/instance:Instance", props: { storageEncrypted: true } },
      ),
    ],
    fail: [
      example(SNAPSHOT, { storageEncrypted: false }),
      example(SNAPSHOT, { dbClusterIdentifier: ref("db") }, source()),
      example(SNAPSHOT, { dbClusterIdentifier: ref("db") }, source(false)),
      example(
        "aws:neptune/clusterSnapshot:ClusterSnapshot",
        { dbClusterIdentifier: ref("db") },
        { name: "db", type: "aws:neptune/cluster:Cluster" },
      ),
      example(
        "aws:docdb/clusterSnapshot:ClusterSnapshot",
        { dbClusterIdentifier: ref("db") },
        { name: "db", type: "aws:docdb/cluster:Cluster" },
      ),
    ],
    unknown: [
      example(SNAPSHOT, { dbClusterIdentifier: "elsewhere" }),
      example(SNAPSHOT, { dbClusterIdentifier: ref("db") }, source(UNKNOWN)),
    ],
  },
};
