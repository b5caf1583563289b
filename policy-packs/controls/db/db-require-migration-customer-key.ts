import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { migrationKeys } from "../../facts/database-copies.ts";

export const dbRequireMigrationCustomerKey = control({
  id: "db-require-migration-customer-key",
  title: "Migrations keep what they hold under a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "A migration holds passwords of both ends, and caches rows of the source on its way. The service's key opens them to every operator of the account.",
  sameAs: ["CKV_AWS_212", "CKV_AWS_296", "CKV_AWS_298"],
  absent: {
    alicloud:
      "Data Transmission Service keeps passwords and cached rows itself; the provider names no key for them",
  },
  fact: migrationKeys,
  judge: judgeCustomerKey,
});
