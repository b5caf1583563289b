export { AlicloudAccountDefaults } from "./alicloud.ts";
export { AwsAccountDefaults } from "./aws.ts";
export type { AccountDefaultsArgs, AccountDefaultsOutputs, OptOut, Setting } from "./contract.ts";
export { ALICLOUD_SETTINGS, SETTINGS } from "./contract.ts";
