import { control } from "../../control.ts";
import { blockSwitches } from "../../facts/public-blocks.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireIgnoredPublicAcls = control({
  id: "storage-require-ignored-public-acls",
  title: "ACLs that let in the public have no effect",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Refusing new public ACLs leaves the old ones in force: an object opened last year stays open.",
  sameAs: ["CKV_AWS_55"],
  absent: { alicloud: "OSS has one switch for all, which storage-require-public-block asks for" },
  fact: blockSwitches,
  judge: ({ ignorePublicAcls }) =>
    requireTrue(
      ignorePublicAcls,
      "whether ignorePublicAcls is on",
      "ignorePublicAcls is off",
      "switch ignorePublicAcls on",
    ),
});
