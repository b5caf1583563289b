import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { type Cloud, checkClients, checkPlacement, checkWhole } from "../workload/check.ts";
import type { QueueArgs } from "./contract.ts";
import {
  ALICLOUD_DISK,
  ALICLOUD_PARTITIONS,
  AWS_BROKERS,
  AWS_DISK,
  AWS_PARTITIONS_PER_BROKER,
  AWS_ZONES,
  MOST_KEEP_HOURS,
} from "./limits.ts";

/** Its subnets, without those of zones that it does not stand in. */
export function placed(args: QueueArgs): QueueArgs {
  const { zones, subnets } = args;
  if (zones === undefined) return args;
  return {
    ...args,
    subnets: Object.fromEntries(Object.entries(subnets).filter(([zone]) => zones.includes(zone))),
  };
}

export function checkQueue(faults: Faults, cloud: Cloud, given: QueueArgs): void {
  for (const [index, zone] of (given.zones ?? []).entries()) {
    if (zone in given.subnets) continue;
    const hint = `one of ${Object.keys(given.subnets).join(", ")}`;
    faults.add("queue.zones", `zones[${index}]`, zone, "has no subnet here", hint);
  }
  const args = placed(given);
  checkPlacement(faults, cloud, args, 2);
  checkClients(faults, args.clients);
  if (cloud === "aws") checkServes(faults, "key", args.key, "kafka", "logs");
  else checkServes(faults, "key", args.key, "alikafka", "secretsmanager");
  checkTopics(faults, args);
  checkUsers(faults, args);
  if (cloud === "aws") checkAws(faults, args);
  else checkAlicloud(faults, args);
}

function checkTopics(faults: Faults, { topics }: QueueArgs): void {
  if (Object.keys(topics).length === 0) {
    const hint = "name what is written; no topic comes into being by itself";
    faults.add("queue.topics", "topics", undefined, "is empty", hint);
  }
  for (const [name, { partitions, keepHours }] of Object.entries(topics)) {
    const path = `topics.${name}`;
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name)) {
      const hint = "letters, digits, dots, hyphens and _, 100 at most";
      faults.add("queue.topic", path, name, "is no name of a topic", hint);
    }
    checkWhole(faults, "queue.partitions", `${path}.partitions`, partitions, { least: 1, most: 1000 });
    checkWhole(faults, "queue.keep", `${path}.keepHours`, keepHours, {
      least: 1,
      most: MOST_KEEP_HOURS,
      unit: "hours",
    });
  }
}

function checkUsers(faults: Faults, { users, topics }: QueueArgs): void {
  if (Object.keys(users).length === 0) {
    const hint = "name each application that uses it";
    faults.add("queue.users", "users", undefined, "is empty, so nobody could sign in", hint);
  }
  for (const [name, { writes = [], reads = [] }] of Object.entries(users)) {
    const path = `users.${name}`;
    if (!/^[a-z][a-z0-9-]{1,30}$/.test(name)) {
      const hint = "small letters, digits and hyphens, a letter first, 2 to 31";
      faults.add("queue.user", path, name, "is no name of a user", hint);
    }
    if (writes.length + reads.length === 0) {
      const hint = "name the topics that it writes or reads, or leave it out";
      faults.add("queue.rights", path, undefined, "may do nothing", hint);
    }
    for (const [part, named] of Object.entries({ writes, reads })) {
      for (const [index, topic] of named.entries()) {
        if (topic in topics) continue;
        const hint = `one of ${Object.keys(topics).join(", ")}; "*" is none`;
        faults.add(
          "queue.unknown-topic",
          `${path}.${part}[${index}]`,
          topic,
          "is no topic of this queue",
          hint,
        );
      }
    }
  }
}

function checkAws(faults: Faults, args: QueueArgs): void {
  const { size, brokersPerZone = 1, diskGb = AWS_DISK.usual, mostDiskGb, topics, subnets } = args;
  const zones = Object.keys(subnets).length;
  if (zones > AWS_ZONES) {
    const hint = "name two or three of them as zones; they are fixed for the life of the cluster";
    faults.add("queue.zones", "subnets", zones, "are more zones than brokers stand in", hint);
  }
  if (size !== undefined && !/^kafka\.[a-z0-9]+\.[a-z0-9]+$/.test(size)) {
    faults.add("queue.size", "size", size, "is no broker class", "such as kafka.m7g.large");
  }
  checkWhole(faults, "queue.brokers", "brokersPerZone", brokersPerZone, { least: 1, most: 30 });
  checkWhole(faults, "queue.disk", "diskGb", diskGb, { ...AWS_DISK, unit: "GiB" });
  checkWhole(faults, "queue.disk", "mostDiskGb", mostDiskGb, {
    least: diskGb,
    most: AWS_DISK.most,
    unit: "GiB",
  });
  const brokers = zones * brokersPerZone;
  if (brokers > AWS_BROKERS) {
    const hint = `${AWS_BROKERS} a cluster and 90 an account; a support case raises both`;
    faults.add("queue.quota", "brokersPerZone", brokers, "are more brokers than a cluster has", hint);
  }
  const copies = zones * Object.values(topics).reduce((sum, { partitions }) => sum + partitions, 0);
  const room = brokers * AWS_PARTITIONS_PER_BROKER;
  if (copies > room) {
    const hint = `a broker keeps ${AWS_PARTITIONS_PER_BROKER} with their copies: add brokers, or partitions fewer`;
    faults.add("queue.quota", "topics", copies, `are more partitions than the ${room} that fit`, hint);
  }
}

function checkAlicloud(faults: Faults, { size, diskGb, partitions, topics }: QueueArgs): void {
  if (size !== undefined && !/^alikafka\.h[wr]\.\d*x?large$/.test(size)) {
    faults.add("queue.size", "size", size, "is no traffic class", "such as alikafka.hw.2xlarge");
  }
  checkWhole(faults, "queue.disk", "diskGb", diskGb, { ...ALICLOUD_DISK, unit: "GiB" });
  if (diskGb !== undefined && diskGb % 100 !== 0) {
    faults.add(
      "queue.disk",
      "diskGb",
      diskGb,
      "is no step of 100",
      `such as ${Math.ceil(diskGb / 100) * 100}`,
    );
  }
  const asked = Object.values(topics).reduce((sum, topic) => sum + topic.partitions, 0);
  checkWhole(faults, "queue.partitions", "partitions", partitions, ALICLOUD_PARTITIONS);
  if (asked > (partitions ?? ALICLOUD_PARTITIONS.most)) {
    const hint = `pay for more (partitions), up to ${ALICLOUD_PARTITIONS.most}, or split by system`;
    faults.add("queue.quota", "topics", asked, "are more partitions than are paid for", hint);
  }
}
