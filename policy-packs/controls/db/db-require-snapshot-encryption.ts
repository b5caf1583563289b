import { control } from "../../control.ts";
import { snapshotEncryption } from "../../facts/database-copies.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireSnapshotEncryption = control({
  id: "db-require-snapshot-encryption",
  title: "Snapshots of databases are encrypted",
  clauses: ["10.4.2-b", "8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A snapshot is the whole database in one file that can be shared with any account. What is not encrypted is open wherever it ends up.",
  sameAs: [
    "CKV_AWS_146",
    "CKV_AWS_279",
    "rds_snapshots_encrypted",
    "neptune_cluster_snapshot_encrypted",
    "RDS_SNAPSHOT_ENCRYPTED",
    "NEPTUNE_CLUSTER_SNAPSHOT_ENCRYPTED",
  ],
  absent: {
    alicloud: "backups of ApsaraDB are encrypted as their instance is, which db-require-encryption judges",
  },
  fact: snapshotEncryption,
  judge: (value) =>
    requireTrue(
      value,
      "whether it is encrypted",
      "is not encrypted",
      "encrypt the database it is taken of, or copy it with a key",
    ),
});
