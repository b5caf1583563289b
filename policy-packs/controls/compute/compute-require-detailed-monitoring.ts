import { control } from "../../control.ts";
import { detailedMonitoring } from "../../facts/machine.ts";
import { requireTrue } from "../../judgement.ts";

export const computeRequireDetailedMonitoring = control({
  id: "compute-require-detailed-monitoring",
  title: "Machines are measured every minute",
  clauses: ["8.1.3-a", "4.1.3-a"],
  mlps: "8.1.5.4",
  severity: "low",
  packs: { baseline: "disabled", strict: "advisory" },
  why: "Five minutes between two measurements hide the minute in which the tills stood still.",
  sameAs: ["CKV_AWS_126", "ec2_instance_detailed_monitoring_enabled"],
  absent: { alicloud: "machines there are measured every minute without asking" },
  fact: detailedMonitoring,
  judge: (value) =>
    requireTrue(
      value,
      "how often it is measured",
      "it is measured every five minutes only",
      "switch detailed monitoring on",
    ),
});
