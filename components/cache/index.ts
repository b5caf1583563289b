export { AlicloudCache } from "./alicloud.ts";
export { AwsCache } from "./aws.ts";
export type { CacheArgs, CacheOutputs, CacheUserArgs } from "./contract.ts";
export { layoutAlicloudCache, layoutAwsCache } from "./layout.ts";
