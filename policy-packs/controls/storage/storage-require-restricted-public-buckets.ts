import { control } from "../../control.ts";
import { blockSwitches } from "../../facts/public-blocks.ts";
import { requireTrue } from "../../judgement.ts";

export const storageRequireRestrictedPublicBuckets = control({
  id: "storage-require-restricted-public-buckets",
  title: "Policies that let in the public have no effect outside the account",
  clauses: ["8.3.2-b", "8.3.3-d"],
  mlps: "8.1.4.2",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "Refusing new public policies leaves one that stands in force: strangers keep coming in through it.",
  sameAs: ["CKV_AWS_56"],
  absent: { alicloud: "OSS has one switch for all, which storage-require-public-block asks for" },
  fact: blockSwitches,
  judge: ({ restrictPublicBuckets }) =>
    requireTrue(
      restrictPublicBuckets,
      "whether restrictPublicBuckets is on",
      "restrictPublicBuckets is off",
      "switch restrictPublicBuckets on",
    ),
});
