import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import type { ChatNotifierArgs } from "./contract.ts";
import { CHANNEL_KINDS } from "./contract.ts";
import { SEVERITIES } from "./function/alert.ts";
import { LOG_DAYS, MOST_FALLBACKS } from "./limits.ts";

export type Cloud = "aws" | "alicloud";

const NAME = /^[a-z][a-z0-9-]{0,30}$/;
const ADDRESS = /^[^\s@"<>]+@[^\s@"<>]+\.[^\s@"<>.]+$/;
const HOST = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?(?::\d{1,5})?$/;
const OFFSET = /^[+-](?:0\d|1[0-4]):[0-5]\d$/;
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

export function checkChatNotifier(faults: Faults, cloud: Cloud, args: ChatNotifierArgs): void {
  checkPlace(faults, cloud, args);
  checkChannels(faults, args);
  checkQuiet(faults, args);
  checkPeople(faults, args);
  checkKey(faults, cloud, args);
  const days = args.logRetentionDays;
  if (days !== undefined && (!Number.isInteger(days) || days < LOG_DAYS)) {
    faults.add(
      "chat.retention",
      "logRetentionDays",
      days,
      "is too short",
      `at least ${LOG_DAYS} days [§1.10.2-c]`,
    );
  }
}

function checkPlace(
  faults: Faults,
  cloud: Cloud,
  { account, region, tags, kmsInstance, alertCentre }: ChatNotifierArgs,
): void {
  const known = cloud === "aws" ? partitionOf(region) : sideOf(region);
  if (known === undefined) {
    faults.add("chat.region", "region", region, "is no region of the cloud", "write it as its console does");
  }
  if (!(cloud === "aws" ? /^\d{12}$/ : /^\d{16}$/).test(account)) {
    faults.add("chat.account", "account", account, "is no account id", "write its digits, as text");
  }
  for (const fault of tagFaults(tags, cloud)) {
    faults.add("chat.tags", `tags.${fault.key}`, fault.value, fault.message, fault.hint);
  }
  if (cloud === "aws") {
    for (const [path, value] of Object.entries({ kmsInstance, alertCentre })) {
      if (value !== undefined)
        faults.add("chat.cloud", path, value, "is of Alibaba Cloud", "leave it out on AWS");
    }
  } else if (alertCentre !== undefined && sideOf(alertCentre) === undefined) {
    faults.add(
      "chat.region",
      "alertCentre",
      alertCentre,
      "is no region of the cloud",
      "leave it out: cn-heyuan",
    );
  }
}

function checkChannels(faults: Faults, { channels, hosts = [] }: ChatNotifierArgs): void {
  if (Object.keys(channels).length === 0) {
    faults.add(
      "chat.channels",
      "channels",
      undefined,
      "is empty",
      "name at least one room, e.g. duty [§8.5.2-b]",
    );
  }
  for (const [name, { kind, from, systems, secret }] of Object.entries(channels)) {
    const path = `channels.${name}`;
    if (!NAME.test(name)) {
      faults.add("chat.name", path, name, "is no name", "lower-case letters, digits and -, 31 at most");
    }
    if (!CHANNEL_KINDS.includes(kind)) {
      faults.add(
        "chat.kind",
        `${path}.kind`,
        kind,
        "is no kind of channel",
        `one of ${CHANNEL_KINDS.join(", ")}`,
      );
    }
    if (from !== undefined && !SEVERITIES.includes(from)) {
      faults.add("chat.severity", `${path}.from`, from, "is no severity", `one of ${SEVERITIES.join(", ")}`);
    }
    if (systems?.length === 0) {
      faults.add("chat.systems", `${path}.systems`, undefined, "is empty", "leave it out for all systems");
    }
    if (kind === "wecom" && secret !== undefined) {
      faults.add(
        "chat.secret",
        `${path}.secret`,
        undefined,
        "is nothing WeCom knows",
        "its key stands in the address",
      );
    }
    if (kind === "webhook" && secret === undefined) {
      const hint = "give a text that only the receiver knows: without it anybody could write to it";
      faults.add("chat.secret", `${path}.secret`, undefined, "is missing", hint);
    }
    if (kind === "webhook" && hosts.length === 0) {
      faults.add(
        "chat.hosts",
        "hosts",
        undefined,
        `leaves out the host of "${name}"`,
        "write it, e.g. alerts.mall.example",
      );
    }
  }
  for (const [index, host] of hosts.entries()) {
    if (!HOST.test(host))
      faults.add(
        "chat.hosts",
        `hosts[${index}]`,
        host,
        "is no host name",
        "write its name, such as alerts.mall.example: no address, no https://",
      );
  }
}

function checkQuiet(faults: Faults, { quietHours }: ChatNotifierArgs): void {
  if (quietHours === undefined) return;
  const { start, end, offset, below } = quietHours;
  for (const [key, value] of Object.entries({ start, end })) {
    if (!CLOCK.test(value))
      faults.add("chat.quiet", `quietHours.${key}`, value, "is no time of day", "write 22:00");
  }
  if (offset !== undefined && !OFFSET.test(offset)) {
    faults.add("chat.quiet", "quietHours.offset", offset, "is no offset", "write +08:00");
  }
  if (below === "critical") {
    faults.add(
      "chat.quiet",
      "quietHours.below",
      below,
      "leaves high alerts to the morning",
      "high at most [§2.3.1-c]",
    );
  }
  if (CLOCK.test(start) && CLOCK.test(end)) {
    const minutes = (minuteOf(end) - minuteOf(start) + 1440) % 1440;
    if (minutes === 0 || minutes > 720) {
      const hint = "at most 12 hours, so that a day's dead letters are not yet due";
      faults.add("chat.quiet", "quietHours", `${start}-${end}`, "is no night", hint);
    }
  }
}

function checkPeople(faults: Faults, { fallback }: ChatNotifierArgs): void {
  if (fallback.length === 0) {
    const hint = "name at least one address: nobody else hears that chat itself failed";
    faults.add("chat.fallback", "fallback", undefined, "is empty", hint);
  }
  if (fallback.length > MOST_FALLBACKS) {
    faults.add(
      "chat.fallback",
      "fallback",
      fallback.length,
      "are too many",
      `${MOST_FALLBACKS} at most; use a list address`,
    );
  }
  const seen = new Set<string>();
  for (const [index, address] of fallback.entries()) {
    const at = `fallback[${index}]`;
    if (!ADDRESS.test(address))
      faults.add("chat.fallback", at, address, "is no mail address", "write name@host");
    if (seen.has(address.toLowerCase()))
      faults.add("chat.fallback", at, address, "stands there twice", "leave one out");
    seen.add(address.toLowerCase());
  }
}

function checkKey(faults: Faults, cloud: Cloud, { key, region, encryptQueues }: ChatNotifierArgs): void {
  if (cloud === "alicloud") {
    checkServes(faults, "key", key, "secretsmanager", ...(encryptQueues === true ? (["mns"] as const) : []));
    return;
  }
  checkServes(faults, "key", key, "sns", "sqs", "events", "cloudwatch", "logs", "secretsmanager");
  if (hasBills(region)) checkServes(faults, "key", key, "budgets", "cost-alerts");
}

/** Budgets and Cost Anomaly Detection publish to topics in the commercial partition only. */
export function hasBills(region: string): boolean {
  return partitionOf(region) === "aws";
}

export function minuteOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
