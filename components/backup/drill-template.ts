import { type OosTask, type OosTemplate, TIMER_END, waitFor } from "../workload/orchestration.ts";
import { DRILL_TAG, RESTORE_MINUTES } from "./limits.ts";
import { OOS_DRILL } from "./times.ts";

/** One drill: its own name, the component's, and the parameter in which it says that it went well. */
export interface Drill {
  readonly key: string;
  readonly owner: string;
  readonly role: string;
  readonly region: string;
  readonly timeZone: string;
  readonly record: string;
}

export const PASSED = "passed";
export const DUE = "due";

const text = (Description: string) => ({ Type: "String", Description }) as const;

export function api(
  Name: string,
  Service: "ECS" | "HBR" | "OOS" | "RDS",
  API: string,
  Parameters: Readonly<Record<string, unknown>>,
): OosTask {
  return { Name, Action: "ACS::ExecuteAPI", Properties: { Service, API, Parameters } };
}

export function timer(Name: string, Expression: string, TimeZone: string): OosTask {
  return {
    Name,
    Action: "ACS::TimerTrigger",
    Properties: { Type: "cron", Expression, TimeZone, EndDate: TIMER_END },
  };
}

/** Last, and only if all before it went well. What a drill says for itself is read a day later. */
const passed = ({ region, record }: Drill) =>
  api("passed", "OOS", "UpdateParameter", { RegionId: region, Name: record, Value: PASSED });

const template = (
  drill: Drill,
  Description: string,
  Parameters: NonNullable<OosTemplate["Parameters"]>,
  tasks: readonly OosTask[],
  outputs: Readonly<Record<string, string>>,
): OosTemplate => ({
  FormatVersion: "OOS-2019-06-01",
  Description,
  Parameters,
  RamRole: drill.role,
  Tasks: [timer("quarter", OOS_DRILL, drill.timeZone), ...tasks, passed(drill)],
  Outputs: Object.fromEntries(
    Object.entries(outputs).map(([name, Value]) => [name, { Type: "String" as const, Value }]),
  ),
});

/**
 * Quarter by quarter: finds the newest backup of a bucket, restores it into another, and waits for the outcome. An
 * execution that finds no backup, or whose restore fails, fails itself. The record of executions says when each began
 * and ended: the measured time of recovery. @clause 1.6.4-a @clause 1.6.4-b
 */
export function bucketDrill(drill: Drill): OosTemplate {
  const { key } = drill;
  return template(
    drill,
    `Restores the newest backup of ${key} for practice`,
    {
      vaultId: text("Vault that holds the backup"),
      bucket: text("Bucket that was backed up"),
      target: text("Bucket that the drill restores into"),
    },
    [
      {
        ...api("find", "HBR", "SearchHistoricalSnapshots", {
          SourceType: "OSS",
          Query: [
            { field: "VaultId", value: "{{ vaultId }}", operation: "MATCH_TERM" },
            { field: "Bucket", value: "{{ bucket }}", operation: "MATCH_TERM" },
          ],
          SortBy: "CreatedTime",
          Order: "DESC",
          Limit: 1,
        }),
        Outputs: {
          snapshotId: { Type: "String", ValueSelector: "Snapshots.Snapshot[0].SnapshotId" },
          snapshotHash: { Type: "String", ValueSelector: "Snapshots.Snapshot[0].SnapshotHash" },
        },
      },
      {
        ...api("restore", "HBR", "CreateRestoreJob", {
          VaultId: "{{ vaultId }}",
          SourceType: "OSS",
          RestoreType: "OSS",
          SnapshotId: "{{ find.snapshotId }}",
          SnapshotHash: "{{ find.snapshotHash }}",
          TargetBucket: "{{ target }}",
          TargetPrefix: `drill/${key}/`,
          Options: JSON.stringify({ includes: [], excludes: [] }),
        }),
        Outputs: { restoreId: { Type: "String", ValueSelector: "RestoreId" } },
      },
      waitFor("outcome", {
        Service: "HBR",
        API: "DescribeRestoreJobs2",
        Parameters: {
          RestoreType: "OSS",
          Filters: [{ Key: "RestoreId", Operator: "IN", Values: ["{{ restore.restoreId }}"] }],
        },
        PropertySelector: "RestoreJobs.RestoreJob[].Status",
        DesiredValues: ["COMPLETE"],
        StopRetryValues: ["CANCELED", "EXPIRED", "FAILED", "PARTIAL_COMPLETE"],
        minutes: RESTORE_MINUTES,
      }),
    ],
    { snapshot: "{{ find.snapshotId }}", restore: "{{ restore.restoreId }}" },
  );
}

/**
 * The newest backup of a database goes to an instance of its own, in a network of its own, and each database that
 * must be there is looked for in it. @clause 10.2.3-c
 */
export function databaseDrill(drill: Drill, storageType: string, expects: readonly string[]): OosTemplate {
  const { key, region } = drill;
  const copy = "{{ restore.copyId }}";
  return template(
    drill,
    `Restores the newest backup of the database ${key} for practice`,
    {
      instanceId: text("Instance that was backed up"),
      vpcId: text("Network of the instance that is restored"),
      subnet: text("vSwitch of the instance that is restored"),
    },
    [
      {
        ...api("find", "RDS", "DescribeBackups", {
          DBInstanceId: "{{ instanceId }}",
          BackupStatus: "Success",
          PageSize: 30,
        }),
        // The service lists the newest first.
        Outputs: { backupId: { Type: "String", ValueSelector: "Items.Backup[0].BackupId" } },
      },
      {
        ...api("restore", "RDS", "CloneDBInstance", {
          RegionId: region,
          DBInstanceId: "{{ instanceId }}",
          BackupId: "{{ find.backupId }}",
          PayType: "Postpaid",
          DBInstanceStorageType: storageType,
          InstanceNetworkType: "VPC",
          VPCId: "{{ vpcId }}",
          VSwitchId: "{{ subnet }}",
        }),
        Outputs: { copyId: { Type: "String", ValueSelector: "DBInstanceId" } },
      },
      api("mark", "RDS", "TagResources", {
        RegionId: region,
        ResourceType: "INSTANCE",
        ResourceId: [copy],
        Tag: [{ Key: DRILL_TAG, Value: drill.owner }],
      }),
      waitFor("restored", {
        Service: "RDS",
        API: "DescribeDBInstanceAttribute",
        Parameters: { DBInstanceId: copy },
        PropertySelector: "Items.DBInstanceAttribute[].DBInstanceStatus",
        DesiredValues: ["Running"],
        minutes: RESTORE_MINUTES,
      }),
      ...expects.map(
        (database, index): OosTask => ({
          Name: `expect${index}`,
          Action: "ACS::CheckFor",
          Properties: {
            Service: "RDS",
            API: "DescribeDatabases",
            Parameters: { DBInstanceId: copy, DBName: database },
            PropertySelector: "Databases.Database[].DBStatus",
            DesiredValues: ["Running"],
          },
        }),
      ),
    ],
    { backup: "{{ find.backupId }}", instance: copy },
  );
}

/** The newest snapshot of a machine's system disk goes to a disk of its own. */
export function machineDrill(drill: Drill, zone: string): OosTemplate {
  const { key, region } = drill;
  return template(
    drill,
    `Restores the newest snapshot of the machine ${key} for practice`,
    { instanceId: text("Machine that was backed up") },
    [
      {
        ...api("find", "ECS", "DescribeSnapshots", {
          RegionId: region,
          InstanceId: "{{ instanceId }}",
          SourceDiskType: "system",
          Status: "accomplished",
          PageSize: 1,
        }),
        Outputs: { snapshotId: { Type: "String", ValueSelector: "Snapshots.Snapshot[0].SnapshotId" } },
      },
      {
        ...api("restore", "ECS", "CreateDisk", {
          RegionId: region,
          ZoneId: zone,
          SnapshotId: "{{ find.snapshotId }}",
          DiskCategory: "cloud_essd",
          DiskName: `restore-drill-${key}`,
          Tag: [{ Key: DRILL_TAG, Value: drill.owner }],
        }),
        Outputs: { diskId: { Type: "String", ValueSelector: "DiskId" } },
      },
      waitFor("restored", {
        Service: "ECS",
        API: "DescribeDisks",
        Parameters: { RegionId: region, DiskIds: ["{{ restore.diskId }}"] },
        PropertySelector: "Disks.Disk[].Status",
        DesiredValues: ["Available"],
        minutes: RESTORE_MINUTES,
      }),
    ],
    { snapshot: "{{ find.snapshotId }}", disk: "{{ restore.diskId }}" },
  );
}
