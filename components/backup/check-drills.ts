import type { Provider } from "../../ipam/index.ts";
import type { Faults } from "../faults.ts";
import { checkWaiver } from "./check-waiver.ts";
import { type BackupArgs, DRILL_TYPES } from "./contract.ts";
import { QUOTAS } from "./limits.ts";
import { plannedClasses } from "./planned.ts";

/** A backup that was never restored is a hope. @clause 1.6.4-a */
export function checkDrills(faults: Faults, cloud: Provider, args: BackupArgs): void {
  const { drills, classes } = args;
  if ("off" in drills) {
    checkWaiver(faults, "drills.off", drills.off);
    return;
  }
  const { types = [], buckets = {}, validationHours = 4 } = drills;
  const field = cloud === "aws" ? "types" : "buckets";
  if ((cloud === "aws" ? types.length : Object.keys(buckets).length) === 0) {
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
  for (const [name, bucket] of Object.entries(buckets)) {
    if (classes[bucket.class] === undefined) {
      const path = `drills.buckets.${name}.class`;
      faults.add("backup.class", path, bucket.class, "is not made here", "add it to classes");
    }
    if (typeof bucket.from === "string" && bucket.from === bucket.into) {
      const hint = "restore into a bucket of its own: a drill must not write into what it tests";
      faults.add("backup.drill-target", `drills.buckets.${name}.into`, bucket.into, "is the original", hint);
    }
  }
}
