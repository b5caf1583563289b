import * as aws from "@pulumi/aws";
import type { Tags } from "../tagging/contract.ts";
import { awsWindow } from "../workload/window.ts";
import { awsFollowerTargets } from "./alarm-targets.ts";
import { type AwsNode, type Means, makeMembers } from "./aws-nodes.ts";
import { type AuditFiles, ground, type Makers } from "./aws-surroundings.ts";
import type { DatabaseArgs, ElsewhereOutputs } from "./contract.ts";
import type { AwsDatabaseLayout } from "./layout.ts";
import { INSIGHTS_DAYS, MONITORING_SECONDS } from "./limits.ts";

/** The data in the second region. @clause 10.2.2-c @clause 8.4.2-b */
export function makeElsewhere(
  make: Makers,
  layout: AwsDatabaseLayout,
  { elsewhere: args, tags }: DatabaseArgs,
  node: AwsNode,
  means: Means,
  audit: AuditFiles | undefined,
): ElsewhereOutputs | undefined {
  const { elsewhere: planned } = layout;
  if (planned === undefined || args === undefined) return undefined;
  const { region } = planned;
  if (planned.mode === "backups" || args.mode === "backups") {
    const copies = make.child(aws.rds.InstanceAutomatedBackupsReplication, "elsewhere", {
      region,
      sourceDbInstanceArn: node.arn,
      kmsKeyId: args.key.arn,
      ...(planned.mode === "backups" ? { retentionPeriod: planned.days } : {}),
    });
    return { region, mode: "backups", id: copies.id, alarmTargets: {} };
  }
  const there = inRegion(make, region);
  const prefix = "elsewhere-";
  const own = ground(
    there,
    layout,
    {
      id: planned.id,
      prefix,
      vpcId: args.vpcId,
      subnets: args.subnets,
      rules: planned.rules,
      logs: planned.logs,
      key: args.key,
    },
    audit,
  );
  const here = { ...means, ground: own, key: args.key };
  if (layout.kind === "cluster") return follower(there, layout, planned, here, node, tags.system);
  const { engine } = layout;
  const replica = there.stateful(
    aws.rds.Instance,
    "elsewhere",
    {
      identifier: planned.id,
      replicateSourceDb: node.arn,
      instanceClass: layout.size,
      storageType: "gp3",
      maxAllocatedStorage: layout.storage.mostGb,
      storageEncrypted: true,
      kmsKeyId: args.key.arn,
      publiclyAccessible: false,
      dbSubnetGroupName: own.subnetGroup.name,
      vpcSecurityGroupIds: [own.gate.id],
      port: layout.port,
      parameterGroupName: own.parameters.name,
      ...(own.options === undefined ? {} : { optionGroupName: own.options.name }),
      iamDatabaseAuthenticationEnabled: engine.tokens,
      enabledCloudwatchLogsExports: [...engine.logs],
      // Once it is promoted, it is backed up from the first day.
      backupRetentionPeriod: layout.backupDays,
      backupWindow: layout.backupHour,
      // RDS takes no last snapshot of a replica.
      skipFinalSnapshot: true,
      maintenanceWindow: awsWindow(layout.window),
      autoMinorVersionUpgrade: true,
      applyImmediately: false,
      copyTagsToSnapshot: true,
      monitoringInterval: MONITORING_SECONDS,
      monitoringRoleArn: means.monitoring.arn,
      performanceInsightsEnabled: true,
      performanceInsightsKmsKeyId: args.key.arn,
      performanceInsightsRetentionPeriod: INSIGHTS_DAYS,
      tags: followerTags(layout),
    },
    { dependsOn: [...own.logs, means.monitoringPolicy] },
  );
  return {
    region,
    mode: "replica",
    id: replica.identifier,
    endpoint: replica.address,
    alarmTargets: awsFollowerTargets(layout, replica.identifier, tags.system),
  };
}

/** Aurora: the first cluster is taken into a global one, which the second joins. */
function follower(
  there: Makers,
  layout: AwsDatabaseLayout,
  planned: Extract<AwsDatabaseLayout["elsewhere"], { mode: "replica" }>,
  means: Means,
  node: AwsNode,
  system: string | undefined,
): ElsewhereOutputs {
  const { ground: own, key } = means;
  const global = there.stateful(
    aws.rds.GlobalCluster,
    "global",
    {
      region: layout.region,
      globalClusterIdentifier: planned.global,
      sourceDbClusterIdentifier: node.arn,
      // Lets its members go when it is deleted; they stay.
      forceDestroy: true,
      tags: layout.tags,
    },
    { dependsOn: [...node.whole] },
  );
  const cluster = there.stateful(
    aws.rds.Cluster,
    "elsewhere",
    {
      clusterIdentifier: planned.id,
      globalClusterIdentifier: global.id,
      engine: layout.engine.engine,
      engineMode: "provisioned",
      engineVersion: layout.engine.version,
      storageEncrypted: true,
      kmsKeyId: key.arn,
      dbSubnetGroupName: own.subnetGroup.name,
      vpcSecurityGroupIds: [own.gate.id],
      port: layout.port,
      dbClusterParameterGroupName: own.parameters.name,
      iamDatabaseAuthenticationEnabled: layout.engine.tokens,
      enabledCloudwatchLogsExports: [...layout.engine.logs],
      backupRetentionPeriod: layout.backupDays,
      preferredBackupWindow: layout.backupHour,
      preferredMaintenanceWindow: awsWindow(layout.window),
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: means.lastSnapshot.apply((name) => `elsewhere-${name}`),
      copyTagsToSnapshot: true,
      tags: followerTags(layout),
    },
    { dependsOn: [...own.logs], ignoreChanges: ["availabilityZones", "replicationSourceIdentifier"] },
  );
  makeMembers(there, layout, means, cluster, { prefix: "elsewhere-", nodes: planned.nodes });
  return {
    region: planned.region,
    mode: "replica",
    id: cluster.clusterIdentifier,
    endpoint: cluster.endpoint,
    alarmTargets: awsFollowerTargets(layout, cluster.clusterIdentifier, system),
  };
}

/** Backups are made of the first one: what follows it can be made again. */
function followerTags({ id, tags }: AwsDatabaseLayout): Tags {
  return { ...tags, "no-backup": `follows ${id}` };
}

/** The same makers, with the other region on each child: the component's own gives way to it. */
function inRegion({ child, stateful }: Makers, region: string): Makers {
  return {
    child: (Type, key, args, opts) => child(Type, key, { region, ...args }, opts),
    stateful: (Type, key, args, opts) => stateful(Type, key, { region, ...args }, opts),
  };
}
