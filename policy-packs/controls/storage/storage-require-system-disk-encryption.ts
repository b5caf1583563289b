import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { systemDiskEncryption } from "../../facts/disk-encryption.ts";

export const storageRequireSystemDiskEncryption = control({
  id: "storage-require-system-disk-encryption",
  title: "Disks that machines start from are encrypted at rest",
  clauses: ["8.3.3-b", "4.6.4-a"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Logs, caches, swap and credentials end up on the system disk even where all data has disks of its own.",
  sameAs: ["CKV_AWS_8", "AwsSolutions-EC26"],
  fact: systemDiskEncryption,
  judge: judgeEncrypted,
});
