export { AlicloudObjectStore, type ObjectStorePeers } from "./alicloud.ts";
export { AwsObjectStore } from "./aws.ts";
export type { BucketArgs, ObjectStoreArgs, ObjectStoreOutputs, StoreUserArgs } from "./contract.ts";
export { copyRoleArn, layoutAlicloudObjectStore, layoutAwsObjectStore } from "./layout.ts";
