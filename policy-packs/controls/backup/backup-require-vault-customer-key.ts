import { control } from "../../control.ts";
import { vaultKey } from "../../facts/platform-keys.ts";
import { requireTrue } from "../../judgement.ts";

export const backupRequireVaultCustomerKey = control({
  id: "backup-require-vault-customer-key",
  title: "Backup vaults are encrypted with a customer key",
  clauses: ["8.3.3-b", "1.6.3-e"],
  mlps: "8.1.4.8",
  severity: "medium",
  packs: { baseline: "advisory", payment: "mandatory" },
  why: "A vault holds a copy of everything. Under a key of your own the copy cannot be read by whoever merely runs the backups.",
  sameAs: ["CKV_AWS_166", "backup_vaults_encrypted"],
  fact: vaultKey,
  judge: (value) =>
    requireTrue(
      value,
      "which key encrypts the vault",
      "backups are not encrypted with a customer key",
      "name a key of your own from the key service",
    ),
});
