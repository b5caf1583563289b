export { AlicloudQueue } from "./alicloud.ts";
export { AwsQueue } from "./aws.ts";
export type { QueueArgs, QueueOutputs, QueueUserArgs, TopicArgs } from "./contract.ts";
export { layoutAlicloudQueue, layoutAwsQueue } from "./layout.ts";
