import { control } from "../../control.ts";
import { bucketAccess } from "../../facts/bucket-access.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequirePublicBlock = control({
  id: "storage-require-public-block",
  title: "Buckets refuse public access",
  clauses: ["8.3.2-b", "8.3.3-d"],
  severity: "critical",
  packs: { baseline: "mandatory", payment: "mandatory" },
  sameAs: ["CKV2_AWS_6", "AwsSolutions-S2"],
  fact: bucketAccess,
  judge: ({ blocked }) =>
    requireTrue(
      blocked,
      "whether public access is blocked",
      "nothing refuses public ACLs and policies",
      "add a public access block with every switch on, for the bucket or the account",
    ),
});
