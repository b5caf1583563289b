import type { MetricKindName } from "../alarms/metrics.ts";
import type { DeviceClassArgs, ReadingRange } from "./contract.ts";
import { ROOT } from "./limits.ts";

/** The alarm that a message counts for. */
export type AlarmKey = "offline" | "low-battery" | "link" | "reading" | "tamper" | "firmware" | "video";

/** The guide's seven. @clause 7.5.3-a */
export const ALARM_KINDS: Readonly<Record<AlarmKey, MetricKindName>> = {
  offline: "iot-offline",
  "low-battery": "iot-battery",
  link: "iot-link",
  reading: "iot-reading",
  tamper: "iot-tamper",
  firmware: "iot-firmware",
  video: "iot-video",
};

/** What devices say themselves, on their topic `events`, as `{ "kind": … }`. */
const SAID = ["low-battery", "tamper", "firmware", "video"] as const satisfies readonly AlarmKey[];

/** Where all devices of a type report to. */
export function readingsTopic(type: string): string {
  return `${ROOT}/${type}/+/readings`;
}

/** One rule of IoT Core: messages that it picks count one. */
export interface PlannedRule {
  readonly key: string;
  readonly alarm: AlarmKey;
  readonly sql: string;
}

/**
 * Two from the service, which knows who went and why ("Lifecycle events"), four that devices say themselves, and one a
 * class for readings that are out of its range.
 */
export function awsRules(
  classes: Readonly<Record<string, DeviceClassArgs>>,
  typeOf: (name: string) => string,
): readonly PlannedRule[] {
  const gone = (sign: "=" | "<>") =>
    `SELECT clientId FROM '$aws/events/presence/disconnected/+' WHERE clientInitiatedDisconnect = false AND disconnectReason ${sign} 'MQTT_KEEP_ALIVE_TIMEOUT'`;
  return [
    { key: "offline", alarm: "offline", sql: gone("=") },
    { key: "link", alarm: "link", sql: gone("<>") },
    ...SAID.map(
      (kind): PlannedRule => ({
        key: kind,
        alarm: kind,
        sql: `SELECT topic(3) AS device FROM '${ROOT}/+/+/events' WHERE kind = '${kind}'`,
      }),
    ),
    ...Object.entries(classes).map(
      ([name, { readings = {} }]): PlannedRule => ({
        key: `reading-${name}`,
        alarm: "reading",
        sql: `SELECT topic(3) AS device FROM '${readingsTopic(typeOf(name))}' WHERE ${outside(readings)}`,
      }),
    ),
  ];
}

/** A search of Log Service for each of the seven, over what brokers write down of devices. */
export function logQueries(
  classes: Readonly<Record<string, DeviceClassArgs>>,
  typeOf: (name: string) => string,
): Readonly<Record<AlarmKey, string>> {
  const count = "select count(1) as cnt, arbitrary(device) as device, arbitrary(class) as class";
  const said = (kind: AlarmKey) => `kind: ${kind} | ${count}`;
  const ranges = Object.entries(classes).map(
    ([name, { readings = {} }]) => `(class = '${typeOf(name)}' and (${outside(readings)}))`,
  );
  return {
    offline: said("offline"),
    "low-battery": said("low-battery"),
    link: said("link"),
    reading: `kind: reading | ${count} from log where ${ranges.join(" or ")}`,
    tamper: said("tamper"),
    firmware: said("firmware"),
    video: said("video"),
  };
}

/** Out of its range, or the sensor says itself that it has failed. Names were checked to be names. @clause 7.5.2-a */
function outside(readings: Readonly<Record<string, ReadingRange>>): string {
  return [
    "sensor = 'failed'",
    ...Object.entries(readings).flatMap(([name, { least, most }]) => [
      ...(least === undefined ? [] : [`${name} < ${least}`]),
      ...(most === undefined ? [] : [`${name} > ${most}`]),
    ]),
  ].join(" OR ");
}
