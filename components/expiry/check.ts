import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { sideOf } from "../partition/alicloud.ts";
import { partitionOf } from "../partition/aws.ts";
import { tagFaults } from "../tagging/check.ts";
import { ENVIRONMENTS } from "../tagging/contract.ts";
import { type ExpiryArgs, MODES } from "./contract.ts";
import { isTimeZone, readDay } from "./function/calendar.ts";
import { ALICLOUD_LOG_DAYS, AWS_LOG_DAYS, MOST_CPU_DAYS, RECORD_DAYS } from "./limits.ts";

export type Cloud = "aws" | "alicloud";

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const IAM = /^arn:[a-z-]+:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+$/;
const RAM = /^[A-Za-z0-9][\w.@-]*$/;

export function checkExpiry(faults: Faults, cloud: Cloud, args: ExpiryArgs): void {
  checkPlace(faults, cloud, args);
  checkModes(faults, args);
  checkApprovers(faults, cloud, args);
  checkDays(faults, cloud, args);
  checkIdle(faults, args);
  checkOffice(faults, args);
  checkMeans(faults, cloud, args);
}

function checkPlace(faults: Faults, cloud: Cloud, { account, region, tags, timeZone }: ExpiryArgs): void {
  const known = cloud === "aws" ? partitionOf(region) : sideOf(region);
  if (known === undefined) {
    faults.add(
      "expiry.region",
      "region",
      region,
      "is no region of the cloud",
      "write it as its console does",
    );
  }
  if (!(cloud === "aws" ? /^\d{12}$/ : /^\d{16}$/).test(account)) {
    faults.add("expiry.account", "account", account, "is no account id", "write its digits, as text");
  }
  for (const { key, value, message, hint } of tagFaults(tags, cloud)) {
    faults.add("expiry.tags", `tags.${key}`, value, message, hint);
  }
  if (timeZone !== undefined && !(timeZone.includes("/") && isTimeZone(timeZone))) {
    const hint = "write its name in the IANA data base, e.g. Asia/Shanghai";
    faults.add("expiry.zone", "timeZone", timeZone, "is no time zone", hint);
  }
}

function checkModes(faults: Faults, { environment, modes = {} }: ExpiryArgs): void {
  if (!ENVIRONMENTS.includes(environment)) {
    const hint = `one of ${ENVIRONMENTS.join(", ")}`;
    faults.add("expiry.environment", "environment", environment, "is no environment", hint);
  }
  for (const [name, mode] of Object.entries(modes)) {
    if (!ENVIRONMENTS.some((each) => each === name)) {
      const hint = `one of ${ENVIRONMENTS.join(", ")}`;
      faults.add("expiry.environment", `modes.${name}`, name, "is no environment", hint);
    }
    if (!MODES.includes(mode)) {
      faults.add("expiry.mode", `modes.${name}`, mode, "is no mode", `one of ${MODES.join(", ")}`);
    }
  }
}

/** A removal that nobody may approve would wait for ever, and be told of each day. */
function checkApprovers(faults: Faults, cloud: Cloud, { approvers, modes = {}, account }: ExpiryArgs): void {
  if (approvers.length === 0 && Object.values(modes).includes("remove")) {
    const hint = "name who may approve, or set the mode to stop";
    faults.add("expiry.approvers", "approvers", undefined, "is empty, and something is to be removed", hint);
  }
  for (const [index, approver] of approvers.entries()) {
    const path = `approvers[${index}]`;
    if (!(cloud === "aws" ? IAM : RAM).test(approver)) {
      const hint = cloud === "aws" ? "write the whole ARN of a role or user" : "write its name alone";
      faults.add("expiry.approvers", path, approver, "is no role or user", hint);
    } else if (cloud === "aws" && !approver.includes(`::${account}:`)) {
      const hint = "name a role of this account; people of others become it";
      faults.add("expiry.approvers", path, approver, "lies in another account", hint);
    }
  }
}

function checkDays(
  faults: Faults,
  cloud: Cloud,
  { warnDays, graceDays, mostRemovals, logRetentionDays }: ExpiryArgs,
): void {
  if (warnDays?.length === 0) {
    const hint = "name at least one day, or leave it out: 14, 7, 1";
    faults.add("expiry.warn", "warnDays", undefined, "is empty, so nobody would be warned [§8.1.5-a]", hint);
  }
  for (const [index, days] of (warnDays ?? []).entries()) {
    whole(faults, `warnDays[${index}]`, days, 0, 365);
    if (warnDays?.indexOf(days) !== index) {
      faults.add("expiry.warn", `warnDays[${index}]`, days, "stands there twice", "leave one out");
    }
  }
  whole(faults, "graceDays", graceDays, 1, 365);
  whole(faults, "mostRemovals", mostRemovals, 1, 1000);
  const most = cloud === "aws" ? (AWS_LOG_DAYS.at(-1) ?? RECORD_DAYS) : ALICLOUD_LOG_DAYS;
  whole(faults, "logRetentionDays", logRetentionDays, RECORD_DAYS, most);
}

function checkIdle(faults: Faults, { idle = {} }: ExpiryArgs): void {
  whole(faults, "idle.stoppedDays", idle.stoppedDays, 1, 365);
  whole(faults, "idle.cpuPercent", idle.cpuPercent, 1, 99);
  whole(faults, "idle.cpuDays", idle.cpuDays, 1, MOST_CPU_DAYS);
}

function checkOffice(faults: Faults, { officeHours }: ExpiryArgs): void {
  if (officeHours === undefined) return;
  const { start, stop, environments, workdays, holidays, extraWorkdays } = officeHours;
  for (const [path, clock] of Object.entries({ start, stop })) {
    if (!CLOCK.test(clock)) {
      faults.add("expiry.clock", `officeHours.${path}`, clock, "is no time of day", "write HH:MM");
    }
  }
  if (start >= stop && CLOCK.test(start) && CLOCK.test(stop)) {
    const hint = "a day starts before it stops";
    faults.add("expiry.clock", "officeHours.stop", stop, `is not after ${start}`, hint);
  }
  for (const [index, each] of (environments ?? []).entries()) {
    const path = `officeHours.environments[${index}]`;
    if (each === "production") {
      const hint = "shops are open when offices are not; leave production out";
      faults.add("expiry.office", path, each, "must not rest at night", hint);
    } else if (!ENVIRONMENTS.includes(each)) {
      faults.add("expiry.office", path, each, "is no environment", `one of ${ENVIRONMENTS.join(", ")}`);
    }
  }
  for (const [index, day] of (workdays ?? []).entries()) {
    whole(faults, `officeHours.workdays[${index}]`, day, 1, 7);
  }
  for (const [path, days] of Object.entries({ holidays, extraWorkdays })) {
    for (const [index, day] of (days ?? []).entries()) {
      if (readDay(day) === undefined) {
        faults.add("expiry.day", `officeHours.${path}[${index}]`, day, "is no day", "write YYYY-MM-DD");
      }
    }
  }
}

function checkMeans(faults: Faults, cloud: Cloud, { key, route }: ExpiryArgs): void {
  if (route.provider !== cloud) {
    faults.add(
      "expiry.route",
      "route",
      route.provider,
      "is of the other cloud",
      "give the account's own route",
    );
  }
  if (cloud === "alicloud") return;
  if (key === undefined) {
    const hint = "give the key of the route's topic: keys.keys.alerts";
    faults.add("expiry.key", "key", undefined, "is missing [§8.3.3-e]", hint);
    return;
  }
  checkServes(faults, "key", key, "sns", "sqs", "cloudwatch", "logs");
}

function whole(faults: Faults, path: string, value: number | undefined, least: number, most: number): void {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  faults.add("expiry.number", path, value, "is out of range", `a whole number from ${least} to ${most}`);
}
