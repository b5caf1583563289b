export { AlicloudIpamPools } from "./alicloud.ts";
export { AwsIpamPools } from "./aws.ts";
export type { IpamPoolsArgs, IpamPoolsOutputs, IpamQuotas, PlannedRange, RangeKind } from "./contract.ts";
export { type IpamPoolsLayout, layoutIpamPools } from "./layout.ts";
export { plannedRanges } from "./planned-ranges.ts";
