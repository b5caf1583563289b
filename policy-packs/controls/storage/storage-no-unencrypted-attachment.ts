import { control } from "../../control.ts";
import { attachedDisks } from "../../facts/attached-disks.ts";
import { requireTrue } from "../../judgement.ts";

export const storageNoUnencryptedAttachment = control({
  id: "storage-no-unencrypted-attachment",
  title: "No machine has an unencrypted disk attached",
  clauses: ["8.3.3-b", "4.6.4-a"],
  mlps: "8.1.4.8",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "A disk in use is written to from the first minute; encrypting it later means a copy and a halt.",
  sameAs: ["CKV2_AWS_2", "ENCRYPTED_VOLUMES", "ecs_attached_disk_encrypted"],
  fact: attachedDisks,
  judge: (encrypted) =>
    requireTrue(
      encrypted,
      "whether it is encrypted",
      "is attached to a machine and not encrypted",
      "make it anew with encryption on",
    ),
});
