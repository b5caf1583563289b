import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { fileEncryption } from "../../facts/file-encryption.ts";

export const storageRequireFileEncryption = control({
  id: "storage-require-file-encryption",
  title: "File systems are encrypted at rest",
  clauses: ["8.3.3-b", "4.6.4-a"],
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["CKV_AWS_42", "AwsSolutions-EFS1"],
  fact: fileEncryption,
  judge: judgeEncrypted,
});
