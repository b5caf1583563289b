import { ALICLOUD_ROUTE, AWS_ROUTE, type FaultCase, keyFor } from "../workload/testing.ts";
import type { FacilityArgs, RoomArgs, VideoArgs } from "./contract.ts";
import { video } from "./testing.ts";

const room = (more: Partial<RoomArgs> = {}, name = "mall-a"): Partial<FacilityArgs> => ({
  rooms: {
    // So that the recordings are somebody's whatever the room under test has.
    other: { where: "Mall B, B1", kind: "machine-room" },
    [name]: { where: "Mall A, B1", kind: "machine-room", ...more },
  },
});
const store = (more: Partial<RoomArgs> = {}): Partial<FacilityArgs> => room({ kind: "store-room", ...more });
const why = { reason: "no false floor there", owner: "facility-team" };
const filmed = (more: Partial<VideoArgs>): Partial<FacilityArgs> => ({
  video: video("ap-southeast-1", "s3", more),
});
const inOss = (more: Partial<VideoArgs>): Partial<FacilityArgs> => ({
  video: video("cn-shanghai", "oss", more),
});
const limit = (name: string, value: number, more: object = {}): Partial<FacilityArgs> =>
  room({ limits: { [name]: { value, ...why, ...more } } });

export const faultCases: readonly FaultCase<FacilityArgs>[] = [
  {
    title: "has an account of the other cloud",
    cloud: "aws",
    args: { account: "1000000000000001" },
    code: "placement.account",
    twin: { account: "111122223333" },
  },
  {
    title: "tells people of the other cloud",
    cloud: "alicloud",
    args: { route: AWS_ROUTE },
    code: "route.cloud",
    twin: { route: ALICLOUD_ROUTE },
  },
  {
    title: "has a key that does not serve logs",
    cloud: "aws",
    args: { key: keyFor("s3") },
    code: "keys.serves",
    twin: { key: keyFor("logs") },
  },
  {
    title: "has no room",
    cloud: "aws",
    args: { rooms: {} },
    code: "facility.rooms",
    twin: room(),
  },
  {
    title: "has a room whose name ends the place in a device's name",
    cloud: "aws",
    args: room({}, "mall:a"),
    code: "facility.name",
    twin: room({}, "mall-a"),
  },
  {
    title: "has a room whose name leaves no space for alarms",
    cloud: "alicloud",
    args: room({}, "the-machine-room-of-mall-a"),
    code: "facility.name",
    twin: room({}, "machine-room-of-mall-a"),
  },
  {
    title: "has a room that nobody finds",
    cloud: "alicloud",
    args: room({ where: " " }),
    code: "facility.where",
    twin: room({ where: "Mall A, B1" }),
  },
  {
    title: "has a room of a kind that is not known",
    cloud: "aws",
    args: room({ kind: "cupboard" as "store-room" }),
    code: "facility.kind",
    twin: room({ kind: "store-room" }),
  },
  {
    title: "says a sensor twice",
    cloud: "aws",
    args: store({ also: ["climate"] }),
    code: "facility.sensor",
    twin: store({ also: ["leakage"] }),
  },
  {
    title: "goes without a sensor that its kind has not",
    cloud: "aws",
    args: store({ without: { leakage: why } }),
    code: "facility.sensor",
    twin: room({ without: { leakage: why } }),
  },
  {
    title: "goes without a sensor for no reason",
    cloud: "alicloud",
    args: room({ without: { leakage: { reason: "none", owner: "it" } } }),
    code: "facility.waiver",
    twin: room({ without: { leakage: why } }),
  },
  {
    title: "goes without everything",
    cloud: "aws",
    args: store({ without: { climate: why, ups: why } }),
    code: "facility.unwatched",
    twin: store({ without: { ups: why } }),
  },
  {
    title: "lets machines cook",
    cloud: "aws",
    args: limit("temperature", 45),
    code: "facility.limit",
    twin: limit("temperature", 32),
  },
  {
    title: "loads a supply to the last watt",
    cloud: "alicloud",
    args: limit("ups-load", 100),
    code: "facility.limit",
    twin: limit("ups-load", 90),
  },
  {
    title: "has a limit for what has none",
    cloud: "aws",
    args: limit("water", 1),
    code: "facility.limit",
    twin: limit("door", 10),
  },
  {
    title: "has a limit for what it does not measure",
    cloud: "aws",
    args: store({ limits: { door: { value: 10, ...why } } }),
    code: "facility.limit",
    twin: store({ also: ["door"], limits: { door: { value: 10, ...why } } }),
  },
  {
    title: "has a limit of its own that nobody answers for",
    cloud: "aws",
    args: limit("temperature", 32, { owner: "" }),
    code: "facility.waiver",
    twin: limit("temperature", 32),
  },
  {
    title: "has sensors that its fleet does not know",
    cloud: "aws",
    args: { fleet: { types: { climate: "c", ups: "u", door: "d", camera: "v" } } },
    code: "facility.fleet",
    twin: { fleet: { types: { climate: "c", ups: "u", leakage: "l", door: "d", camera: "v" } } },
  },
  {
    title: "deletes recordings after a month",
    cloud: "aws",
    args: filmed({ keepDays: 30 }),
    code: "facility.keep",
    twin: filmed({ keepDays: 180 }),
  },
  {
    title: "has recordings that nobody writes",
    cloud: "aws",
    args: filmed({ recorders: {} }),
    code: "facility.video",
    twin: filmed({ recorders: { nvr: "recorders" } }),
  },
  {
    title: "lets a viewer write recordings",
    cloud: "aws",
    args: filmed({ viewers: { nvr: "after an incident" } }),
    code: "facility.video",
    twin: filmed({ viewers: { guards: "after an incident" } }),
  },
  {
    title: "records nothing and keeps recordings",
    cloud: "aws",
    args: { rooms: { shop: { where: "Shop", kind: "store-room" } } },
    code: "facility.video",
    twin: { rooms: { shop: { where: "Shop", kind: "store-room", also: ["camera"] } } },
  },
  {
    title: "has recordings on OSS that anybody may delete, and no word of it",
    cloud: "alicloud",
    args: { video: withoutLock() },
    code: "facility.lock",
    twin: inOss({ lock: { none: { reason: "law asks to delete on demand", owner: "legal" } } }),
  },
  {
    title: "locks recordings for good with nobody's approval",
    cloud: "alicloud",
    args: inOss({ lock: { approver: "" } }),
    code: "object-store.lock",
    twin: inOss({ lock: { approver: "security director" } }),
  },
  {
    title: "copies recordings to a place next door",
    cloud: "alicloud",
    args: inOss({ offSite: "cn-shanghai" }),
    code: "object-store.off-site",
    twin: inOss({ offSite: "cn-beijing" }),
  },
  {
    title: "encrypts recordings with a key of logs",
    cloud: "aws",
    args: filmed({ key: keyFor("logs") }),
    code: "keys.serves",
    twin: filmed({ key: keyFor("s3") }),
  },
];

function withoutLock(): VideoArgs {
  const { lock: _, ...rest } = video("cn-shanghai", "oss");
  return rest;
}
