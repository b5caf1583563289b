import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { nosqlEncryption } from "../../facts/database-encryption.ts";

export const dbRequireNosqlEncryption = control({
  id: "db-require-nosql-encryption",
  title: "Document stores, graphs, tables and warehouses are encrypted at rest",
  clauses: ["10.4.2-b", "8.3.3-b", "4.6.4-a"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Their files hold the same customers as the relational database beside them. A snapshot of one that is not encrypted is readable by whoever it is shared with.",
  sameAs: [
    "CKV_AWS_74",
    "CKV_AWS_44",
    "CKV_AWS_64",
    "CKV_AWS_292",
    "AwsSolutions-DOC1",
    "AwsSolutions-RS6",
    "documentdb_cluster_storage_encrypted",
    "neptune_cluster_storage_encrypted",
    "redshift_cluster_encrypted_at_rest",
    "DOCDB_CLUSTER_ENCRYPTED",
    "NEPTUNE_CLUSTER_ENCRYPTED",
  ],
  fact: nosqlEncryption,
  judge: judgeEncrypted,
});
