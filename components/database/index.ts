export { AlicloudDatabase, type AlicloudDatabasePeers } from "./alicloud.ts";
export { AwsDatabase } from "./aws.ts";
export {
  ACCESSES as DATABASE_ACCESSES,
  type Access as DatabaseAccess,
  type AccountRotation,
  type ApplicationArgs,
  type DatabaseArgs,
  type DatabaseOutputs,
  type ElsewhereArgs,
  type ElsewhereOutputs,
  FAMILIES as DATABASE_FAMILIES,
  type Family as DatabaseFamily,
  KINDS as DATABASE_KINDS,
  type Kind as DatabaseKind,
} from "./contract.ts";
export { layoutAlicloudDatabase, layoutAwsDatabase } from "./layout.ts";
export { type Recovery as DatabaseRecovery, recoveries } from "./recovery.ts";
