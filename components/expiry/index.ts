export { AlicloudExpiry } from "./alicloud.ts";
export { type ApprovalPlace, approvalGrant } from "./approvals.ts";
export { AwsExpiry } from "./aws.ts";
export type { ExpiryArgs, ExpiryOutputs, IdleArgs, Mode as ExpiryMode, OfficeHoursArgs } from "./contract.ts";
export { MODES as EXPIRY_MODES } from "./contract.ts";
export { layoutAlicloudExpiry, layoutAwsExpiry } from "./layout.ts";
