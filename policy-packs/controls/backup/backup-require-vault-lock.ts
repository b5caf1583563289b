import { control, UNKNOWN } from "../../control.ts";
import { counted } from "../../counted.ts";
import { vaultLock } from "../../facts/backup-vault.ts";
import { fail, pass, requireTrue, undecided } from "../../judgement.ts";

export const backupRequireVaultLock = control({
  id: "backup-require-vault-lock",
  title: "Backup vaults are locked against early deletion",
  clauses: ["1.6.3-d", "8.4.3-a"],
  mlps: "8.1.4.9",
  severity: "medium",
  // The guide asks for approval before backups are deleted; a lock that nobody can lift goes further.
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "Who takes over an account to encrypt it deletes the backups first. A lock keeps even the administrator from doing so.",
  sameAs: [],
  fact: vaultLock,
  settings: {
    defaults: { minimumDays: 1 },
    schema: {
      minimumDays: {
        type: "integer",
        minimum: 1,
        description: "fewest days that a lock must hold every backup, where the cloud lets a lock say so",
      },
    },
  },
  judge({ locked, minimumDays }, { settings }) {
    const judgement = requireTrue(
      locked,
      "whether it is locked",
      "has no lock: whoever may delete can delete every backup in it",
      "lock the vault, in compliance mode once its times are proven",
    );
    if (judgement !== pass || minimumDays === undefined) return judgement;
    if (minimumDays === UNKNOWN) return undecided("how long its lock holds is known only after deployment");
    return minimumDays >= settings.minimumDays
      ? pass
      : fail(
          `its lock holds backups ${counted(minimumDays, "day")} only`,
          `let it hold them at least ${counted(settings.minimumDays, "day")}`,
        );
  },
});
