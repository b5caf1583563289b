import { type Known, type ResourceFact, UNKNOWN } from "../control.ts";
import { type Reader, resourceFact } from "../fact.ts";
import { given, integer, text } from "../reading.ts";

/** How long automatic backups of a database are kept. */
export interface BackupRetention {
  readonly days: Known<number>;
}

function days(input: string, byDefault: Known<number>): Reader<BackupRetention> {
  return (props) => ({ days: integer(props, input) ?? byDefault });
}

/** Defaults as documented: typings of aws 7.48 and alicloud 3.108. */
export const backupRetention: ResourceFact<BackupRetention> = resourceFact("backup-retention", {
  "aws:rds/instance:Instance": (props, resource) =>
    // A replica is rebuilt from its source, and Aurora backs up by its cluster.
    given(props, "replicateSourceDb") || /^aurora/.test(String(text(props, "engine") ?? ""))
      ? undefined
      : days("backupRetentionPeriod", 0)(props, resource),
  "aws:rds/cluster:Cluster": days("backupRetentionPeriod", 1),
  "aws:docdb/cluster:Cluster": days("backupRetentionPeriod", 1),
  "aws:neptune/cluster:Cluster": days("backupRetentionPeriod", 1),
  "aws:redshift/cluster:Cluster": days("automatedSnapshotRetentionPeriod", 1),
  "aws:elasticache/replicationGroup:ReplicationGroup": days("snapshotRetentionLimit", 0),
  "aws:elasticache/cluster:Cluster": (props, resource) =>
    // Memcached keeps nothing to back up; a member of a group is backed up by the group.
    text(props, "engine") === "memcached" || given(props, "replicationGroupId")
      ? undefined
      : days("snapshotRetentionLimit", 0)(props, resource),
  "alicloud:rds/backupPolicy:BackupPolicy": (props) => ({
    days: integer(props, "backupRetentionPeriod") ?? integer(props, "retentionPeriod") ?? 7,
  }),
  "alicloud:polardb/backupPolicy:BackupPolicy": days("dataLevel1BackupRetentionPeriod", UNKNOWN),
  "alicloud:mongodb/instance:Instance": days("backupRetentionPeriod", UNKNOWN),
});
