import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { snapshotCopies } from "../../facts/snapshot-copies.ts";

export const storageRequireSnapshotCustomerKey = control({
  id: "storage-require-snapshot-customer-key",
  title: "Copies of snapshots are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.2.4.4",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Whoever may restore a snapshot under the service's own key reads the disk; a key of your own has to allow it too.",
  sameAs: ["CKV_AWS_183", "CKV_AWS_254", "CKV_AWS_256"],
  fact: snapshotCopies,
  judge: judgeCustomerKey,
});
