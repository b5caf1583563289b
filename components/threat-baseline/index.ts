export { AlicloudThreatBaseline } from "./alicloud.ts";
export { alicloudAnchors, alicloudCentres, layoutAlicloudThreatBaseline } from "./alicloud-layout.ts";
export { AwsThreatBaseline } from "./aws.ts";
export { RULE_IDS } from "./catalogue.ts";
export {
  ALICLOUD_DETECTORS,
  DETECTORS,
  RUNTIME_AGENTS,
  type ThreatBaselineArgs,
  type ThreatBaselineOutputs,
} from "./contract.ts";
export { layoutAwsThreatBaseline } from "./layout.ts";
