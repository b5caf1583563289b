import { METRIC_KINDS } from "../alarms/metrics.ts";
import type { FleetRef } from "../iot/contract.ts";
import { PLACE_ENDS } from "../iot/limits.ts";
import { readingsTopic } from "../iot/rules.ts";
import type { RoomArgs, Sensor } from "./contract.ts";
import { SILENT_MINUTES } from "./limits.ts";
import { limitOf, readingOf, sensorsOf, WATCH_NAMES, WATCHES, type WatchName } from "./sensors.ts";

export type Rooms = Readonly<Record<string, RoomArgs>>;

/** One rule of IoT Core: a reading of every room becomes a metric that the room's name begins. */
export interface MetricRule {
  readonly key: string;
  readonly sensor: Sensor;
  readonly sql: string;
  readonly metric: string;
  readonly value: string;
}

/**
 * As many rules as readings, however many rooms: IoT Core puts in the room from the topic, where the device's
 * certificate put it. "Substitution templates" and "AWS IoT SQL reference".
 */
export function metricRules(rooms: Rooms, { types }: FleetRef): readonly MetricRule[] {
  const room = `regexp_substr(topic(3), '^[^${PLACE_ENDS}]+')`;
  const readings = new Map(
    watched(rooms).map((name): readonly [string, Sensor] => [readingOf(WATCHES[name]), WATCHES[name].sensor]),
  );
  return [...readings].map(([reading, sensor]) => ({
    key: reading,
    sensor,
    sql: `SELECT ${reading} FROM '${readingsTopic(types[sensor] ?? "")}' WHERE isUndefined(${reading}) = false`,
    metric: `\${${room}}.${reading}`,
    value: `\${${reading}}`,
  }));
}

/** What rooms have, in the order of the catalogue. */
export function watched(rooms: Rooms): readonly WatchName[] {
  return WATCH_NAMES.filter((name) =>
    Object.values(rooms).some((room) => sensorsOf(room).includes(WATCHES[name].sensor)),
  );
}

/** Sensors that measure, and so can fall silent. */
export function measuring(rooms: Rooms): readonly Sensor[] {
  return [...new Set(watched(rooms).map((name) => WATCHES[name].sensor))];
}

const LINE_ROOM = `split_part(device, '${PLACE_ENDS}', 1)`;

/** A search of Log Service: rooms that are out of a range, each with its worst reading. */
export function roomQuery(rooms: Rooms, { types }: FleetRef, name: WatchName): string {
  const { sensor, kind } = WATCHES[name];
  const { over } = METRIC_KINDS[kind];
  const reading = readingOf(WATCHES[name]);
  const beyond = `${reading} ${over ? ">" : "<"} ${limits(rooms, name)}`;
  const worst = `${over ? "max" : "min"}(${reading}) as value`;
  return `kind: reading | select ${LINE_ROOM} as room, count(1) as cnt, ${worst} from log where class = '${types[sensor]}' and ${beyond} group by room limit 100`;
}

/** The guide's limit, but for rooms that have one of their own. Names were checked to be names. */
function limits(rooms: Rooms, name: WatchName): string {
  const { threshold } = METRIC_KINDS[WATCHES[name].kind];
  const own = Object.entries(rooms).flatMap(([room, each]) => {
    const limit = limitOf(each, name);
    return limit === threshold ? [] : [{ room, limit }];
  });
  if (own.length === 0) return String(threshold);
  const cases = [...Map.groupBy(own, ({ limit }) => limit)].map(
    ([limit, of]) => `when ${LINE_ROOM} in (${of.map(({ room }) => `'${room}'`).join(", ")}) then ${limit}`,
  );
  return `(case ${cases.join(" ")} else ${threshold} end)`;
}

/** Rooms whose sensor reported within the day, and no longer does. @clause 9.2.2-b */
export function silenceQuery({ types }: FleetRef, sensor: Sensor): string {
  const last = `max(__time__) < to_unixtime(now()) - ${SILENT_MINUTES * 60}`;
  return `kind: reading | select ${LINE_ROOM} as room, count(1) as cnt, from_unixtime(max(__time__)) as value from log where class = '${types[sensor]}' group by room having ${last} limit 100`;
}
