import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { nosqlKeys } from "../../facts/database-encryption.ts";

export const dbRequireNosqlCustomerKey = control({
  id: "db-require-nosql-customer-key",
  title: "Document stores, graphs, tables and warehouses are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "The service's own key opens the data to everybody who may read the table. With a key of your own the key's policy is a second lock, and its use is on record.",
  sameAs: [
    "CKV_AWS_119",
    "CKV_AWS_182",
    "CKV_AWS_347",
    "CKV_AWS_142",
    "CKV_AWS_271",
    "CKV_AWS_265",
    "CKV_AWS_160",
    "CKV_AWS_282",
    "dynamodb_tables_kms_cmk_encryption_enabled",
    "DYNAMODB_TABLE_ENCRYPTED_KMS",
    "REDSHIFT_CLUSTER_KMS_ENABLED",
  ],
  fact: nosqlKeys,
  judge: judgeCustomerKey,
});
