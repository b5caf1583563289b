import { control } from "../../control.ts";
import { platformDiskKey } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireDiskCustomerKey = control({
  id: "platform-require-disk-customer-key",
  title: "Machines that services run keep their disks under a customer key",
  clauses: ["8.3.3-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "The disks of a job hold what it worked on, and they are not always wiped the moment it ends.",
  sameAs: ["CKV_AWS_268", "CKV_AWS_368"],
  fact: platformDiskKey,
  judge: (value) =>
    requireTrue(
      value,
      "which key encrypts the disks",
      "disks of its machines are not encrypted with a customer key",
      "name a key of your own for them",
    ),
});
