import { control } from "../../control.ts";
import { ownGroups } from "../../facts/database-placement.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireSecurityGroup = control({
  id: "db-require-security-group",
  title: "Databases and search engines name their security groups",
  clauses: ["10.4.1-c", "1.9.2-a"],
  mlps: "8.1.3.2",
  severity: "medium",
  packs: { baseline: "advisory" },
  why: "Without a group of its own a database takes the network's default one, which lets in everything else that took it too.",
  sameAs: ["CKV_AWS_248"],
  absent: {
    alicloud:
      "ApsaraDB lets in nobody before its white list or a security group is set; db-no-public-access judges the list",
  },
  fact: ownGroups,
  judge: (value) =>
    requireTrue(
      value,
      "its security groups",
      "takes the default security group of its network",
      "name a group that lets in its applications alone",
    ),
});
