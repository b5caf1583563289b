import { control } from "../../control.ts";
import { queryEncryption } from "../../facts/database-copies.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireQueryEncryption = control({
  id: "db-require-query-encryption",
  title: "Results that queries leave in buckets are encrypted",
  clauses: ["8.3.3-b", "10.4.2-b"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Every query writes its rows into a bucket, outside the table's own protection. Without encryption of its own the result is as open as that bucket.",
  sameAs: ["CKV_AWS_77", "CKV_AWS_159", "athena_workgroup_encryption", "ATHENA_WORKGROUP_ENCRYPTED_AT_REST"],
  fact: queryEncryption,
  judge: (value) =>
    requireTrue(
      value,
      "whether results are encrypted",
      "leaves its results without encryption",
      "name an encryption option with a key of your own",
    ),
});
