import { control } from "../../control.ts";
import { clusterSecured } from "../../facts/platform.ts";
import { requireTrue } from "../../judgement.ts";

export const platformRequireClusterSecurity = control({
  id: "platform-require-cluster-security",
  title: "Data clusters follow a security configuration",
  clauses: ["8.1.2-b", "8.3.3-b"],
  mlps: "8.1.4.4",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Without one a data cluster takes everybody in its network for a friend, and keeps its data as it came.",
  sameAs: ["CKV2_AWS_55", "AwsSolutions-EMR4", "AwsSolutions-EMR5"],
  fact: clusterSecured,
  judge: (value) =>
    requireTrue(
      value,
      "which security configuration it follows",
      "it follows no security configuration",
      "name one; on Alibaba Cloud choose Kerberos",
    ),
});
