import { UNKNOWN } from "../../control.ts";
import { type ControlCases, example, type ResourceSpec, ref } from "../../testing.ts";
import { backupRequireVaultLock } from "./backup-require-vault-lock.ts";

const VAULT = "aws:backup/vault:Vault";
const GAPPED = "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault";
const ALI = "alicloud:hbr/vault:Vault";
const lock = (props: Readonly<Record<string, unknown>>): ResourceSpec => ({
  name: "lock",
  type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  props,
});

export const cases: ControlCases = {
  control: backupRequireVaultLock,
  aws: {
    pass: [
      example(VAULT, {}, lock({ backupVaultName: ref("subject"), minRetentionDays: 7 })),
      example(VAULT, {}, lock({ backupVaultName: ref("subject"), minRetentionDays: 1 })),
      example(VAULT, { name: "nightly" }, lock({ backupVaultName: "nightly", maxRetentionDays: 1095 })),
      example(GAPPED, { name: "gapped", minRetentionDays: 7, maxRetentionDays: 365 }),
    ],
    fail: [
      example(VAULT, {}),
      example(VAULT, { name: "nightly" }, lock({ backupVaultName: "weekly", minRetentionDays: 7 })),
      example(VAULT, {}, lock({ backupVaultName: ref("subject"), minRetentionDays: 0 })),
    ],
    unknown: [
      example(VAULT, {}, lock({ backupVaultName: UNKNOWN, minRetentionDays: 7 })),
      example(VAULT, {}, lock({ backupVaultName: ref("subject"), minRetentionDays: UNKNOWN })),
    ],
  },
  alicloud: {
    pass: [example(ALI, { vaultName: "nightly", wormEnabled: true }), example(ALI, { wormEnabled: "true" })],
    fail: [example(ALI, { vaultName: "nightly" }), example(ALI, { wormEnabled: false })],
    unknown: [example(ALI, { wormEnabled: UNKNOWN })],
  },
};
