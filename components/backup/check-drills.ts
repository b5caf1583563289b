import { azFault, type Provider } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkWaiver } from "./check-waiver.ts";
import type { BackupClassName } from "./classes.ts";
import { type BackupArgs, DRILL_TYPES, type DrillArgs } from "./contract.ts";
import { QUOTAS, RECORD_DAYS, STORAGE_TYPES } from "./limits.ts";
import { plannedClasses } from "./planned.ts";

/** A backup that was never restored is a hope. @clause 1.6.4-a */
export function checkDrills(faults: Faults, cloud: Provider, args: BackupArgs): void {
  const { drills } = args;
  if ("off" in drills) {
    checkWaiver(faults, "drills.off", drills.off);
    return;
  }
  const { types = [], buckets = {}, databases = {}, machines = {}, validationHours = 4 } = drills;
  const field = cloud === "aws" ? "types" : "buckets";
  const named = [buckets, databases, machines].flatMap((each) => Object.keys(each));
  if ((cloud === "aws" ? types.length : named.length) === 0) {
    const hint = "name what is restored each quarter, or write drills.off with a reason [§1.6.4-a]";
    faults.add("backup.drills", `drills.${field}`, undefined, "names nothing to restore", hint);
  }
  for (const [index, type] of types.entries()) {
    const path = `drills.types[${index}]`;
    if (!DRILL_TYPES.includes(type)) {
      faults.add(
        "backup.drill-type",
        path,
        type,
        "cannot be tested",
        `write one of ${DRILL_TYPES.join(", ")}`,
      );
    } else if (types.indexOf(type) !== index) {
      faults.add("backup.drill-type", path, type, "stands there twice", "leave one out");
    }
  }
  if (!Number.isInteger(validationHours) || validationHours < 1 || validationHours > 168) {
    const hint = "write 1 to 168 hours";
    faults.add("backup.drill-hours", "drills.validationHours", validationHours, "is no time to look", hint);
  }
  const selections = types.length * plannedClasses(args).filter(({ asked }) => asked.important).length;
  if (selections > QUOTAS.awsDrillSelections) {
    const hint = `a testing plan has ${QUOTAS.awsDrillSelections}: raise it in Service Quotas, or restore fewer kinds`;
    faults.add("backup.quota", "drills.types", selections, "is more selections than there is room for", hint);
  }
  checkRestored(faults, args, { buckets, databases, machines });
  checkRecord(faults, drills.record);
}

type Restored = Required<Pick<DrillArgs, "buckets" | "databases" | "machines">>;

function checkRestored(
  faults: Faults,
  { classes, region }: BackupArgs,
  { buckets, databases, machines }: Restored,
): void {
  const named: Readonly<Record<string, Readonly<Record<string, { readonly class: BackupClassName }>>>> = {
    buckets,
    databases,
    machines,
  };
  for (const [field, entries] of Object.entries(named)) {
    for (const [name, each] of Object.entries(entries)) {
      if (classes[each.class] !== undefined) continue;
      const path = `drills.${field}.${name}.class`;
      faults.add("backup.class", path, each.class, "is not made here", "add it to classes");
    }
  }
  for (const [name, bucket] of Object.entries(buckets)) {
    if (typeof bucket.from === "string" && bucket.from === bucket.into) {
      const hint = "restore into a bucket of its own: a drill must not write into what it tests";
      faults.add("backup.drill-target", `drills.buckets.${name}.into`, bucket.into, "is the original", hint);
    }
  }
  for (const [name, { expects, storageType = "cloud_essd" }] of Object.entries(databases)) {
    const path = `drills.databases.${name}`;
    if (expects.length === 0 || expects.some((each) => !/^[A-Za-z][\w-]{0,63}$/.test(each))) {
      const hint = "name each database that must be there again [§10.2.3-c]";
      faults.add("backup.drill-expects", `${path}.expects`, expects.join(", "), "proves nothing", hint);
    }
    if (!STORAGE_TYPES.includes(storageType)) {
      const hint = `write one of ${STORAGE_TYPES.join(", ")}, as the instance has it`;
      faults.add("backup.drill-storage", `${path}.storageType`, storageType, "is no storage of RDS", hint);
    }
  }
  for (const [name, { zone }] of Object.entries(machines)) {
    const fault = azFault("alicloud", region, zone);
    if (fault === undefined) continue;
    faults.add("backup.drill-zone", `drills.machines.${name}.zone`, zone, fault.message, fault.hint);
  }
}

function checkRecord(faults: Faults, record: DrillArgs["record"]): void {
  if (record === undefined || record.keepDays >= RECORD_DAYS) return;
  const hint = `${RECORD_DAYS} days at least [§4.4.3-a]`;
  faults.add("backup.drill-record", "drills.record.keepDays", record.keepDays, "is too short", hint);
}
