export { AlicloudThreatBaseline, type AlicloudThreatBaselinePeers } from "./alicloud.ts";
export { alicloudAnchors, alicloudCentres, layoutAlicloudThreatBaseline } from "./alicloud-layout.ts";
export { AwsThreatBaseline, type AwsThreatBaselinePeers } from "./aws.ts";
export { RULE_IDS, type RuleId } from "./catalogue.ts";
export {
  ALICLOUD_DETECTORS,
  type CloudFirewallArgs,
  DETECTORS,
  type Detector,
  RUNTIME_AGENTS,
  type RuntimeAgent,
  type SecurityCenterArgs,
  type ThreatBaselineArgs,
  type ThreatBaselineOutputs,
} from "./contract.ts";
export { layoutAwsThreatBaseline } from "./layout.ts";
