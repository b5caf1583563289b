import { control } from "../../control.ts";
import { defaultDiskEncryption } from "../../facts/default-disk-encryption.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireDefaultDiskEncryption = control({
  id: "storage-require-default-disk-encryption",
  title: "The account encrypts disks by default",
  clauses: ["4.6.4-a", "8.1.2-b"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Disks are also made by hand, by scaling groups and by backups; only the default reaches those that no program writes down.",
  sameAs: ["CKV_AWS_106", "EC2_EBS_ENCRYPTION_BY_DEFAULT", "ec2_ebs_default_encryption"],
  fact: defaultDiskEncryption,
  judge: (on) =>
    requireTrue(on, "whether it is on", "leaves new disks of the region unencrypted", "switch it on"),
});
