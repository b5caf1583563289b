export { AlicloudIot } from "./alicloud.ts";
export { AwsIot } from "./aws.ts";
export type { BrokerArgs, DeviceClassArgs, IotArgs, IotOutputs, ReadingRange } from "./contract.ts";
export { FACILITY_CLASSES, VIDEO_DAYS } from "./facility.ts";
export { layoutAlicloudIot, layoutAwsIot } from "./layout.ts";
