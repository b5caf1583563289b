export { AlicloudConfigBackup, type ConfigBackupPeers } from "./alicloud.ts";
export { AwsConfigBackup } from "./aws.ts";
export type {
  CollectorArgs,
  ConfigBackupArgs,
  ConfigBackupOutputs,
  DeviceArgs,
  DeviceKind,
} from "./contract.ts";
export { type ConfigName, configKey, configName, parseConfigName } from "./file-name.ts";
export { layoutAlicloudConfigBackup, layoutAwsConfigBackup } from "./layout.ts";
