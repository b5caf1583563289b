export { AlicloudCapacity } from "./alicloud.ts";
export { AwsCapacity } from "./aws.ts";
export type {
  CapacityArgs as CapacityPlanArgs,
  CapacityOutputs as CapacityPlanOutputs,
  PeakArgs,
  Reserve,
  ScaledGroup,
} from "./contract.ts";
export { layoutCapacity } from "./layout.ts";
