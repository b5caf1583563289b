import { control } from "../../control.ts";
import { bucketBlocks } from "../../facts/public-blocks.ts";
import { requireTrue } from "../../judgement.ts";
import { allOf } from "../../reading.ts";

export const storageRequirePublicBlock = control({
  id: "storage-require-public-block",
  title: "Buckets refuse public grants",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Leaks from buckets are mostly one ACL or one policy written in a hurry; the block is the only thing that stops it before it happens.",
  sameAs: ["CKV2_AWS_6", "AwsSolutions-S2", "S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED"],
  fact: bucketBlocks,
  judge: ({ blockPublicAcls, blockPublicPolicy }) =>
    requireTrue(
      allOf([blockPublicAcls, blockPublicPolicy]),
      "whether public access is blocked",
      "nothing refuses public ACLs and policies",
      "add a public access block with every switch on, for the bucket or the account",
    ),
});
