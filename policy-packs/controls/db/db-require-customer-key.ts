import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { databaseEncryption } from "../../facts/database-encryption.ts";

export const dbRequireCustomerKey = control({
  id: "db-require-customer-key",
  title: "Databases are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  sameAs: [
    "CKV_AWS_327",
    "CKV_AWS_119",
    "CKV_AWS_182",
    "CKV_AWS_142",
    "CKV_AWS_191",
    "rds_instance_tde_key_custom",
  ],
  fact: databaseEncryption,
  judge: judgeCustomerKey,
});
