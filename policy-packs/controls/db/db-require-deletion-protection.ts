import { control } from "../../control.ts";
import { exemptDefaults, exemptSchema, spare } from "../../environment.ts";
import { deletionProtection } from "../../facts/deletion-protection.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireDeletionProtection = control({
  id: "db-require-deletion-protection",
  title: "Databases are protected against deletion",
  clauses: ["10.1.4-a", "1.6.3-d"],
  mlps: "8.1.10.10",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "One command, or a preview that nobody read to the end, deletes the database.",
  sameAs: [
    "CKV_AWS_139",
    "CKV_AWS_293",
    "CKV_AWS_172",
    "CKV2_AWS_58",
    "AwsSolutions-RDS10",
    "rds_instance_deletion_protection",
    "rds_cluster_deletion_protection",
    "documentdb_cluster_deletion_protection",
    "neptune_cluster_deletion_protection",
    "dynamodb_table_deletion_protection_enabled",
    "RDS_INSTANCE_DELETION_PROTECTION_ENABLED",
    "RDS_CLUSTER_DELETION_PROTECTION_ENABLED",
    "DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED",
  ],
  fact: deletionProtection,
  settings: { defaults: exemptDefaults, schema: exemptSchema },
  judge: (fact, { settings }) =>
    spare(
      requireTrue(
        fact.protected,
        "whether it is protected against deletion",
        "can be deleted by one command",
        "switch its deletion protection on, or set protect: true",
      ),
      fact.environment,
      settings,
    ),
});
