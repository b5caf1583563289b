export { AlicloudConfiguration } from "./alicloud.ts";
export { AwsConfiguration } from "./aws.ts";
export type { ConfigurationArgs, ConfigurationOutputs, DocumentArgs, Json } from "./contract.ts";
export { layoutAlicloudConfiguration, layoutAwsConfiguration } from "./layout.ts";
