import { control } from "../../control.ts";
import { ownSubnets } from "../../facts/database-placement.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireVpc = control({
  id: "db-require-vpc",
  title: "Databases stand in subnets of their own network",
  clauses: ["10.4.1-c"],
  mlps: "8.1.2.1",
  severity: "high",
  packs: { baseline: "mandatory", payment: "mandatory" },
  why: "In the default network, or outside any, a database shares its surroundings with whatever is put there next, and often with the internet.",
  sameAs: ["CKV_AWS_154", "CKV_AWS_323", "CKV_ALI_41", "AwsSolutions-RS2", "rds_instance_inside_vpc"],
  fact: ownSubnets,
  judge: (value) =>
    requireTrue(
      value,
      "the network it stands in",
      "stands in no network of its own",
      "name the subnets it stands in",
    ),
});
