import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { relationalEncryption } from "../../facts/database-encryption.ts";

export const dbRequireEncryption = control({
  id: "db-require-encryption",
  title: "Relational databases are encrypted at rest",
  clauses: ["10.4.2-b", "8.3.3-b", "4.6.4-a"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Whoever gets hold of a disk, a snapshot or a backup file reads every row without a password. Most engines cannot be encrypted later without moving the data.",
  sameAs: [
    "CKV_AWS_16",
    "CKV_AWS_96",
    "CKV_AWS_140",
    "AwsSolutions-RDS2",
    "rds_instance_storage_encrypted",
    "rds_cluster_storage_encrypted",
    "RDS_STORAGE_ENCRYPTED",
    "RDS_CLUSTER_ENCRYPTED_AT_REST",
  ],
  fact: relationalEncryption,
  judge: judgeEncrypted,
});
