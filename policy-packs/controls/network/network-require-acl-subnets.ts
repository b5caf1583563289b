import { control } from "../../control.ts";
import { aclInUse } from "../../facts/network-settings.ts";
import { requireTrue } from "../../judgement.ts";

export const networkRequireAclSubnets = control({
  id: "network-require-acl-subnets",
  title: "Network ACLs guard some subnet",
  clauses: ["8.3.2-b"],
  mlps: "8.1.3.2",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "An ACL that no subnet uses looks like protection and filters nothing.",
  sameAs: ["CKV2_AWS_1"],
  fact: aclInUse,
  judge: (fact) =>
    requireTrue(fact, "which subnets use it", "guards no subnet", "name its subnets, or remove it"),
});
