import { control } from "../../control.ts";
import { vaultDeletion } from "../../facts/backup-vault.ts";
import { requireTrue } from "../../judgement.ts";

export const backupRequireApprovedDeletion = control({
  id: "backup-require-approved-deletion",
  title: "Nobody deletes backups by hand without approval",
  clauses: ["1.6.3-d"],
  mlps: "8.1.4.9",
  severity: "medium",
  packs: { baseline: "mandatory" },
  why: "The right to delete backups comes with many administrator policies. A policy of the vault takes it from all of them but the one role that an approval leads to.",
  sameAs: ["backup-recovery-point-manual-deletion-disabled"],
  absent: {
    alicloud:
      "a vault there takes no policy of its own; whether its backups can be deleted early is backup-require-vault-lock, and who may is the RAM policies' to say",
  },
  fact: vaultDeletion,
  judge: (held) =>
    requireTrue(
      held,
      "what its policy denies",
      "lets everybody with backup rights delete recovery points",
      "deny backup:DeleteRecoveryPoint to everybody but the approved role in a vault policy, or lock the vault",
    ),
});
