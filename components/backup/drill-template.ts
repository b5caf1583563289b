import { DRILL_UNTIL } from "./limits.ts";
import { OOS_DRILL } from "./times.ts";

/** A template of OOS, version OOS-2019-06-01, as far as drills use it. */
export interface OosTemplate {
  readonly FormatVersion: "OOS-2019-06-01";
  readonly Description: string;
  readonly Parameters: Readonly<Record<string, { readonly Type: "String"; readonly Description: string }>>;
  readonly RamRole: string;
  readonly Tasks: readonly OosTask[];
  readonly Outputs: Readonly<Record<string, { readonly Type: "String"; readonly Value: string }>>;
}

export interface OosTask {
  readonly Name: string;
  readonly Action: "ACS::TimerTrigger" | "ACS::ExecuteAPI" | "ACS::WaitFor";
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly Outputs?: Readonly<Record<string, { readonly Type: string; readonly ValueSelector: string }>>;
  readonly Retries?: number;
  readonly DelayType?: "Constant";
  readonly Delay?: number;
}

/**
 * Quarter by quarter: finds the newest backup of a bucket, restores it into another, and waits for the outcome. An
 * execution that finds no backup, or whose restore fails, fails itself. The record of executions says when each began
 * and ended: the measured time of recovery. @clause 1.6.4-a @clause 1.6.4-b
 */
export function drillTemplate(key: string, role: string, timeZone: string): OosTemplate {
  return {
    FormatVersion: "OOS-2019-06-01",
    Description: `Restores the newest backup of ${key} for practice`,
    Parameters: {
      vaultId: { Type: "String", Description: "Vault that holds the backup" },
      bucket: { Type: "String", Description: "Bucket that was backed up" },
      target: { Type: "String", Description: "Bucket that the drill restores into" },
    },
    RamRole: role,
    Tasks: [
      {
        Name: "quarter",
        Action: "ACS::TimerTrigger",
        Properties: { Type: "cron", Expression: OOS_DRILL, TimeZone: timeZone, EndDate: DRILL_UNTIL },
      },
      {
        Name: "find",
        Action: "ACS::ExecuteAPI",
        Properties: {
          Service: "HBR",
          API: "SearchHistoricalSnapshots",
          Parameters: {
            SourceType: "OSS",
            Query: [
              { field: "VaultId", value: "{{ vaultId }}", operation: "MATCH_TERM" },
              { field: "Bucket", value: "{{ bucket }}", operation: "MATCH_TERM" },
            ],
            SortBy: "CreatedTime",
            Order: "DESC",
            Limit: 1,
          },
        },
        Outputs: {
          snapshotId: { Type: "String", ValueSelector: "Snapshots.Snapshot[0].SnapshotId" },
          snapshotHash: { Type: "String", ValueSelector: "Snapshots.Snapshot[0].SnapshotHash" },
        },
      },
      {
        Name: "restore",
        Action: "ACS::ExecuteAPI",
        Properties: {
          Service: "HBR",
          API: "CreateRestoreJob",
          Parameters: {
            VaultId: "{{ vaultId }}",
            SourceType: "OSS",
            RestoreType: "OSS",
            SnapshotId: "{{ find.snapshotId }}",
            SnapshotHash: "{{ find.snapshotHash }}",
            TargetBucket: "{{ target }}",
            TargetPrefix: `drill/${key}/`,
            Options: JSON.stringify({ includes: [], excludes: [] }),
          },
        },
        Outputs: { restoreId: { Type: "String", ValueSelector: "RestoreId" } },
      },
      {
        Name: "outcome",
        Action: "ACS::WaitFor",
        Properties: {
          Service: "HBR",
          API: "DescribeRestoreJobs2",
          Parameters: {
            RestoreType: "OSS",
            Filters: [{ Key: "RestoreId", Operator: "IN", Values: ["{{ restore.restoreId }}"] }],
          },
          PropertySelector: "RestoreJobs.RestoreJob[].Status",
          DesiredValues: ["COMPLETE"],
          StopRetryValues: ["CANCELED", "EXPIRED", "FAILED", "PARTIAL_COMPLETE"],
        },
        // Twice a minute for a night.
        DelayType: "Constant",
        Delay: 30,
        Retries: 960,
      },
    ],
    Outputs: {
      snapshot: { Type: "String", Value: "{{ find.snapshotId }}" },
      restore: { Type: "String", Value: "{{ restore.restoreId }}" },
    },
  };
}
