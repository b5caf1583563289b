import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { fileEncryption } from "../../facts/file-encryption.ts";

export const storageRequireFileEncryption = control({
  id: "storage-require-file-encryption",
  title: "File systems are encrypted at rest",
  clauses: ["8.3.3-b", "4.6.4-a"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "What offices and tills share lies readable in backups and on the hardware; encryption cannot be switched on later, only by a copy.",
  sameAs: ["CKV_AWS_42", "AwsSolutions-EFS1"],
  fact: fileEncryption,
  judge: judgeEncrypted,
});
