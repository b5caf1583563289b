import { judgeCustomerKey } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { imageCopies } from "../../facts/snapshot-copies.ts";

export const storageRequireImageCustomerKey = control({
  id: "storage-require-image-customer-key",
  title: "Copies of machine images are encrypted with a customer key",
  clauses: ["8.3.3-b", "8.3.3-e"],
  mlps: "8.2.4.4",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "A copy under a key of your own can be made unreadable everywhere at once, whoever holds it.",
  sameAs: ["CKV_AWS_236"],
  fact: imageCopies,
  judge: judgeCustomerKey,
});
