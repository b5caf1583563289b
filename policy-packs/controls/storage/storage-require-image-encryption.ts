import { judgeEncrypted } from "../../at-rest.ts";
import { control } from "../../control.ts";
import { imageEncryption } from "../../facts/snapshot-copies.ts";

export const storageRequireImageEncryption = control({
  id: "storage-require-image-encryption",
  title: "Machine images are encrypted",
  clauses: ["8.3.3-b", "4.6.4-a"],
  mlps: "8.2.4.4",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "An image is a whole disk that travels: it is copied to other regions, shared with partners and kept for years.",
  sameAs: ["CKV_AWS_204", "CKV_AWS_235"],
  fact: imageEncryption,
  judge: judgeEncrypted,
});
