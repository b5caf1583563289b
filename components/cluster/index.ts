export { AlicloudCluster } from "./alicloud.ts";
export { AwsCluster } from "./aws.ts";
export type { ClusterArgs, ClusterOutputs, NodeGroupArgs, PersonArgs } from "./contract.ts";
export { layoutAlicloudCluster, layoutAwsCluster } from "./layout.ts";
export type { FlowOut, NamespaceArgs } from "./manifests.ts";
