export { AlicloudCloudLink, AlicloudLinkGateway } from "./alicloud.ts";
export { AwsCloudLink } from "./aws.ts";
export type {
  AlicloudCloudLinkArgs,
  AlicloudCloudLinkOutputs,
  AlicloudLinkGatewayOutputs,
  AlicloudSideArgs,
  AwsCloudLinkArgs,
  AwsCloudLinkOutputs,
  AwsSideArgs,
  CloudLinkArgs,
  LinkTunnel,
} from "./contract.ts";
export { BANDWIDTHS as LINK_BANDWIDTHS } from "./contract.ts";
export { type CloudLinkLayout, layoutCloudLink } from "./layout.ts";
