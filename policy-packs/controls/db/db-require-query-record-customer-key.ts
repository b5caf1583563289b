import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { queryRecordKeys } from "../../facts/database-copies.ts";

export const dbRequireQueryRecordCustomerKey = control({
  id: "db-require-query-record-customer-key",
  title: "Records of database queries are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Insights and activity streams quote the statements, and with them card numbers and names. Under the service's key everybody with read access opens them.",
  sameAs: ["CKV_AWS_354", "CKV_AWS_246"],
  absent: { alicloud: "SQL audit of ApsaraDB keeps its records in the service, which names no key for them" },
  fact: queryRecordKeys,
  judge: judgeCustomerKey,
});
