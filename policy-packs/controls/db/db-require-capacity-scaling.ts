import { control } from "../../control.ts";
import { capacityScaling } from "../../facts/database-upkeep.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequireCapacityScaling = control({
  id: "db-require-capacity-scaling",
  title: "Databases take more by themselves when more comes",
  clauses: ["10.3.2-b", "12.2.3-a"],
  mlps: "8.1.4.9",
  severity: "low",
  packs: { baseline: "advisory" },
  why: "On the first hour of a promotion requests are refused, or the disk is full, and somebody has to be called to change a number.",
  sameAs: ["CKV2_AWS_16", "dynamodb_table_autoscaling_enabled", "DYNAMODB_AUTOSCALING_ENABLED"],
  fact: capacityScaling,
  judge: (value) =>
    requireTrue(
      value,
      "whether it grows by itself",
      "does not grow by itself",
      "scale it by a policy, pay by request, or let its storage expand",
    ),
});
