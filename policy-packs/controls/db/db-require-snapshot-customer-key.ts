import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { snapshotKeys } from "../../facts/database-copies.ts";

export const dbRequireSnapshotCustomerKey = control({
  id: "db-require-snapshot-customer-key",
  title: "Copies of snapshots and replicated backups are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e", "10.2.2-c"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Copies leave the region or the account. There the service's own key is the other side's, and nobody here can take it away.",
  sameAs: ["CKV_AWS_245", "CKV_AWS_266", "CKV_AWS_278", "CKV_AWS_280", "CKV_AWS_281"],
  absent: {
    alicloud:
      "cross-region backups of ApsaraDB keep the encryption of their instance; the provider names no key for them",
  },
  fact: snapshotKeys,
  judge: judgeCustomerKey,
});
