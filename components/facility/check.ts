import { METRIC_KINDS } from "../alarms/metrics.ts";
import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { type Cloud, checkAccount, checkRoute, checkWhole } from "../workload/check.ts";
import { type FacilityArgs, LIMITS, type OptOut, ROOM_KINDS, type RoomArgs, SENSORS } from "./contract.ts";
import { LEAST_REASON, MOST_VIDEO_DAYS, ROOM_NAME, VIDEO_DAYS } from "./limits.ts";
import { SENSORS_OF, sensorsOf, WATCHES } from "./sensors.ts";

const NAME = new RegExp(`^[a-z][a-z0-9-]{0,${ROOM_NAME - 1}}$`);

export function checkFacility(faults: Faults, cloud: Cloud, args: FacilityArgs): void {
  checkAccount(faults, cloud, args);
  checkRoute(faults, cloud, args.route);
  if (cloud === "aws") {
    if (args.key === undefined) {
      faults.add(
        "facility.key",
        "key",
        undefined,
        "is missing [§8.3.3-c]",
        "give the key of the domain of logs",
      );
    } else checkServes(faults, "key", args.key, "logs");
  } else if (args.fleet.lines === undefined) {
    const hint = "give fleet of the component iot whole: rules read the store that its brokers write to";
    faults.add("facility.fleet", "fleet.lines", undefined, "is missing", hint);
  }
  if (Object.keys(args.rooms).length === 0) {
    faults.add("facility.rooms", "rooms", undefined, "is empty", "name the rooms that machines stand in");
  }
  const sound = Object.entries(args.rooms).filter(([name, room]) => checkRoom(faults, name, room));
  checkFleet(faults, args, sound);
  // Rooms that are wrong may be those with the cameras.
  if (sound.length === Object.keys(args.rooms).length) checkVideo(faults, cloud, args);
}

/** Whether sensors of the room can be told. */
function checkRoom(faults: Faults, name: string, room: RoomArgs): boolean {
  const path = `rooms.${name}`;
  if (!NAME.test(name)) {
    const hint = `small letters, digits and hyphens, a letter first, ${ROOM_NAME} at most: it is part of names`;
    faults.add("facility.name", path, name, "is no name of a room", hint);
  }
  if (room.where.trim() === "") {
    const hint = "say building and floor: whoever is called has to find it";
    faults.add("facility.where", `${path}.where`, room.where, "is empty", hint);
  }
  if (!ROOM_KINDS.includes(room.kind)) {
    faults.add(
      "facility.kind",
      `${path}.kind`,
      room.kind,
      "is no kind of room",
      `one of ${ROOM_KINDS.join(", ")}`,
    );
    return false;
  }
  checkSensors(faults, path, room);
  checkLimits(faults, path, room);
  return true;
}

function checkSensors(faults: Faults, path: string, room: RoomArgs): void {
  const { kind, also = [], without = {} } = room;
  const own = SENSORS_OF[kind];
  for (const [index, sensor] of also.entries()) {
    const at = `${path}.also[${index}]`;
    if (!SENSORS.includes(sensor)) {
      faults.add("facility.sensor", at, sensor, "is no sensor", `one of ${SENSORS.join(", ")}`);
    } else if (own.includes(sensor)) {
      faults.add("facility.sensor", at, sensor, `is one of every ${kind} already`, "leave it out");
    }
  }
  for (const [sensor, waiver] of Object.entries(without)) {
    const at = `${path}.without.${sensor}`;
    if (!(own as readonly string[]).includes(sensor)) {
      const hint = `a ${kind} has ${own.join(", ")}`;
      faults.add("facility.sensor", at, sensor, `is no sensor of a ${kind}`, hint);
    }
    checkWaiver(faults, at, waiver);
  }
  if (sensorsOf(room).length === 0) {
    const hint = "leave one sensor at least, or leave the room out";
    faults.add("facility.unwatched", `${path}.without`, undefined, "leaves nothing that is measured", hint);
  }
}

function checkLimits(faults: Faults, path: string, room: RoomArgs): void {
  const sensors = sensorsOf(room);
  for (const [name, limit] of Object.entries(room.limits ?? {})) {
    const at = `${path}.limits.${name}`;
    const { sensor, kind, range } = LIMITS.some((each) => each === name)
      ? WATCHES[name as keyof typeof WATCHES]
      : {};
    if (sensor === undefined || kind === undefined || range === undefined) {
      faults.add("facility.limit", at, name, "has no limit to set", `one of ${LIMITS.join(", ")}`);
      continue;
    }
    const { unit, threshold, clause } = METRIC_KINDS[kind];
    if (!Number.isFinite(limit.value) || limit.value < range.least || limit.value > range.most) {
      const hint = `${range.least} to ${range.most} ${unit}; the guide says ${threshold} [§${clause}]`;
      faults.add("facility.limit", `${at}.value`, limit.value, "is no limit that protects machines", hint);
    }
    if (!sensors.includes(sensor)) {
      faults.add(
        "facility.limit",
        at,
        name,
        `is measured by ${sensor}, which the room has not`,
        "leave it out",
      );
    }
    checkWaiver(faults, at, limit);
  }
  const { dry, damp } = room.limits ?? {};
  if (dry !== undefined && damp !== undefined && dry.value >= damp.value) {
    const hint = "write the drier one as dry";
    faults.add("facility.limit", `${path}.limits.dry.value`, dry.value, `is above damp, ${damp.value}`, hint);
  }
}

/** @clause 11.1.2-a */
function checkWaiver(faults: Faults, path: string, { reason, owner }: OptOut): void {
  if (reason.trim().length < LEAST_REASON) {
    const hint = "say why, so that whoever reads it next year understands";
    faults.add("facility.waiver", `${path}.reason`, reason, "is no reason", hint);
  }
  if (owner.trim() === "") {
    faults.add("facility.waiver", `${path}.owner`, owner, "is empty", "name who answers for it");
  }
}

function checkFleet(
  faults: Faults,
  { fleet }: FacilityArgs,
  rooms: readonly (readonly [string, RoomArgs])[],
): void {
  const used = new Set(rooms.flatMap(([, room]) => sensorsOf(room)));
  for (const sensor of SENSORS) {
    if (!used.has(sensor) || fleet.types[sensor] !== undefined) continue;
    const hint = "give iot the class: classes: { ...FACILITY_CLASSES, … }";
    faults.add(
      "facility.fleet",
      `fleet.types.${sensor}`,
      undefined,
      "is no class of the fleet, and rooms have it",
      hint,
    );
  }
}

function checkVideo(faults: Faults, cloud: Cloud, { rooms, video }: FacilityArgs): void {
  const filmed = Object.keys(rooms).filter((name) => {
    const room = rooms[name];
    return room !== undefined && sensorsOf(room).includes("camera");
  });
  if (video === undefined) {
    if (filmed.length === 0) return;
    const hint =
      "say where cameras record to, or why a room has none: without: { camera: { reason, owner } }";
    faults.add(
      "facility.video",
      "video",
      undefined,
      `is missing, and ${filmed[0]} has cameras [§9.6.2-a]`,
      hint,
    );
    return;
  }
  if (filmed.length === 0 && Object.keys(rooms).length > 0) {
    const hint = "leave it out, or give a room also: [camera]";
    faults.add("facility.video", "video", undefined, "is asked for, and no room has a camera", hint);
  }
  checkWhole(faults, "facility.keep", "video.keepDays", video.keepDays, {
    least: VIDEO_DAYS,
    most: MOST_VIDEO_DAYS,
    unit: "days [§9.6.2-a]",
  });
  const named = { recorders: video.recorders, viewers: video.viewers };
  for (const [part, of] of Object.entries(named)) {
    if (Object.keys(of).length > 0) continue;
    const hint =
      part === "recorders" ? "name what writes recordings" : "name who looks at them after an incident";
    faults.add("facility.video", `video.${part}`, undefined, "is empty", hint);
  }
  for (const name of Object.keys(video.viewers)) {
    if (video.recorders[name] === undefined) continue;
    const hint = "whoever looks at recordings writes none: give it another name";
    faults.add("facility.video", `video.viewers.${name}`, name, "is a recorder already", hint);
  }
  if (cloud === "alicloud" && video.lock === undefined) {
    const hint = "OSS knows no lock but for good: { approver } who agreed, or { none: { reason, owner } }";
    faults.add("facility.lock", "video.lock", undefined, "is missing", hint);
  }
  if (video.lock !== undefined && "none" in video.lock)
    checkWaiver(faults, "video.lock.none", video.lock.none);
  if (video.noCopy !== undefined) checkWaiver(faults, "video.noCopy", video.noCopy);
}
