import * as alicloud from "@pulumi/alicloud";
import * as pulumi from "@pulumi/pulumi";
import { alicloudWindow, EVERY_DAY } from "../workload/window.ts";
import { type AlicloudNode, clientGroups, keyRoleArn, type Makers, zulu } from "./alicloud-parts.ts";
import type { DatabaseArgs, ElsewhereOutputs } from "./contract.ts";
import type { AlicloudDatabaseLayout } from "./layout.ts";
import { FREE_PERCENT, MONITORING_SECONDS } from "./limits.ts";

/** ApsaraDB RDS: an instance and its standby. @clause 10.2.1-b */
export function makeRds(make: Makers, layout: AlicloudDatabaseLayout, args: DatabaseArgs): AlicloudNode {
  const { engine, zones, storage, backup } = layout;
  const vswitches = [...new Set([zones.home, zones.standby])].flatMap((zone) => args.subnets[zone] ?? []);
  const instance = make.stateful(alicloud.rds.Instance, "instance", {
    instanceName: layout.id,
    engine: engine.engine,
    engineVersion: engine.version,
    category: engine.category,
    instanceType: layout.size,
    instanceChargeType: "Postpaid",
    dbInstanceStorageType: "cloud_essd",
    instanceStorage: storage.gb,
    storageAutoScale: "Enable",
    storageThreshold: FREE_PERCENT,
    storageUpperBound: storage.mostGb,
    encryptionKey: args.key.id,
    roleArn: keyRoleArn(layout.account),
    vpcId: args.vpcId,
    vswitchId: pulumi.all([...vswitches]).apply((ids) => ids.join(",")),
    zoneId: zones.home,
    zoneIdSlaveA: zones.standby,
    haConfig: "Auto",
    port: String(layout.port),
    securityIps: [...layout.whitelist],
    securityGroupIds: [...clientGroups(args.clients)],
    sslAction: "Open",
    ...(engine.tls === "switch" ? { forceEncryption: 1 } : {}),
    ...(engine.tls === "host-rules" ? { pgHbaConfs: [TLS_ALONE] } : {}),
    sqlCollectorStatus: "Enabled",
    sqlCollectorConfigValue: layout.sqlAuditDays,
    monitoringPeriod: MONITORING_SECONDS,
    maintainTime: alicloudWindow(layout.window),
    autoUpgradeMinorVersion: "Auto",
    effectiveTime: "MaintainTime",
    // Known to MySQL alone; the others' backups stay a week by themselves.
    ...(layout.family === "mysql" ? { releasedKeepPolicy: "Lastest" } : {}),
    tags: layout.tags,
  });
  make.child(alicloud.rds.BackupPolicy, "backups", {
    instanceId: instance.id,
    preferredBackupPeriods: [...EVERY_DAY],
    preferredBackupTime: zulu(layout.backupHour),
    backupRetentionPeriod: backup.days,
    enableBackupLog: true,
    logBackupRetentionPeriod: backup.logDays,
    ...(engine.logInterval ? { logBackupFrequency: "LogInterval" } : {}),
    ...(layout.family === "mysql" ? { releasedKeepPolicy: "Lastest" } : {}),
  });
  return { id: instance.id, endpoint: instance.connectionString, whole: [instance] };
}

/** The only row of access: with TLS, from whoever the white list lets in, by the password's own method. */
const TLS_ALONE = {
  type: "hostssl",
  priorityId: 0,
  database: "all",
  user: "all",
  address: "0.0.0.0/0",
  method: "md5",
} as const;

/** @clause 10.2.2-c */
export function makeRdsElsewhere(
  { child }: Makers,
  { elsewhere }: AlicloudDatabaseLayout,
  node: AlicloudNode,
): ElsewhereOutputs | undefined {
  if (elsewhere?.mode !== "backups") return undefined;
  const copies = child(alicloud.rds.RdsInstanceCrossBackupPolicy, "elsewhere", {
    instanceId: node.id,
    crossBackupRegion: elsewhere.region,
    logBackupEnabled: "Enable",
    retention: elsewhere.days,
  });
  return { region: elsewhere.region, mode: "backups", id: copies.id, alarmTargets: {} };
}
