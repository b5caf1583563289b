import { control } from "../../control.ts";
import { accessPointBlocks } from "../../facts/public-blocks.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireAccessPointBlock = control({
  id: "storage-require-access-point-block",
  title: "Access points of buckets refuse the public",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "An access point has a policy of its own: a bucket that looks closed is open through it.",
  sameAs: ["CKV_AWS_392", "S3_ACCESS_POINT_PUBLIC_ACCESS_BLOCKS", "s3_access_point_public_access_block"],
  fact: accessPointBlocks,
  judge: (closed) =>
    requireTrue(
      closed,
      "what refuses the public",
      "does not refuse public access",
      "block public access at the access point, its bucket or the account",
    ),
});
