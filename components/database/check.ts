import type { Faults } from "../faults.ts";
import { checkServes } from "../keys/serves.ts";
import { type Cloud, checkClients, checkPlacement, checkRoute, checkWhole } from "../workload/check.ts";
import { checkFixedZones } from "../workload/fixed-zones.ts";
import { checkWindow, MAINTENANCE_WINDOW } from "../workload/window.ts";
import { checkApplications, checkDatabases } from "./check-accounts.ts";
import { checkClientCount } from "./check-client-count.ts";
import { checkElsewhere } from "./check-elsewhere.ts";
import { checkEngine } from "./check-engine.ts";
import { BACKUP_CLASSES, type DatabaseArgs } from "./contract.ts";
import { LOG_DAYS } from "./limits.ts";
import { backupMinutes, overlapsWindow } from "./times.ts";

/** Part of an identifier: RDS takes no two hyphens in a row, and 63 signs with what is added to it. */
const NAME = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}$/;

/** @param now a password that is too old by then is refused */
export function checkDatabase(
  faults: Faults,
  cloud: Cloud,
  name: string,
  args: DatabaseArgs,
  now: Date,
): void {
  if (!NAME.test(name)) {
    const hint = "small letters, digits and single hyphens, a letter first, 40 at most";
    faults.add("database.name", "name", name, "is no name of a database", hint);
  }
  const serves = args.environment === "production" || args.environment === "staging";
  // A subnet group of RDS spans two zones, whether or not a standby uses the second.
  const leastZones = cloud === "aws" || serves || args.singleZone === undefined ? 2 : 1;
  checkPlacement(faults, cloud, args, leastZones);
  checkSingleZone(faults, args, serves);
  checkZones(faults, cloud, args);
  checkEngine(faults, cloud, args);
  checkDatabases(faults, args);
  checkApplications(faults, cloud, args, now);
  checkClients(faults, args.clients);
  checkClientCount(faults, cloud, "clients", args.clients);
  checkKey(faults, cloud, args);
  if (args.route !== undefined) checkRoute(faults, cloud, args.route);
  checkTimes(faults, args);
  checkElsewhere(faults, cloud, args);
  checkLogs(faults, cloud, args);
  if (typeof args.deletion === "object" && args.deletion.allowed.reason.trim() === "") {
    const hint = "say why the data may go";
    faults.add("database.reason", "deletion.allowed.reason", undefined, "is empty", hint);
  }
}

function checkSingleZone(faults: Faults, { singleZone, environment }: DatabaseArgs, serves: boolean): void {
  if (singleZone === undefined) return;
  if (serves) {
    const hint = "leave it out: what serves shops has a standby in a second zone [§8.4.1-a]";
    faults.add("database.single-zone", "singleZone", environment, "is refused in this environment", hint);
  }
  for (const [key, value] of Object.entries(singleZone)) {
    if (value.trim() !== "") continue;
    faults.add("database.single-zone", `singleZone.${key}`, undefined, "is empty", "say it in a few words");
  }
}

/** Moving a node of Alibaba Cloud to another zone is a new database, so its zones are named where it matters. */
function checkZones(faults: Faults, cloud: Cloud, args: DatabaseArgs): void {
  const { zones } = args;
  if (cloud === "aws") {
    if (zones === undefined) return;
    const hint = "leave it out: RDS chooses among the subnets, and its standby moves by itself";
    faults.add("database.alicloud-only", "zones", zones.home, "is a setting of Alibaba Cloud", hint);
    return;
  }
  checkFixedZones(faults, "database.zones", args);
  if (zones === undefined || zones.home !== zones.standby) return;
  const hint = "name another zone, so that one building does not stop it [§8.4.1-a]";
  faults.add("database.zones", "zones.standby", zones.standby, "is the zone of the node that writes", hint);
}

/** What the services write with the key, each of which its policy has to name. */
function checkKey(faults: Faults, cloud: Cloud, { key, kind, kmsInstance, elsewhere }: DatabaseArgs): void {
  if (cloud === "aws") {
    checkServes(faults, "key", key, "rds", "secretsmanager", "logs");
    if (elsewhere?.mode === "backups") checkServes(faults, "elsewhere.key", elsewhere.key, "rds");
    if (elsewhere?.mode === "replica") checkServes(faults, "elsewhere.key", elsewhere.key, "rds", "logs");
    if (kmsInstance === undefined) return;
    faults.add(
      "database.alicloud-only",
      "kmsInstance",
      kmsInstance,
      "is a setting of Alibaba Cloud",
      "leave it out",
    );
    return;
  }
  checkServes(faults, "key", key, kind === "cluster" ? "polardb" : "rds", "secretsmanager");
  if (elsewhere === undefined) return;
  checkServes(faults, "elsewhere.key", elsewhere.key, kind === "cluster" ? "polardb" : "rds");
}

/** @clause 1.6.2-b @clause 12.1.2-c */
function checkTimes(faults: Faults, { window = MAINTENANCE_WINDOW, backup }: DatabaseArgs): void {
  checkWindow(faults, "window", window);
  if (!BACKUP_CLASSES.includes(backup.class)) {
    const hint = `one of ${BACKUP_CLASSES.join(", ")}`;
    faults.add("database.backup-class", "backup.class", backup.class, "is no class of backups", hint);
  }
  if (backup.start === undefined) return;
  const start = backupMinutes(backup.start);
  if (start === undefined) {
    const hint = 'write a full hour, such as "23:00"';
    faults.add("database.backup-start", "backup.start", backup.start, "is no full hour of the day", hint);
  } else if (start > 8 * 60 && start < 22 * 60) {
    const hint = "start at 22:00 or later and end by 9:00 [§1.6.2-b]";
    faults.add("database.backup-hours", "backup.start", backup.start, "lies in the opening hours", hint);
  } else if (overlapsWindow(start, window)) {
    const hint = "the services refuse it: move one of the two";
    const value = `${backup.start} and ${window.start}`;
    faults.add("database.backup-window", "backup.start", value, "runs into the maintenance window", hint);
  }
}

function checkLogs(faults: Faults, cloud: Cloud, args: DatabaseArgs): void {
  const { auditBucket, engine, logRetentionDays } = args;
  checkWhole(faults, "database.log-days", "logRetentionDays", logRetentionDays, {
    ...LOG_DAYS,
    unit: "days",
  });
  const needed = cloud === "aws" && engine.family === "sqlserver";
  if (needed && auditBucket === undefined) {
    const hint = "name a bucket for its audit files; SQL Server exports them to no log group [§10.4.4-a]";
    faults.add("database.audit-bucket", "auditBucket", undefined, "is missing", hint);
  } else if (!needed && auditBucket !== undefined) {
    const hint = "leave it out: this engine writes its audit log elsewhere";
    faults.add("database.audit-bucket", "auditBucket", engine.family, "is for SQL Server on AWS", hint);
  } else if (auditBucket !== undefined) {
    checkServes(faults, "auditBucket.key", auditBucket.key, "s3");
  }
}
