export { AlicloudIot } from "./alicloud.ts";
export { AwsIot } from "./aws.ts";
export type {
  BrokerArgs,
  DeviceClassArgs,
  FleetRef,
  IotArgs,
  IotOutputs,
  ReadingRange,
} from "./contract.ts";
export { fleetTypes, layoutAlicloudIot, layoutAwsIot } from "./layout.ts";
