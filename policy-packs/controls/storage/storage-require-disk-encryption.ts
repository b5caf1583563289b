import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { dataDiskEncryption } from "../../facts/disk-encryption.ts";

export const storageRequireDiskEncryption = control({
  id: "storage-require-disk-encryption",
  title: "Disks that hold data are encrypted at rest",
  clauses: ["8.3.3-b", "4.6.4-a"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Snapshots and copies of the disk are as readable as the disk, by everybody they are shared with, and so is the hardware when it is replaced.",
  sameAs: ["CKV_AWS_3", "CKV_AWS_8", "CKV_ALI_7", "CKV_ALI_32", "AwsSolutions-EC26"],
  fact: dataDiskEncryption,
  judge: judgeEncrypted,
});
