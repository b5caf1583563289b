import { control } from "../../control.ts";
import { catalogEncryption } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireCatalogEncryption = control({
  id: "platform-require-catalog-encryption",
  title: "The data catalogue encrypts its entries and its passwords",
  clauses: ["8.3.3-b", "11.4.2-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The catalogue knows where all data is, and the passwords to get there.",
  sameAs: [
    "CKV_AWS_94",
    "glue_data_catalogs_metadata_encryption_enabled",
    "glue_data_catalogs_connection_passwords_encryption_enabled",
  ],
  absent: { alicloud: "MaxCompute takes its key at the project, which platform-require-customer-key judges" },
  fact: catalogEncryption,
  judge: (value) =>
    requireTrue(value, "what it encrypts", "it leaves entries or passwords plain", "encrypt both with a key"),
});
