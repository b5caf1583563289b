import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { KeyRef } from "../keys/contract.ts";
import { awsWindow } from "../workload/window.ts";
import type { Ground, Makers } from "./aws-surroundings.ts";
import type { AwsDatabaseLayout } from "./layout.ts";
import { ADMINISTRATOR, INSIGHTS_DAYS, MONITORING_SECONDS } from "./limits.ts";

/** What of a database programs, secrets and alarms need to know. */
export interface AwsNode {
  readonly id: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly endpoint: pulumi.Output<string>;
  readonly readEndpoint?: pulumi.Output<string>;
  /** Node key → instance, as metrics name it. */
  readonly members: Readonly<Record<string, pulumi.Output<string>>>;
  readonly administratorSecret?: pulumi.Output<string>;
  /** What has to be there before a second region follows. */
  readonly whole: readonly pulumi.Resource[];
}

export interface Means {
  readonly ground: Ground;
  readonly key: KeyRef;
  readonly monitoring: aws.iam.Role;
  readonly monitoringPolicy: aws.iam.RolePolicyAttachment;
  /** Where RDS keeps none itself. */
  readonly password?: pulumi.Output<string>;
  /** Name of the last snapshot, for a database that is deleted. @clause 10.1.4-a */
  readonly lastSnapshot: pulumi.Output<string>;
}

/** Updates come in the window, great ones never by themselves. @clause 10.4.5-a @clause 10.1.3-a */
const upkeep = (layout: AwsDatabaseLayout) => ({
  autoMinorVersionUpgrade: true,
  applyImmediately: false,
  copyTagsToSnapshot: true,
  maintenance: awsWindow(layout.window),
});

/** @clause 10.1.2-c @clause 10.3.1-a */
const watch = ({ key, monitoring }: Pick<Means, "key" | "monitoring">) => ({
  monitoringInterval: MONITORING_SECONDS,
  monitoringRoleArn: monitoring.arn,
  performanceInsightsEnabled: true,
  performanceInsightsKmsKeyId: key.arn,
  performanceInsightsRetentionPeriod: INSIGHTS_DAYS,
});

/** The password is RDS's where it may be; a database that another one follows is given one. @clause 1.1.9-b */
const administrator = (layout: AwsDatabaseLayout, { key, password }: Means) =>
  layout.administrator === "service" || password === undefined
    ? { manageMasterUserPassword: true, masterUserSecretKmsKeyId: key.arn }
    : { password };

export function makeInstance({ stateful }: Makers, layout: AwsDatabaseLayout, means: Means): AwsNode {
  const { engine, storage } = layout;
  const { ground, key } = means;
  const { maintenance, ...kept } = upkeep(layout);
  const instance = stateful(
    aws.rds.Instance,
    "instance",
    {
      identifier: layout.id,
      engine: engine.engine,
      engineVersion: engine.version,
      ...(engine.license === undefined ? {} : { licenseModel: engine.license }),
      instanceClass: layout.size,
      storageType: "gp3",
      allocatedStorage: storage.gb,
      maxAllocatedStorage: storage.mostGb,
      storageEncrypted: true,
      kmsKeyId: key.arn,
      multiAz: layout.standby,
      publiclyAccessible: false,
      dbSubnetGroupName: ground.subnetGroup.name,
      vpcSecurityGroupIds: [ground.gate.id],
      port: layout.port,
      parameterGroupName: ground.parameters.name,
      ...(ground.options === undefined ? {} : { optionGroupName: ground.options.name }),
      username: ADMINISTRATOR,
      ...administrator(layout, means),
      ...(engine.tokens ? { iamDatabaseAuthenticationEnabled: true } : {}),
      enabledCloudwatchLogsExports: [...engine.logs],
      backupRetentionPeriod: layout.backupDays,
      backupWindow: layout.backupHour,
      deleteAutomatedBackups: false,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: means.lastSnapshot,
      maintenanceWindow: maintenance,
      ...kept,
      allowMajorVersionUpgrade: false,
      ...watch(means),
      tags: layout.tags,
    },
    { dependsOn: [...ground.logs, means.monitoringPolicy] },
  );
  return {
    id: instance.identifier,
    arn: instance.arn,
    endpoint: instance.address,
    members: { instance: instance.identifier },
    ...(layout.administrator === "service"
      ? { administratorSecret: instance.masterUserSecrets.apply((secrets) => secrets?.[0]?.secretArn ?? "") }
      : {}),
    whole: [instance],
  };
}

export function makeCluster(make: Makers, layout: AwsDatabaseLayout, means: Means): AwsNode {
  const { engine } = layout;
  const { ground, key } = means;
  const { maintenance, ...kept } = upkeep(layout);
  const { password, ...service } = administrator(layout, means) as { password?: pulumi.Output<string> };
  const cluster = make.stateful(
    aws.rds.Cluster,
    "cluster",
    {
      clusterIdentifier: layout.id,
      engine: engine.engine,
      engineMode: "provisioned",
      engineVersion: engine.version,
      storageEncrypted: true,
      kmsKeyId: key.arn,
      dbSubnetGroupName: ground.subnetGroup.name,
      vpcSecurityGroupIds: [ground.gate.id],
      port: layout.port,
      dbClusterParameterGroupName: ground.parameters.name,
      masterUsername: ADMINISTRATOR,
      ...(password === undefined ? service : { masterPassword: password }),
      iamDatabaseAuthenticationEnabled: engine.tokens,
      enabledCloudwatchLogsExports: [...engine.logs],
      backupRetentionPeriod: layout.backupDays,
      preferredBackupWindow: layout.backupHour,
      preferredMaintenanceWindow: maintenance,
      deleteAutomatedBackups: false,
      skipFinalSnapshot: false,
      finalSnapshotIdentifier: means.lastSnapshot,
      applyImmediately: kept.applyImmediately,
      copyTagsToSnapshot: kept.copyTagsToSnapshot,
      allowMajorVersionUpgrade: false,
      tags: layout.tags,
    },
    {
      dependsOn: [...ground.logs],
      // RDS picks zones itself, three where it can; a global cluster that takes this one in names itself here.
      ignoreChanges: ["availabilityZones", "globalClusterIdentifier"],
    },
  );
  const members = makeMembers(make, layout, means, cluster, { prefix: "", nodes: layout.nodes });
  return {
    id: cluster.clusterIdentifier,
    arn: cluster.arn,
    endpoint: cluster.endpoint,
    readEndpoint: cluster.readerEndpoint,
    members: Object.fromEntries(Object.entries(members).map(([node, { identifier }]) => [node, identifier])),
    ...(layout.administrator === "service"
      ? { administratorSecret: cluster.masterUserSecrets.apply((secrets) => secrets[0]?.secretArn ?? "") }
      : {}),
    whole: [cluster, ...Object.values(members)],
  };
}

/** Nodes of a cluster; the first is made before the others, and so writes. @clause 10.2.1-a */
export function makeMembers(
  { child }: Makers,
  layout: AwsDatabaseLayout,
  means: Pick<Means, "ground" | "key" | "monitoring" | "monitoringPolicy">,
  cluster: aws.rds.Cluster,
  { prefix, nodes }: { readonly prefix: string; readonly nodes: readonly string[] },
): Readonly<Record<string, aws.rds.ClusterInstance>> {
  const { maintenance, ...kept } = upkeep(layout);
  const made = new Map<string, aws.rds.ClusterInstance>();
  for (const [index, node] of nodes.entries()) {
    const [first] = made.values();
    made.set(
      node,
      child(
        aws.rds.ClusterInstance,
        `${prefix}${node}`,
        {
          identifier: `${prefix}${layout.id}-${node}`,
          clusterIdentifier: cluster.id,
          engine: layout.engine.engine as aws.rds.ClusterInstanceArgs["engine"],
          engineVersion: layout.engine.version,
          instanceClass: layout.size,
          dbSubnetGroupName: means.ground.subnetGroup.name,
          publiclyAccessible: false,
          promotionTier: Math.min(index, 15),
          preferredMaintenanceWindow: maintenance,
          ...kept,
          ...watch(means),
          tags: layout.tags,
        },
        { dependsOn: [means.monitoringPolicy, ...(first === undefined ? [] : [first])] },
      ),
    );
  }
  return Object.fromEntries(made);
}
