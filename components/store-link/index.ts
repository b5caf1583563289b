export { AlicloudStoreLink } from "./alicloud.ts";
export { AwsStoreLink } from "./aws.ts";
export type {
  Hub,
  HubNetworkArgs,
  LineArgs,
  LineKind,
  NationalGatewayArgs,
  ProbeArgs,
  SegmentArgs,
  StoreArgs,
  StoreLinkArgs,
  StoreLinkOutputs,
  StoreLinkQuotas,
  StoreWaiver,
  Vendor,
} from "./contract.ts";
export { LINE_KINDS, VENDORS } from "./contract.ts";
export { type HubDistance, nearestHubs, pinStores } from "./hubs.ts";
export { layoutStoreLink, type StoreLinkLayout } from "./layout.ts";
export { SEGMENTS as STORE_SEGMENTS } from "./limits.ts";
export { zonesOfSites } from "./planned-sites.ts";
export { fillPlaceholders, type RouterPlan } from "./router/plan.ts";
export { renderRouter } from "./router/render.ts";
