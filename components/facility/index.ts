export { AlicloudFacility } from "./alicloud.ts";
export { AwsFacility } from "./aws.ts";
export {
  type FacilityArgs,
  type FacilityOutputs,
  LIMITS,
  ROOM_KINDS,
  type RoomArgs,
  SENSORS,
  type Sensor,
  type VideoArgs,
} from "./contract.ts";
export { layoutAlicloudFacility, layoutAwsFacility } from "./layout.ts";
export { FACILITY_CLASSES, sensorsOf } from "./sensors.ts";
