import { METRIC_KINDS, type MetricKindName } from "../alarms/metrics.ts";
import type { DeviceClassArgs } from "../iot/contract.ts";
import type { LimitName, RoomArgs, RoomKind, Sensor } from "./contract.ts";
import { SENSORS } from "./contract.ts";

/** Sensors of each kind of room. @clause 9.1.1-a @clause 9.2.1-a */
export const SENSORS_OF: Readonly<Record<RoomKind, readonly Sensor[]>> = {
  "machine-room": SENSORS,
  "store-room": ["climate", "ups"],
};

const elsewhere = (unit: string) => ({ unit, watched: "elsewhere" }) as const;

/**
 * Classes of `iot` for the sensors of rooms: who may connect and what it sends. What is in range, this component says.
 * Names of devices begin with their room, so that none speaks for another's.
 */
export const FACILITY_CLASSES = {
  climate: {
    purpose: "temperature and humidity of machine rooms",
    placed: true,
    readings: { temperature: elsewhere("°C"), humidity: elsewhere("%") },
  },
  ups: {
    purpose: "load and battery of uninterruptible supplies",
    placed: true,
    readings: { load: elsewhere("%"), charge: elsewhere("%"), onBattery: elsewhere("0 or 1") },
  },
  leakage: {
    purpose: "water under floors and air conditioners",
    placed: true,
    readings: { water: elsewhere("0 or 1") },
  },
  door: {
    purpose: "doors of machine rooms",
    placed: true,
    readings: { openMinutes: elsewhere("min") },
  },
  camera: { purpose: "entrance, aisles, racks and battery room", placed: true },
} as const satisfies Readonly<Record<Sensor, DeviceClassArgs>>;

/** One alarm of a room: which sensor measures it, and the row of the catalogue that says what is too much. */
export interface Watch {
  readonly sensor: Sensor;
  readonly kind: MetricKindName;
  /** What a room's own limit may be. */
  readonly range?: { readonly least: number; readonly most: number };
}

export type WatchName = LimitName | "ups-on-battery" | "water";

/** @clause 9.2.2-a @clause 9.4.1-a @clause 9.1.1-a */
export const WATCHES: Readonly<Record<WatchName, Watch>> = {
  temperature: { sensor: "climate", kind: "room-temperature", range: { least: 18, most: 35 } },
  dry: { sensor: "climate", kind: "room-dry", range: { least: 8, most: 40 } },
  damp: { sensor: "climate", kind: "room-damp", range: { least: 50, most: 90 } },
  "ups-load": { sensor: "ups", kind: "ups-load", range: { least: 10, most: 95 } },
  "ups-charge": { sensor: "ups", kind: "ups-charge", range: { least: 20, most: 95 } },
  "ups-on-battery": { sensor: "ups", kind: "ups-on-battery" },
  water: { sensor: "leakage", kind: "room-water" },
  door: { sensor: "door", kind: "room-door", range: { least: 1, most: 60 } },
};

export const WATCH_NAMES = Object.keys(WATCHES) as readonly WatchName[];

/** What a device calls it. */
export function readingOf({ kind }: Watch): string {
  return METRIC_KINDS[kind].aws.metric;
}

export function limitOf(room: RoomArgs, name: WatchName): number {
  const own = name in (room.limits ?? {}) ? room.limits?.[name as LimitName] : undefined;
  return own?.value ?? METRIC_KINDS[WATCHES[name].kind].threshold;
}

/** Sensors that a room has. */
export function sensorsOf({ kind, also = [], without = {} }: RoomArgs): readonly Sensor[] {
  const all = new Set([...SENSORS_OF[kind], ...also]);
  return SENSORS.filter((sensor) => all.has(sensor) && without[sensor] === undefined);
}

export function watchesOf(room: RoomArgs): readonly WatchName[] {
  const sensors = sensorsOf(room);
  return WATCH_NAMES.filter((name) => sensors.includes(WATCHES[name].sensor));
}
