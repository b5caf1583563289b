import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { fileEncryption } from "../../facts/file-encryption.ts";

export const storageRequireFileCustomerKey = control({
  id: "storage-require-file-customer-key",
  title: "File systems are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Who may use a key that the service holds is the service's decision; only a key of your own can be taken away.",
  sameAs: ["CKV_AWS_184", "CKV_AWS_178", "CKV_AWS_179", "CKV_AWS_190", "CKV_AWS_203"],
  fact: fileEncryption,
  judge: judgeCustomerKey,
});
