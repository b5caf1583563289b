import type { Provider } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { acsArn } from "../partition/alicloud.ts";
import { checkAccount } from "../workload/check.ts";
import { type ConfigBackupArgs, DEVICE_KINDS } from "./contract.ts";
import { DEVICE } from "./file-name.ts";
import { LOG_ALERTS, RETENTIONS, retentionOf, S3_METRICS } from "./limits.ts";

const NAME = /^[a-z][a-z0-9-]{0,28}[a-z0-9]$/;

const ROLE = {
  aws: /^arn:[a-z-]+:iam::(\d{12}):role\/[\w+=,.@/-]+$/,
  alicloud: new RegExp(`^${acsArn({ service: "ram", account: "(\\d{16})", resource: "role/[a-z0-9.-]+" })}$`),
};
const ANCHOR = /^arn:[a-z-]+:rolesanywhere:[a-z0-9-]+:\d{12}:trust-anchor\/[0-9a-f-]+$/;

export function checkConfigBackup(faults: Faults, cloud: Provider, args: ConfigBackupArgs): void {
  checkAccount(faults, cloud, args);
  if (args.route === undefined && cloud === "alicloud") {
    const hint = "give the route of chat-notifier, or silence is never noticed [§1.7.5-a]";
    faults.add("config-backup.route", "route", undefined, "is missing", hint);
  } else if (args.route !== undefined && args.route.provider !== cloud) {
    const hint = "give this account's route";
    faults.add("config-backup.route", "route", args.route.provider, "is of the other cloud", hint);
  }
  checkCollectors(faults, cloud, args);
  checkReaders(faults, args);
  checkQuotas(faults, cloud, args);
  if (args.accessLog !== undefined && cloud === "aws") {
    const hint = "leave it out: S3 measures each device by itself";
    faults.add("config-backup.cloud", "accessLog", undefined, "is not of this cloud", hint);
  }
}

function checkCollectors(faults: Faults, cloud: Provider, { collectors, account }: ConfigBackupArgs): void {
  const seen = new Map<string, string>();
  if (Object.keys(collectors).length === 0) {
    const hint = "name who uploads, and its devices";
    faults.add("config-backup.collectors", "collectors", "{}", "is empty", hint);
  }
  for (const [name, { takenBy, devices, purpose }] of Object.entries(collectors)) {
    const path = `collectors.${name}`;
    checkName(faults, path, name, purpose);
    if (Object.keys(devices).length === 0) {
      const hint = "name its devices, or leave it out";
      faults.add("config-backup.devices", `${path}.devices`, "{}", "is empty", hint);
    }
    if (typeof takenBy === "string") {
      const role = ROLE[cloud].exec(takenBy);
      if (role === null || role[1] !== account) {
        const hint = "write the whole ARN of a role of this account";
        faults.add("config-backup.taker", `${path}.takenBy`, takenBy, "is no role of this account", hint);
      }
    } else if (cloud === "alicloud") {
      const hint = "name a role: the cloud signs nobody in by certificate";
      faults.add(
        "config-backup.cloud",
        `${path}.takenBy`,
        takenBy.certificates,
        "is not of this cloud",
        hint,
      );
    } else if (!ANCHOR.test(takenBy.certificates)) {
      const hint = "write the ARN of a trust anchor of IAM Roles Anywhere";
      faults.add("config-backup.taker", `${path}.takenBy`, takenBy.certificates, "is no trust anchor", hint);
    }
    for (const [device, { kind, core }] of Object.entries(devices)) {
      const at = `${path}.devices.${device}`;
      if (!DEVICE.test(device)) {
        const hint = "letters, digits and hyphens, 34 at most, as in Router-A-20241201-v1.0.cfg [§1.7.3-b]";
        faults.add("config-backup.device", at, device, "is no name of a device", hint);
      }
      const other = seen.get(device.toLowerCase());
      if (other !== undefined) {
        const hint = `leave it to one of them, or it is alarmed twice: ${other} has it`;
        faults.add("config-backup.twice", at, device, "has two collectors", hint);
      }
      seen.set(device.toLowerCase(), name);
      if (!DEVICE_KINDS.includes(kind)) {
        const hint = `write one of ${DEVICE_KINDS.join(", ")}`;
        faults.add("config-backup.kind", `${at}.kind`, kind, "is no kind of device", hint);
      } else if (core === false && kind !== "server") {
        const hint = "leave it out: key network devices are kept a year [§1.7.3-c]";
        faults.add("config-backup.core", `${at}.core`, core, "would be kept too short", hint);
      }
    }
  }
}

function checkName(faults: Faults, path: string, name: string, purpose: string): void {
  if (!NAME.test(name)) {
    const hint = "small letters, digits and hyphens, 2 to 30";
    faults.add("config-backup.name", path, name, "is no name", hint);
  }
  if (purpose.trim() === "") {
    faults.add("config-backup.purpose", path, purpose, "has no purpose", "say what it is for");
  }
}

function checkReaders(faults: Faults, { readers, collectors }: ConfigBackupArgs): void {
  if (Object.keys(readers).length === 0) {
    const hint = "name who restores: what nobody may read is no backup [§1.7.4-a]";
    faults.add("config-backup.readers", "readers", "{}", "is empty", hint);
  }
  for (const [name, purpose] of Object.entries(readers)) {
    checkName(faults, `readers.${name}`, name, purpose);
    if (name in collectors) {
      const hint = "name it otherwise: who writes does not read";
      faults.add("config-backup.name", `readers.${name}`, name, "is a collector too", hint);
    }
  }
}

function checkQuotas(faults: Faults, cloud: Provider, { collectors }: ConfigBackupArgs): void {
  const devices = Object.values(collectors).flatMap((each) => Object.values(each.devices));
  for (const retention of RETENTIONS) {
    const count = devices.filter((device) => retentionOf(device) === retention).length;
    if (cloud === "aws" && count > S3_METRICS) {
      const hint = `a bucket measures ${S3_METRICS} at most, which cannot be raised: make one component a region of stores`;
      faults.add(
        "config-backup.quota",
        "collectors",
        count,
        `are more devices kept a ${retention} than S3 watches`,
        hint,
      );
    }
  }
  if (cloud === "alicloud" && Object.keys(collectors).length > LOG_ALERTS) {
    const hint = `a project has ${LOG_ALERTS} alert rules, 200 by a ticket: fewer collectors with more devices`;
    faults.add(
      "config-backup.quota",
      "collectors",
      Object.keys(collectors).length,
      "are more than can be watched",
      hint,
    );
  }
}
