import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { diskEncryption } from "../../facts/disk-encryption.ts";

export const storageRequireDiskEncryption = control({
  id: "storage-require-disk-encryption",
  title: "Disks are encrypted at rest",
  clauses: ["8.3.3-b", "4.6.4-a"],
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["CKV_AWS_3", "CKV_AWS_8", "CKV_ALI_7", "CKV_ALI_32", "AwsSolutions-EC26"],
  fact: diskEncryption,
  judge: judgeEncrypted,
});
