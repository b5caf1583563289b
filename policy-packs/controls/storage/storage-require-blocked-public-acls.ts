import { control } from "../../control.ts";
import { blockSwitches } from "../../facts/public-blocks.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireBlockedPublicAcls = control({
  id: "storage-require-blocked-public-acls",
  title: "New ACLs that let in the public are refused",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Without the switch anybody who may change the bucket, or put one object, can open it again with one word.",
  sameAs: ["CKV_AWS_53"],
  absent: { alicloud: "OSS has one switch for all, which storage-require-public-block asks for" },
  fact: blockSwitches,
  judge: ({ blockPublicAcls }) =>
    requireTrue(
      blockPublicAcls,
      "whether blockPublicAcls is on",
      "blockPublicAcls is off",
      "switch blockPublicAcls on",
    ),
});
