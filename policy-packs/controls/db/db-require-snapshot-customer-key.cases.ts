import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, ref } from "../../testing.ts";
import { dbRequireSnapshotCustomerKey } from "./db-require-snapshot-customer-key.ts";

const COPY = "aws:rds/snapshotCopy:SnapshotCopy";
const MEMORYDB = "aws:memorydb/snapshot:Snapshot";
const REPLICATION = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
const NEPTUNE = "aws:neptune/clusterSnapshot:ClusterSnapshot";

export const cases: ControlCases = {
  control: dbRequireSnapshotCustomerKey,
  aws: {
    pass: [
      example(COPY, { kmsKeyId: ref("key") }, { name: "key", type: "aws:kms/key:Key" }),
      example("aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy", { kmsKeyId: "k" }),
      example(MEMORYDB, { kmsKeyArn: "k" }),
      example(REPLICATION, { kmsKeyId: "k" }),
      example("aws:redshift/snapshotCopyGrant:SnapshotCopyGrant", { kmsKeyId: "k" }),
      example(NEPTUNE, { kmsKeyId: "k" }),
    ],
    fail: [
      example(COPY, {}),
      example(COPY, { kmsKeyId: "alias/aws/rds" }),
      example("aws:rds/clusterSnapshotCopy:ClusterSnapshotCopy", {}),
      example(MEMORYDB, {}),
      example(REPLICATION, {}),
      example("aws:redshift/snapshotCopyGrant:SnapshotCopyGrant", {}),
      example(NEPTUNE, {}),
    ],
    unknown: [example(NEPTUNE, { storageEncrypted: UNKNOWN, kmsKeyId: "k" })],
  },
};
