import { control } from "../../control.ts";
import { snapshotBlocks } from "../../facts/snapshot-blocks.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireSnapshotPublicBlock = control({
  id: "storage-require-snapshot-public-block",
  title: "Regions refuse that images and snapshots are given to everybody",
  clauses: ["8.3.3-d", "8.1.2-b"],
  mlps: "8.2.4.4",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "One wrong click publishes a whole disk; with the block the click is refused.",
  sameAs: ["EBS_SNAPSHOT_BLOCK_PUBLIC_ACCESS", "ec2_ebs_snapshot_account_block_public_access"],
  absent: { alicloud: "the provider gives images and snapshots to named accounts alone" },
  fact: snapshotBlocks,
  judge: (blocked) =>
    requireTrue(
      blocked,
      "whether it blocks",
      "lets images or snapshots be given to everybody",
      "block new sharing, or all of it",
    ),
});
