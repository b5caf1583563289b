import { control } from "../../control.ts";
import { blockSwitches } from "../../facts/public-blocks.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireBlockedPublicPolicies = control({
  id: "storage-require-blocked-public-policies",
  title: "New policies that let in the public are refused",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Without the switch one careless bucket policy opens everything in the bucket, and nothing stops it.",
  sameAs: ["CKV_AWS_54"],
  absent: { alicloud: "OSS has one switch for all, which storage-require-public-block asks for" },
  fact: blockSwitches,
  judge: ({ blockPublicPolicy }) =>
    requireTrue(
      blockPublicPolicy,
      "whether blockPublicPolicy is on",
      "blockPublicPolicy is off",
      "switch blockPublicPolicy on",
    ),
});
