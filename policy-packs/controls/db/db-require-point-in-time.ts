import { control } from "../../control.ts";
import { pointInTime } from "../../facts/database-backups.ts";
import { requireTrue } from "../../judgement.ts";

export const dbRequirePointInTime = control({
  id: "db-require-point-in-time",
  title: "Every moment of the last days can be restored",
  clauses: ["12.2.2-b", "1.6.2-e", "10.2.3-a"],
  mlps: "8.1.4.9",
  severity: "high",
  packs: { baseline: "mandatory" },
  why: "A nightly backup alone loses the day: every sale since then is gone, while the goods are out of the door.",
  sameAs: [
    "CKV_AWS_28",
    "CKV_AWS_165",
    "AwsSolutions-DDB3",
    "dynamodb_tables_pitr_enabled",
    "DYNAMODB_PITR_ENABLED",
  ],
  fact: pointInTime,
  judge: (value) =>
    requireTrue(
      value,
      "whether every moment can be restored",
      "can be restored to its last backup only",
      "switch log backup or point-in-time recovery on",
    ),
});
