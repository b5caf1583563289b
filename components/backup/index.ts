export { AlicloudBackup, type AlicloudBackupArgs } from "./alicloud.ts";
export { vaultGuard } from "./alicloud-policies.ts";
export { AwsBackup } from "./aws.ts";
export { reportStatement } from "./aws-policies.ts";
export { BACKUP_CLASS_NAMES, BACKUP_CLASS_TAG, BACKUP_CLASSES, type BackupClassName } from "./classes.ts";
export {
  type BackupArgs,
  type BackupOutputs,
  type ClassArgs as BackupClassArgs,
  COMPLIANCE_WORDS,
  type DatabaseBackup,
  type DeclaredCopyArgs as BackupDeclaredCopyArgs,
  type Door as BackupDoor,
  DRILL_TYPES as RESTORE_DRILL_TYPES,
  type DrillArgs as RestoreDrillArgs,
  type DrillType as RestoreDrillType,
  type ElsewhereArgs as BackupElsewhereArgs,
  type LockArgs as VaultLockArgs,
  type ObjectCopyArgs as BackupObjectCopyArgs,
  type SystemBackup,
} from "./contract.ts";
export { layoutAlicloudBackup, layoutAwsBackup } from "./layout.ts";
export { type ProofLine, proofTable } from "./three-two-one.ts";
