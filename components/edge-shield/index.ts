export { AlicloudEdgeShield } from "./alicloud.ts";
export { AwsEdgeShield } from "./aws.ts";
export {
  type AlicloudEdgeRef,
  APPLICATION_KINDS,
  type ApplicationKind,
  type AwsEdgeRef,
  type DeliveryNetworkArgs,
  type EdgeRef,
  type EdgeShieldArgs,
  type EdgeShieldOutputs,
  type OriginSecret,
  type PathLimit,
  type ShieldLogs,
} from "./contract.ts";
export { layoutAlicloudEdgeShield, layoutAwsEdgeShield } from "./layout.ts";
