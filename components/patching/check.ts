import { didYouMean, type Provider } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { checkAccount } from "../workload/check.ts";
import { checkWholeHours } from "../workload/clock.ts";
import { checkWindow } from "../workload/window.ts";
import type { PatchGroupArgs, PatchingArgs } from "./contract.ts";
import {
  AWS_WINDOWS,
  DELAY_DAYS,
  DUE_DAYS,
  LEDGER_DAYS,
  LONGEST_HOURS,
  systemsOf,
  WAIT_DAYS,
  WATCH_DAYS,
} from "./limits.ts";

const NAME = /^[a-z](?:[a-z0-9-]{0,28}[a-z0-9])$/;

export function checkPatching(faults: Faults, cloud: Provider, args: PatchingArgs): void {
  checkAccount(faults, cloud, args);
  if (args.route !== undefined && args.route.provider !== cloud) {
    const hint = "give this account's route";
    faults.add("patching.route", "route", args.route.provider, "is of the other cloud", hint);
  }
  if (Object.keys(args.groups).length === 0) {
    const hint = "name the machines that are patched together, and when";
    faults.add("patching.groups", "groups", "{}", "is empty", hint);
  }
  for (const [name, group] of Object.entries(args.groups)) checkGroup(faults, cloud, name, group);
  checkDelays(faults, args);
  for (const [update, reason] of Object.entries(args.rejected ?? {})) {
    if (reason.trim() !== "") continue;
    const hint = "say why it is kept out, and what guards the machines meanwhile [§1.4.4-b]";
    faults.add("patching.rejected", `rejected.${update}`, reason, "has no reason", hint);
  }
  checkLedger(faults, cloud, args);
  const windows = 2 * Object.keys(args.groups).length;
  if (cloud === "aws" && windows > AWS_WINDOWS) {
    const hint = `${AWS_WINDOWS} is the quota of a region, raised through Service Quotas: patch more machines in one group`;
    faults.add("patching.quota", "groups", windows, "are more windows than an account has", hint);
  }
}

function checkGroup(faults: Faults, cloud: Provider, name: string, { system, window }: PatchGroupArgs): void {
  const path = `groups.${name}`;
  if (!NAME.test(name)) {
    const hint = "small letters, digits and hyphens, 2 to 30";
    faults.add("patching.name", path, name, "is no name", hint);
  }
  const systems = systemsOf(cloud);
  if (!systems.includes(system)) {
    const hint = didYouMean(system, systems, "system that this cloud's service grades updates of");
    faults.add("patching.system", `${path}.system`, system, "cannot be patched here by age and grade", hint);
  }
  checkWindow(faults, `${path}.window`, { ...window, day: "mon" });
  if (Number.isInteger(window.hours) && window.hours > LONGEST_HOURS && window.hours <= 8) {
    const hint = `${LONGEST_HOURS} hours at most: announced work ends within them [§1.8.4-a]`;
    faults.add("patching.hours", `${path}.window.hours`, window.hours, "is too long", hint);
  }
  checkWholeHours(faults, `${path}.window`, window, "patching.offset");
}

/** From release to the last machine: the pilot's delay, the day it is watched, and the wait for a window. */
function checkDelays(faults: Faults, { delayDays = {} }: PatchingArgs): void {
  for (const grade of ["medium", "low"] as const) {
    const delay = delayDays[grade] ?? DELAY_DAYS[grade];
    const path = `delayDays.${grade}`;
    if (!Number.isInteger(delay) || delay < 0) {
      faults.add("patching.delay", path, delay, "is no number of days", "write whole days, 0 or more");
    } else if (delay + WATCH_DAYS + WAIT_DAYS > DUE_DAYS[grade]) {
      const most = DUE_DAYS[grade] - WATCH_DAYS - WAIT_DAYS;
      const hint = `${most} at most: everywhere within ${DUE_DAYS[grade]} days, a day of watching and the wait for the night counted [§1.3.3-b]`;
      faults.add("patching.late", path, delay, "comes too late", hint);
    }
  }
}

function checkLedger(faults: Faults, cloud: Provider, { key, ledger }: PatchingArgs): void {
  if (cloud === "aws") {
    if (key === undefined) {
      faults.add("patching.key", "key", undefined, "is missing", "give a key that serves logs");
    } else checkServes(faults, "key", key, "logs");
    if (ledger !== undefined) {
      const hint = "leave it out: the ledger is a log group that is made here";
      faults.add("patching.cloud", "ledger", undefined, "is not of this cloud", hint);
    }
    return;
  }
  if (key !== undefined) {
    const hint = "leave it out: the bucket of the ledger has its own key";
    faults.add("patching.cloud", "key", undefined, "is not of this cloud", hint);
  }
  if (ledger === undefined) {
    const hint = "name a bucket of this region that keeps files for three years [§1.3.5-a]";
    faults.add("patching.ledger", "ledger", undefined, "is missing", hint);
  } else if (!(ledger.keepDays >= LEDGER_DAYS)) {
    const hint = `${LEDGER_DAYS} days at least [§1.3.5-a]`;
    faults.add("patching.ledger", "ledger.keepDays", ledger.keepDays, "is too short", hint);
  }
}
