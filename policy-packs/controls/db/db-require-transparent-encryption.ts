import { control } from "../../control.ts";
import { transparentEncryption } from "../../facts/database-upkeep.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireTransparentEncryption = control({
  id: "db-require-transparent-encryption",
  title: "Engines that know transparent data encryption use it",
  clauses: ["8.3.3-b", "10.4.2-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Encrypted disks protect the disk alone: files copied from a running server, and backups taken by the engine, are plain without it.",
  sameAs: ["CKV_ALI_22", "CKV_ALI_44", "rds_instance_tde_enabled"],
  absent: {
    aws: "encrypted storage of RDS covers files, snapshots and backups alike, so that nothing is left for the engine; db-require-encryption asks for it",
  },
  fact: transparentEncryption,
  judge: (value) =>
    requireTrue(
      value,
      "whether its data is encrypted by the engine",
      "does not encrypt its data by the engine",
      'set tdeStatus to "Enabled"; it cannot be switched off again',
    ),
});
