import { control } from "../../control.ts";
import { vaultAlarm } from "../../facts/backup-vault.ts";
import { requireTrue } from "../../judgement.ts";

export const backupRequireFailureAlarm = control({
  id: "backup-require-failure-alarm",
  title: "Somebody hears of a backup that failed",
  clauses: ["1.6.5-a"],
  mlps: "8.1.4.9",
  severity: "medium",
  // The alarm may belong to another stack of the account.
  packs: { baseline: "advisory" },
  why: "Backups fail silently: a full vault, a revoked key, a role that lost a right. Without an alarm it is found on the day of the restore.",
  sameAs: [],
  fact: vaultAlarm,
  judge: (heard) =>
    requireTrue(
      heard,
      "what the alarms of the stack listen to",
      "nothing in the stack tells anybody of a failed backup",
      "send its failures to a topic, or watch the events of the backup service with a rule",
    ),
});
