import { control } from "../../control.ts";
import { runningRecorder } from "../../facts/recorder.ts";
import { requireTrue } from "../../judgement.ts";

export const monitoringRequireRecorder = control({
  id: "monitoring-require-recorder",
  title: "Configuration recorders run and take all kinds of resources",
  clauses: ["8.1.3-a", "2.2.3-b"],
  mlps: "8.1.3.3",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "What the account looked like yesterday can only be told by a recorder that ran yesterday.",
  sameAs: ["CKV2_AWS_45", "config_recorder_all_regions_enabled"],
  absent: {
    alicloud:
      "Cloud Config there runs from the moment it is made; what it leaves out, monitoring-require-all-kinds asks",
  },
  fact: runningRecorder,
  judge: (value) =>
    requireTrue(
      value,
      "whether the recorder runs",
      "recorder is off or leaves out kinds of resources",
      "switch it on for all supported kinds",
    ),
});
