import { control } from "../../control.ts";
import { recordedKinds } from "../../facts/recorder.ts";
import { requireTrue } from "../../judgement.ts";

export const monitoringRequireAllKinds = control({
  id: "monitoring-require-all-kinds",
  title: "Configuration recorders take what belongs to the whole account",
  clauses: ["8.1.3-a", "2.2.3-b"],
  mlps: "8.1.3.3",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "Users, roles and permissions belong to no region. A recorder that leaves them out misses the changes that matter most.",
  sameAs: ["CKV2_AWS_48"],
  fact: recordedKinds,
  judge: (value) =>
    requireTrue(
      value,
      "which kinds it records",
      "recorder leaves out kinds of resources",
      "record all kinds, those of the whole account among them",
    ),
});
