import { control } from "../../control.ts";
import { networkRouting } from "../../facts/database-placement.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireVpcRouting = control({
  id: "db-require-vpc-routing",
  title: "Warehouses load and unload through their own network",
  clauses: ["10.4.1-c"],
  mlps: "8.1.2.1",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "Without it what is loaded and unloaded passes the internet side of the service, past every filter and log of the network.",
  sameAs: ["CKV_AWS_321", "redshift_cluster_enhanced_vpc_routing", "REDSHIFT_ENHANCED_VPC_ROUTING_ENABLED"],
  absent: { alicloud: "AnalyticDB reaches buckets over the network of its instance" },
  fact: networkRouting,
  judge: (value) =>
    requireTrue(
      value,
      "which way data takes",
      "loads and unloads past its own network",
      "set enhancedVpcRouting: true",
    ),
});
