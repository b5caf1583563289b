import { control, UNKNOWN } from "../../control.ts";
import { databaseTls } from "../../facts/database-tls.ts";
import { fail, pass, undecided } from "../../judgement.ts";

export const dbRequireTls = control({
  id: "db-require-tls",
  title: "Databases turn away connections without TLS",
  clauses: ["10.4.2-a", "1.9.2-b", "8.3.3-a"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A client that falls back to plain text sends its password and every row over the network readable, and nobody notices as everything works.",
  sameAs: [
    "CKV2_AWS_69",
    "CKV_AWS_90",
    "CKV_AWS_105",
    "CKV_ALI_20",
    "CKV_ALI_42",
    "AwsSolutions-RS1",
    "rds_instance_transport_encrypted",
    "redshift_cluster_in_transit_encryption_enabled",
    "rds_instance_ssl_enabled",
    "REDSHIFT_REQUIRE_TLS_SSL",
    "RDS_MYSQL_INSTANCE_ENCRYPTED_IN_TRANSIT",
    "RDS_POSTGRES_INSTANCE_ENCRYPTED_IN_TRANSIT",
  ],
  fact: databaseTls,
  judge({ required, remedy }) {
    if (required === UNKNOWN) return undecided("whether it demands TLS is known only after deployment");
    return required ? pass : fail("takes connections without TLS", remedy);
  },
});
