import { control } from "../../control.ts";
import { snapshotTags } from "../../facts/tag-propagation.ts";
import { requireTrue } from "../../judgement.ts";

export const tagRequireSnapshotTags = control({
  id: "tag-require-snapshot-tags",
  title: "Snapshots of databases carry the tags of the database",
  clauses: ["8.2.1-b", "8.1.2-c"],
  mlps: "8.1.10.2",
  severity: "low",
  packs: { baseline: "advisory", cost: "mandatory" },
  why: "A snapshot outlives its database. Without tags nobody knows whose data it holds, who pays for it and how long it has to be kept.",
  sameAs: [
    "CKV_AWS_313",
    "CKV_AWS_362",
    "CKV2_AWS_60",
    "rds_instance_copy_tags_to_snapshots",
    "rds_cluster_copy_tags_to_snapshots",
    "neptune_cluster_copy_tags_to_snapshots",
  ],
  absent: {
    alicloud:
      "backups of ApsaraDB are no resources of their own: they carry no tags and are billed with their instance",
  },
  fact: snapshotTags,
  judge: (copied) =>
    requireTrue(copied, "copyTagsToSnapshot", "its snapshots carry no tags", "set copyTagsToSnapshot"),
});
