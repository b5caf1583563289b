import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { snapshotCopies } from "../../facts/snapshot-copies.ts";

export const storageRequireSnapshotEncryption = control({
  id: "storage-require-snapshot-encryption",
  title: "Copies of snapshots are encrypted",
  clauses: ["8.3.3-b", "4.6.4-a"],
  mlps: "8.2.4.4",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The copy in another region holds the same data as the disk, and is looked at by nobody.",
  sameAs: ["CKV_AWS_253", "CKV_AWS_255"],
  fact: snapshotCopies,
  judge: judgeEncrypted,
});
