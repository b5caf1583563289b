import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { databaseEncryption } from "../../facts/database-encryption.ts";

export const dbRequireEncryption = control({
  id: "db-require-encryption",
  title: "Databases are encrypted at rest",
  clauses: ["10.4.2-b", "8.3.3-b"],
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: [
    "CKV_AWS_16",
    "CKV_AWS_96",
    "CKV_AWS_74",
    "CKV_AWS_44",
    "CKV_AWS_64",
    "CKV_AWS_29",
    "CKV_AWS_47",
    "CKV_ALI_22",
    "CKV_ALI_44",
    "AwsSolutions-RDS2",
  ],
  fact: databaseEncryption,
  judge: judgeEncrypted,
});
