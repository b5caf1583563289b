export { AlicloudWebTier } from "./alicloud.ts";
export { AwsWebTier } from "./aws.ts";
export type {
  AccessLogArgs,
  BalancerSubnet,
  CampaignArgs,
  CapacityArgs,
  CloudSetup,
  Exposure,
  InterruptibleArgs,
  ServerArgs,
  WebTierArgs,
  WebTierOutputs,
} from "./contract.ts";
export { layoutAlicloudWebTier, layoutAwsWebTier } from "./layout.ts";
