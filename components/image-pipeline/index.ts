export { AlicloudImagePipeline } from "./alicloud.ts";
export { AwsImagePipeline } from "./aws.ts";
export type { BuildMachine, ImagePipelineArgs, ImagePipelineOutputs } from "./contract.ts";
export { layoutAlicloudImagePipeline, layoutAwsImagePipeline } from "./layout.ts";
