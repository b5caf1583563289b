import { control } from "../../control.ts";
import { accountBlocks } from "../../facts/public-blocks.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireAccountPublicBlock = control({
  id: "storage-require-account-public-block",
  title: "The account's public access block has every switch on",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "The account's block is what holds when somebody makes a bucket without thinking of its own; half of it holds back nobody.",
  sameAs: ["S3_ACCOUNT_LEVEL_PUBLIC_ACCESS_BLOCKS", "s3_account_level_public_access_blocks", "AVD-AWS-0086"],
  fact: accountBlocks,
  judge: (closed) =>
    requireTrue(
      closed,
      "which switches are on",
      "lets the public in where a bucket does",
      "switch all of it on",
    ),
});
