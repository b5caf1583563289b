import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { type Cloud, checkClients, checkPlacement, checkRoute, checkWhole } from "../workload/check.ts";
import type { DeviceClassArgs, IotArgs } from "./contract.ts";
import { AWS_CLASSES, LEAST_BROKERS } from "./limits.ts";

const NAME = /^[a-z][a-z0-9-]{1,30}$/;

/** Taken into a rule's statement as they are: nothing but a name may stand there. */
const READING = /^[a-z][A-Za-z0-9]{0,30}$/;

/** What a device says of every message. */
const RESERVED = new Set(["kind", "sensor", "device", "class", "time"]);

export function checkIot(faults: Faults, cloud: Cloud, args: IotArgs): void {
  checkPlacement(faults, cloud, args, 2);
  checkClients(faults, args.clients);
  checkRoute(faults, cloud, args.route);
  for (const [key, client] of Object.entries(args.clients)) {
    if (!("group" in client)) continue;
    const hint = "name the prefixes of the zone iot: machines of the cloud are no devices [§7.2.1-a]";
    faults.add("iot.client", `clients.${key}`, key, "is a security group", hint);
  }
  if (cloud === "aws") {
    if (args.key === undefined) {
      faults.add("iot.key", "key", undefined, "is missing [§8.3.3-c]", "give the key of the domain of logs");
    } else checkServes(faults, "key", args.key, "logs");
  } else checkBrokers(faults, args);
  checkClasses(faults, args);
}

function checkClasses(faults: Faults, { classes }: IotArgs): void {
  const names = Object.keys(classes);
  if (names.length === 0) {
    faults.add("iot.classes", "classes", undefined, "is empty", "name the kinds of devices");
  }
  if (names.length > AWS_CLASSES) {
    const hint = `${AWS_CLASSES}; a class is a kind of device, not a store or a maker`;
    faults.add("iot.quota", "classes", names.length, "are more classes than fit", hint);
  }
  for (const [name, each] of Object.entries(classes)) {
    if (!NAME.test(name)) {
      const hint = "small letters, digits and hyphens, a letter first, 2 to 31";
      faults.add("iot.name", `classes.${name}`, name, "is no name of a class", hint);
    }
    checkReadings(faults, `classes.${name}`, each);
  }
}

function checkReadings(faults: Faults, path: string, { readings = {} }: DeviceClassArgs): void {
  for (const [reading, { least, most, watched }] of Object.entries(readings)) {
    const at = `${path}.readings.${reading}`;
    if (!READING.test(reading) || RESERVED.has(reading)) {
      const hint = `letters and digits, a small letter first; not ${[...RESERVED].join(", ")}`;
      faults.add("iot.reading", at, reading, "is no name of a reading", hint);
    }
    const numbers = [least, most].filter((each) => each !== undefined);
    if (watched !== undefined && numbers.length > 0) {
      const hint = "leave the range to whoever watches it, or leave watched out";
      faults.add("iot.range", at, numbers.join(", "), "is watched elsewhere", hint);
    }
    if (watched === undefined && numbers.length === 0) {
      const hint = "say least, most, or both [§7.5.2-a]";
      faults.add("iot.range", at, undefined, "has no range, so nothing would be out of it", hint);
    }
    if (numbers.some((each) => !Number.isFinite(each))) {
      faults.add("iot.range", at, numbers.join(", "), "is no range", "write numbers");
    }
    if (least !== undefined && most !== undefined && least > most) {
      faults.add("iot.range", at, `${least} to ${most}`, "is empty", "write the smaller one as least");
    }
  }
}

function checkBrokers(faults: Faults, { brokers }: IotArgs): void {
  if (brokers === undefined) {
    const hint = "name the machines that run an MQTT broker: Alibaba Cloud's provider makes none";
    faults.add("iot.brokers", "brokers", undefined, "is missing", hint);
    return;
  }
  const count = Object.keys(brokers.servers).length;
  if (count < LEAST_BROKERS) {
    const hint = `at least ${LEAST_BROKERS}, in two zones [§4.5.2-a]`;
    faults.add("iot.brokers", "brokers.servers", count, "is a single point of failure", hint);
  }
  checkWhole(faults, "iot.port", "brokers.port", brokers.port, { least: 1024, most: 65_535 });
}
