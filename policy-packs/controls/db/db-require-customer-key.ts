import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { relationalKeys } from "../../facts/database-encryption.ts";

export const dbRequireCustomerKey = control({
  id: "db-require-customer-key",
  title: "Relational databases are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "With the service's own key nobody can take the key away: not from a leaver, not from another account that holds a copy. A key of your own is also what makes old copies unreadable.",
  sameAs: ["CKV_AWS_327", "rds_instance_tde_key_custom"],
  fact: relationalKeys,
  judge: judgeCustomerKey,
});
