import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { diskEncryption } from "../../facts/disk-encryption.ts";

export const storageRequireDiskCustomerKey = control({
  id: "storage-require-disk-customer-key",
  title: "Disks are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Who may use a key that the service holds is the service's decision; only with a key of your own can a stolen snapshot be made worthless.",
  sameAs: ["CKV_AWS_189", "CKV_ALI_8"],
  fact: diskEncryption,
  judge: judgeCustomerKey,
});
