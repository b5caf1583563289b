import { control } from "../../control.ts";
import { clusterBlock } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireClusterBlock = control({
  id: "platform-require-cluster-block",
  title: "Accounts keep their data clusters from the internet",
  clauses: ["8.3.2-b"],
  mlps: "8.1.3.1",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "One cluster with one careless rule is enough; the account's own block catches it before it starts.",
  sameAs: ["CKV_AWS_390", "emr_cluster_account_public_block_enabled"],
  absent: { alicloud: "no such block is offered there; platform-no-open-cluster judges each cluster" },
  fact: clusterBlock,
  judge: (value) =>
    requireTrue(
      value,
      "whether the account blocks open clusters",
      "the account's block is switched off",
      "switch it on",
    ),
});
