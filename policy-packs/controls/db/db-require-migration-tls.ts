import { control } from "../../control.ts";
import { migrationTls } from "../../facts/database-copies.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireMigrationTls = control({
  id: "db-require-migration-tls",
  title: "Migrations speak TLS with both ends",
  clauses: ["8.3.3-a", "10.4.2-a", "12.6.2-d"],
  mlps: "8.1.2.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A migration carries the whole database over the network once. In plain text one listener has all of it.",
  sameAs: ["CKV2_AWS_49", "dms_endpoint_ssl_enabled", "DMS_ENDPOINT_SSL_CONFIGURED"],
  absent: {
    alicloud:
      "jobs of Data Transmission Service take TLS from the instances they connect, which db-require-tls judges",
  },
  fact: migrationTls,
  judge: (value) =>
    requireTrue(
      value,
      "whether it speaks TLS",
      "reaches its database without TLS",
      'set sslMode to "verify-full", or at least to "require"',
    ),
});
