export { AlicloudDrPair, type AlicloudDrPairPeers } from "./alicloud.ts";
export { AwsDrPair } from "./aws.ts";
export {
  type CapacityArgs as DrCapacityArgs,
  DATA_KINDS as DR_DATA_KINDS,
  type DataArgs as DrDataArgs,
  type DrillArgs as DrDrillArgs,
  type DrPairArgs,
  type DrPairOutputs,
  type EntryArgs as DrEntryArgs,
  type ImageArgs as DrImageArgs,
  POSTURES as DR_POSTURES,
  type Posture as DrPosture,
} from "./contract.ts";
export { layoutDrPair } from "./layout.ts";
