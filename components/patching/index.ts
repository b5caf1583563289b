export { AlicloudPatching } from "./alicloud.ts";
export { AwsPatching } from "./aws.ts";
export type { OperatingSystem, PatchGroupArgs, PatchingArgs, PatchingOutputs, Ring } from "./contract.ts";
export { layoutAlicloudPatching, layoutAwsPatching } from "./layout.ts";
